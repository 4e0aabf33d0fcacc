--TEST--
Where the panel's limit is reached, the stream waits for room, and leaves the reserve to customers
--INI--
calagopus.state_path=
calagopus.rate_limit=12
calagopus.rate_window=2
calagopus.rate_reserve=0.25
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:1000:4']);
// half the window that is reckoned with, so that a slow machine bunches nothing into one
$simulator->control('POST', 'rate', ['limit' => 12, 'window_s' => 1]);
$panel = panel($simulator);
$mark = $simulator->mark();
$customers = 0;
$stream = $panel->usages(120);
foreach ($stream as $one) {
    // a customer in between, whom nothing keeps waiting for long
    if ($stream->progress()['serversDone'] % 400 === 0) {
        $customers += panel($simulator)->find(new Ref('17'))->externalId === '17' ? 1 : 0;
    }
}
echo $stream->progress()['serversDone'], ' servers, ', count($stream->problems()), ' problems, ', $customers, " customers\n";
$limited = array_filter($simulator->log($mark), static fn (array $request): bool => $request['status'] === 429);
echo count($limited), " refused by the panel\n";

echo "without shared state the panel's own word is waited for\n";
ini_set('calagopus.shared_state', '0');
$mark = $simulator->mark();
$stream = panel($simulator)->usages(120);
echo iterator_count($stream), ' servers, ', count($stream->problems()), " problems\n";
$limited = array_filter($simulator->log($mark), static fn (array $request): bool => $request['status'] === 429);
echo count($limited) > 0 ? 'refused and asked again' : 'never refused', "\n";
?>
--EXPECT--
1000 servers, 0 problems, 2 customers
0 refused by the panel
without shared state the panel's own word is waited for
1000 servers, 0 problems
refused and asked again
