--TEST--
Without a place in the request budget nothing is sent, and the wait is told; background work leaves customers their share
--INI--
calagopus.state_path=
calagopus.rate_limit=8
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Settings, Status};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$background = panel($simulator, new Settings(timeout: 1, background: true));
$customer = panel($simulator, new Settings(timeout: 1));
$try = static function (Calagopus\Panel $panel): string {
    try {
        $panel->find(new Ref('17'));
    } catch (Calagopus\Exception $failure) {
        return $failure->reason->value . ($failure->retryAfter > 20 ? ', later' : '');
    }

    return 'found';
};
echo implode(' ', array_count_values(array_map(static fn (): string => $try($background), range(1, 7)))), "\n";
echo $try($background), "\n";
echo $try($customer), "\n", $try($customer), "\n", $try($customer), "\n";
echo count($simulator->log()), " arrived\n";
$figures = Status::current()->panels[$customer->origin()];
echo Status::current()->sharedState, ' ', $figures['used'], ' of ', $figures['limit'], ', over budget: ', $figures['overBudget'], "\n";
?>
--EXPECT--
6 1
rate-limited, later
server-not-found
server-not-found
rate-limited, later
8 arrived
inherited 8 of 8, over budget: 3
