--TEST--
A look has its whole time: an answer that takes most of it still counts
--EXTENSIONS--
calagopus
--FILE--
<?php
require dirname(__DIR__) . '/panel.inc';

use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator, new Settings(timeout: 4, connectTimeout: 2, createTimeout: 15, resolveTimeout: 4, retry: false));
$server = $panel->create(spec(), owner(), new Ref('1'))->server;
$simulator->fault(['kind' => 'stall', 'ms' => 2600], ['method' => 'GET', 'path' => '/servers/' . $server->uuid . '$']);
echo $panel->find(new Ref('1', $server->uuid, $panel->origin(), '7'))->uuid === $server->uuid ? "found\n" : "another\n";
?>
--EXPECT--
found
