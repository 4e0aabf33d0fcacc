--TEST--
A panel that is down is answered for at once, and asked again one probe at a time
--INI--
calagopus.state_path=
calagopus.breaker_interval=1
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Settings, Status};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator, new Settings(timeout: 5, retry: false));
$simulator->fault(['kind' => 'status', 'status' => 503], ['times' => 0]);
for ($i = 0; $i < 3; $i++) {
    failure(static fn () => $panel->find(new Ref('17')));
}
$arrived = count($simulator->log());
$began = hrtime(true);
$failure = failure(static fn () => $panel->find(new Ref('17')));
echo preg_replace(['/127\.0\.0\.1:\d+/', '/\d\d:\d\d:\d\d/'], ['HOST', 'HH:MM:SS'], $failure->getMessage()), "\n";
echo $failure->retryAfter > 0 && $failure->retryAfter <= 1 ? 'says when' : 'says not when: ' . $failure->retryAfter, "\n";
echo (hrtime(true) - $began) / 1e6 < 100 ? 'at once' : 'late', ', ', count($simulator->log()) - $arrived, " more arrived\n";
$end = hrtime(true) + 2.5e9;
for ($asked = 0; hrtime(true) < $end; $asked++) {
    try {
        $panel->find(new Ref('17'));
    } catch (Calagopus\TransportException) {
    }
}
$probes = count($simulator->log()) - $arrived;
echo $asked > 20 && $probes >= 1 && $probes <= 3 ? 'one probe an interval' : "$asked asked, $probes arrived", "\n";
$simulator->clearFaults();
$back = Simulator::until(static function () use ($panel): bool {
    try {
        $panel->find(new Ref('17'));
    } catch (Calagopus\NotFoundException) {
        return true;
    } catch (Calagopus\TransportException) {
    }

    return false;
});
$figures = Status::current()->panels[$panel->origin()];
echo $back ? 'back' : 'never back', ', ', $figures['silentMs'] === null ? 'closed' : 'open', ', opened ', $figures['breakerOpened'], " time\n";
?>
--EXPECT--
TransportException panel-unavailable, HTTP 503, press again
TransportException panel-unavailable, HTTP 503, press again
TransportException panel-unavailable, HTTP 503, press again
TransportException panel-unavailable, HTTP 0, press again
HOST has not answered since HH:MM:SS UTC; it was not asked again yet.
says when
at once, 0 more arrived
one probe an interval
back, closed, opened 1 time
