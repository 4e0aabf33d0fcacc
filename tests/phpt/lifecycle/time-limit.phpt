--TEST--
A call that waits longer than max_execution_time does not crash
--INI--
max_execution_time=1
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
set_time_limit(1);
$simulator->fault(['kind' => 'stall', 'ms' => 1500], ['path' => '/servers/external/']);
failure(static fn () => $panel->find(new Ref('17')));
echo "still here\n";
?>
--EXPECT--
NotFoundException server-not-found, HTTP 404, not again
still here
