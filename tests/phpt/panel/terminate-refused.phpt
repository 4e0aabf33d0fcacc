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
/* Another panel, and a record that does not say which one it was. */
$elsewhere = Simulator::start();
$failure = failure(static fn () => panel($elsewhere)->terminate(new Ref('17', $uuid, null, '7')));
echo str_contains($failure->getMessage(), $uuid) ? 'named' : $failure->getMessage(), ': ', $failure->topic->value, "\n";
echo panel($elsewhere)->terminate(new Ref('17', null, null, '7'))->wasGone ? 'gone' : 'there', "\n";
echo count($simulator->serversOf('17')), " server\n";
?>
--EXPECT--
ConflictException wrong-panel, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
PanelException node-error, HTTP 417, press again
NotFoundException server-not-found, HTTP 404, not again
named: panel-not-recorded
gone
1 server
