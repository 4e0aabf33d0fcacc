--TEST--
A fiber that is dropped between two calls leaves nothing behind
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$steps = new ArrayObject();
for ($i = 0; $i < 50; ++$i) {
    $fiber = new Fiber(static function () use ($panel, $steps): void {
        try {
            $panel->find(new Ref('17'));
        } catch (Calagopus\NotFoundException) {
            $steps[] = 1;
        }
        Fiber::suspend($panel->trace());
        $panel->find(new Ref('17'));
        echo "not reached\n";
    });
    $trace = $fiber->start();
    unset($fiber);
}
echo count($steps), ' steps, ', $trace->requests, " request\n";
failure(static fn () => $panel->find(new Ref('17')));
echo count($simulator->log()), " requests\n";
?>
--EXPECT--
50 steps, 1 request
NotFoundException server-not-found, HTTP 404, not again
51 requests
