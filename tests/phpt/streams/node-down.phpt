--TEST--
A node that is down is a problem with its name; the usage of the others comes
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:400:4']);
$panel = panel($simulator);
$nodes = array_column(array_map(static fn ($node) => ['name' => $node->name, 'uuid' => $node->uuid], $panel->catalog()->nodes), 'uuid', 'name');
$down = $nodes['scale-1-2'];

/** How many came of each node. */
function read(Calagopus\UsageStream $stream): string
{
    $of = [];
    foreach ($stream as $one) {
        $of[$one->nodeName] = ($of[$one->nodeName] ?? 0) + 1;
    }
    ksort($of);

    return json_encode($of);
}
$simulator->control('POST', 'node', ['uuid' => $down, 'mode' => 'down', 'only' => ['resources']]);
$stream = $panel->usages();
echo read($stream), "\n", array_keys($stream->problems()) === [$down] ? 'the node' : 'not the node', ': ', $stream->problems()[$down] ?? '', "\n";
echo json_encode($stream->progress()), "\n";

echo "a page that cannot be read\n";
$simulator->control('POST', 'node', ['uuid' => $down, 'mode' => 'ok']);
$simulator->fault(['kind' => 'truncated'], ['path' => "/nodes/$down/servers\\?", 'times' => 0]);
$stream = $panel->usages();
echo read($stream), "\n", str_starts_with($stream->problems()[$down] ?? '', 'scale-1-2: ') ? 'named' : 'not named', ', ', count($stream->problems()), " problem\n";

echo "one deadline for all of them\n";
$simulator->control('DELETE', 'faults');
$simulator->control('POST', 'node', ['mode' => 'ok', 'delay_ms' => 400, 'only' => ['resources']]);
$started = microtime(true);
$stream = $panel->usages(0.7, 2);
failure(static function () use ($stream, &$read): void {
    read($stream);
});
$took = microtime(true) - $started;
$done = $stream->progress()['serversDone'];
echo $took < 1.5 ? 'in time' : "took $took", ', ', $done >= 0 && $done < 400 ? 'not all' : $done, ', problems: ', count($stream->problems()), "\n";
?>
--EXPECTREGEX--
\{"scale-1-1":100,"scale-1-3":100,"scale-1-4":100\}
the node: scale-1-2: \S.*
\{"nodes":7,"nodesDone":7,"servers":300,"serversDone":300\}
a page that cannot be read
\{"scale-1-1":100,"scale-1-3":100,"scale-1-4":100\}
named, 1 problem
one deadline for all of them
TimeoutException timed-out, HTTP 0, press again
in time, not all, problems: 0
