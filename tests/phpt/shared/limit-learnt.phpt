--TEST--
A panel's 429 teaches its limit, and all calls wait until its window begins anew
--INI--
calagopus.state_path=
calagopus.rate_window=2
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Settings, Status};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$simulator->control('POST', 'rate', ['limit' => 3, 'window_s' => 2]);
$panel = panel($simulator, new Settings(timeout: 10));
for ($i = 0; $i < 6; $i++) {
    try {
        $panel->find(new Ref('17'));
    } catch (Calagopus\NotFoundException) {
    }
}
$limited = count(array_filter($simulator->log(), static fn (array $entry): bool => $entry['status'] === 429));
echo 'refused by the panel: ', $limited, ', limit: ', Status::current()->panels[$panel->origin()]['limit'], "\n";
?>
--EXPECT--
refused by the panel: 1, limit: 3
