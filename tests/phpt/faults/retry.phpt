--TEST--
A look-up is repeated after a broken answer, unless the settings say otherwise
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
foreach ([true, false] as $retry) {
    $panel = panel($simulator, new Settings(timeout: 5, retry: $retry));
    $simulator->clearFaults();
    $simulator->fault(['kind' => 'status', 'status' => 503, 'body' => 'busy', 'content_type' => 'text/plain'], ['method' => 'GET', 'times' => 1]);
    failure(static fn () => $panel->find($ref));
    echo cost($panel), ', attempts: ', implode(' ', array_column($panel->trace()->exchanges, 'attempt')), "\n";
}
?>
--EXPECT--
no failure
2 rounds, 2 requests, attempts: 1 2
TransportException panel-unavailable, HTTP 503, press again
1 round, 1 request, attempts: 1
