--TEST--
What concerns the whole panel is thrown by the iteration, and what was given before counts
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:1000:10']);
$panel = panel($simulator, null, str_repeat('x', 48));
failure(static fn () => iterator_to_array($panel->usages()));
echo cost($panel), "\n";
failure(static fn () => iterator_to_array($panel->servers()));

$panel = panel($simulator);
$simulator->fault(['kind' => 'status', 'status' => 403, 'body' => '{"errors":["you do not have permission to perform this action: nodes.read"]}'], ['path' => '/nodes/[^/]+/servers', 'nth' => 9, 'times' => 0]);
$count = 0;
$stream = $panel->usages();
failure(static function () use ($stream, &$count): void {
    foreach ($stream as $one) {
        $count++;
    }
});
echo $count > 0 && $count < 1000 ? 'some came before' : $count, ', ', $stream->progress()['serversDone'] === $count ? 'counted' : 'not counted', "\n";
var_dump($stream->valid());
$stream->next();
echo $stream->requests(), " requests, none more\n";
$gone = panel($simulator);
$port = $simulator->port;
unset($simulator);
failure(static fn () => iterator_to_array($gone->usages(5)));
?>
--EXPECTF--
AuthenticationException key-refused, HTTP 401, not again
1 round, 1 request
AuthenticationException key-refused, HTTP 401, not again
PermissionException permission-missing, HTTP 403, not again
some came before, counted
bool(false)
17 requests, none more
TransportException connect-failed, HTTP 0, press again
