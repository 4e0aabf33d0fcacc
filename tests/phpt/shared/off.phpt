--TEST--
Where the shared state is off, nothing is kept, counted or refused
--INI--
calagopus.state_path=
calagopus.shared_state=0
calagopus.rate_limit=2
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Status};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
for ($i = 0; $i < 5; $i++) {
    $panel->eggVariables(NEST, PAPER);
}
echo count($simulator->log()), ' arrived, ', Status::current()->sharedState, ', ', count(Status::current()->panels), " panels\n";
ob_start();
(new ReflectionExtension('calagopus'))->info();
echo preg_match('/^Shared state => off$/m', ob_get_clean()), "\n";
?>
--EXPECT--
5 arrived, off, 0 panels
1
