--TEST--
A server is found by its UUID or by the service's id
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
foreach ([new Ref('17'), new Ref('17', $uuid), new Ref('17', $uuid, $panel->origin(), '7'), new Ref('17', NOBODY)] as $ref) {
    echo $panel->find($ref)->uuid === $uuid ? 'found' : 'another', ', ', cost($panel), "\n";
}
?>
--EXPECT--
found, 2 rounds, 2 requests
found, 1 round, 1 request
found, 1 round, 1 request
found, 3 rounds, 3 requests
