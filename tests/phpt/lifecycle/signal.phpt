--TEST--
A signal does not break off a call; its handler runs afterwards
--SKIPIF--
<?php if (!function_exists('pcntl_alarm')) { echo 'skip pcntl is not in this PHP'; } ?>
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$simulator->node(NODE_1, 'ok', 1500, ['create']);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, static function (): void {
    echo "the alarm\n";
});
pcntl_alarm(1);
$created = $panel->create(spec(), owner(), new Ref('17'));
echo $created->adopted ? 'adopted' : 'made', ', ', count($simulator->serversOf('17')), " server\n";
?>
--EXPECT--
the alarm
made, 1 server
