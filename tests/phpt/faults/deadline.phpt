--TEST--
Every call ends within its deadline, whatever the panel does
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel = panel($simulator, new Settings(timeout: 0.5, connectTimeout: 0.5));
foreach (['hang', ['kind' => 'dribble', 'interval_ms' => 100], ['kind' => 'stall', 'ms' => 5000]] as $fault) {
    $simulator->clearFaults();
    $simulator->fault($fault, ['times' => 0]);
    $start = microtime(true);
    echo is_array($fault) ? $fault['kind'] : $fault, ': ';
    failure(static fn () => $panel->find(new Ref('17')));
    $took = microtime(true) - $start;
    echo $took > 0.05 && $took < 1.5 ? "in time\n" : "after $took s\n";
}
?>
--EXPECT--
hang: TimeoutException timed-out, HTTP 0, press again
in time
dribble: TimeoutException timed-out, HTTP 0, press again
in time
stall: TimeoutException timed-out, HTTP 0, press again
in time
