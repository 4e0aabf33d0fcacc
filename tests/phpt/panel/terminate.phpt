--TEST--
Terminating deletes the server; one that is gone already is success
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
$first = $panel->terminate(new Ref('17', $uuid, $panel->origin()));
$second = $panel->terminate(new Ref('17', $uuid, $panel->origin()));
var_dump($first->wasGone, $second->wasGone, count($simulator->serversOf('17')));
?>
--EXPECT--
bool(false)
bool(true)
int(0)
