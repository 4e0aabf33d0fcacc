<?php

/** Many actions in one process, its resident memory sampled: bin/soak says the options. */

declare(strict_types=1);

namespace Calagopus\Tests\Soak;

use Calagopus\Tests\Panel\Opterius\Simulator as HostingSimulator;
use Calagopus\Tests\Panel\Simulator;

require dirname(__DIR__) . '/panel/launch.php';
require __DIR__ . '/src/Actions.php';
require __DIR__ . '/src/Line.php';

/** What the heap may still gain after the warm-up by being cut into other pieces; a leak of 60 bytes an action is more in 5,000. */
const ALLOWED_BYTES = 256 * 1024;
const SAMPLES = 100;
/** The simulators' journals grow with the requests: they begin anew after so many actions. */
const RESET_AFTER = 4000;

$options = getopt('', ['actions:', 'plant:', 'json']);
$actions = max(1000, (int) ($options['actions'] ?? 5000));
$planted = (int) ($options['plant'] ?? 0);
$kept = [];

function resident(): int
{
    return (int) explode(' ', (string) file_get_contents('/proc/self/statm'))[1] * 4096;
}

$panel = Simulator::start();
$hosting = HostingSimulator::start();
$work = new Actions($panel, $hosting);
$work->reset();
$line = new Line();
$warm = max(1000, intdiv($actions, 10));
$began = microtime(true);
for ($done = -$warm; $done < $actions; ++$done) {
    if (($done + $warm) % RESET_AFTER === RESET_AFTER - 1) {
        $work->reset();
    }
    $work->next();
    if ($planted > 0) {
        $kept[] = random_bytes($planted);
    }
    if ($done >= 0 && $done % max(1, intdiv($actions, SAMPLES)) === 0) {
        $line->add($done, resident());
        if (!isset($options['json']) && $done % max(1, intdiv($actions, 10)) === 0) {
            printf("%7d actions: %.2f MiB\n", $done, resident() / 1048576);
        }
    }
}
$seconds = microtime(true) - $began;
$growth = $line->slope() * $actions;
$flat = $growth <= ALLOWED_BYTES;
$figures = ['actions' => $actions, 'warm_up' => $warm, 'seconds' => round($seconds, 1), 'first_bytes' => $line->first(), 'last_bytes' => $line->last(),
    'highest_bytes' => $line->highest(), 'bytes_per_action' => round($line->slope(), 3), 'growth_bytes' => (int) round($growth), 'kinds' => $work->counts()];
if (isset($options['json'])) {
    echo json_encode($figures), "\n";
} else {
    foreach ($figures['kinds'] as $kind => $count) {
        printf("  %-34s %7d\n", $kind, $count);
    }
    printf(
        "%d actions after %d to warm up, in %.1f s: %.2f MiB at first, %.2f MiB at last, %.2f MiB at most; the line through %d samples rises by %.3f bytes an action, %+.1f KiB in all (%d KiB are allowed)\n",
        $actions,
        $warm,
        $seconds,
        $line->first() / 1048576,
        $line->last() / 1048576,
        $line->highest() / 1048576,
        $line->count(),
        $line->slope(),
        $growth / 1024,
        ALLOWED_BYTES / 1024
    );
}
echo $flat ? "1 passed, 0 failed\n" : "0 passed, 1 failed\n";
exit($flat ? 0 : 1);
