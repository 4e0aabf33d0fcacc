--TEST--
A server on another panel, another client's server and a failing node are no success
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
failure(static fn () => $panel->terminate(new Ref('17', NOBODY, 'https://other.example.com')));
failure(static fn () => $panel->terminate(new Ref('17', $uuid, null, '8')));
installed($simulator, $uuid);
$simulator->node(NODE_1, 'fail', null, ['delete']);
failure(static fn () => $panel->terminate(new Ref('17', $uuid, $panel->origin())));
echo count($simulator->serversOf('17')), " server\n";
?>
--EXPECT--
ConflictException wrong-panel, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
PanelException node-error, HTTP 417, press again
1 server
