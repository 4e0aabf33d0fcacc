--TEST--
The servers of a panel, or of one of its nodes, come one by one
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Server;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:1000:4']);
$panel = panel($simulator);
$held = array_column($simulator->state()['servers'], 'node', 'uuid');
$all = [];
$stream = $panel->servers();
foreach ($stream as $uuid => $server) {
    $all[$uuid] = $server instanceof Server && $server->uuid === $uuid && $server->nodeUuid === $held[$uuid] && str_starts_with($server->url, $panel->origin());
}
echo count($all), ' servers, all right: ', in_array(false, $all, true) ? 'no' : 'yes', ', ', cost($panel), "\n";
echo json_encode($stream->progress()), ' ', $stream->requests(), "\n";

$node = array_values(array_unique($held))[2];
$of = iterator_to_array($panel->servers($node));
echo count($of), ' servers of one node, ', count(array_intersect_key($of, array_filter($held, static fn (string $of): bool => $of === $node))), ' of them its own, ', cost($panel), "\n";
echo count(iterator_to_array($panel->servers(NODE_FULL))), " servers of an empty one\n";
failure(static fn () => iterator_to_array($panel->servers(NOBODY)));

echo "a list with a hole is none\n";
$simulator->fault(['kind' => 'status', 'status' => 500], ['path' => '/api/admin/servers\\?.*page=3', 'times' => 0]);
$count = 0;
failure(static function () use ($panel, &$count): void {
    foreach ($panel->servers(null, 30.0, 1) as $server) {
        $count++;
    }
});
echo $count, " came before\n";
?>
--EXPECT--
1000 servers, all right: yes, 3 rounds, 10 requests
{"servers":1000,"serversDone":1000} 10
250 servers of one node, 250 of them its own, 2 rounds, 3 requests
0 servers of an empty one
NotFoundException object-not-found, HTTP 404, not again
a list with a hole is none
PanelException panel-error, HTTP 500, press again
200 came before
