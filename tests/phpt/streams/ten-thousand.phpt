--TEST--
Ten thousand servers on twenty nodes: 150 requests at most, and 64 MiB of memory
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

/** A figure of this process in KiB, from the kernel. */
function kib(string $name): int
{
    preg_match("/^$name:\\s+(\\d+) kB/m", (string) file_get_contents('/proc/self/status'), $found);

    return (int) $found[1];
}
$simulator = Simulator::start(['--seed', 'scale:10000:20']);
$panel = panel($simulator, new Calagopus\Settings(timeout: 60));
$panel->test();
$mark = $simulator->mark();
$before = kib('VmRSS');
$stream = $panel->usages(300);
$services = [];
$count = $figures = 0;
foreach ($stream as $one) {
    $services[(int) $one->externalId] = true;
    $figures += $one->usage !== null ? 1 : 0;
    $count++;
}
$added = kib('VmHWM') - $before;
// under a sanitizer what was freed is kept for a while, and counts
$most = getenv('USE_ZEND_ALLOC') === '0' ? 1024 : 64;
echo $count, ' servers, ', count($services), ' services, ', $figures, ' with figures, ', count($stream->problems()), " problems\n";
echo $stream->requests() <= 150 && count($simulator->log($mark)) === $stream->requests() ? 'at most 150 requests' : $stream->requests() . ' requests', "\n";
echo $added <= $most * 1024 ? 'at most 64 MiB' : "$added KiB", "\n";
?>
--EXPECT--
10000 servers, 10000 services, 10000 with figures, 0 problems
at most 150 requests
at most 64 MiB
