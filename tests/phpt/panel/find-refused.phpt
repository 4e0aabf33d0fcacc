--TEST--
A server that is gone, another's, or on another panel is not found as ours
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
failure(static fn () => $panel->find(new Ref('17')));
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
failure(static fn () => $panel->find(new Ref('18', $uuid)));
failure(static fn () => $panel->find(new Ref('17', $uuid, null, '8')));
failure(static fn () => $panel->find(new Ref('18', NOBODY, 'https://other.example.com')));
?>
--EXPECT--
NotFoundException server-not-found, HTTP 404, not again
NotFoundException server-not-found, HTTP 404, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException wrong-panel, HTTP 0, not again
