--TEST--
Ten thousand servers on twenty nodes: 121 requests, two more for each empty node beside them, and 64 MiB of memory at most
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
$asked = count($simulator->log($mark));
$empty = count($panel->nodes()) - 20;
echo $stream->requests() === $asked ? '' : "{$stream->requests()} requests were counted. ", $asked - 2 * $empty, ' requests, and two for each of ', $empty, " empty nodes\n";
echo $added <= $most * 1024 ? 'at most 64 MiB' : "$added KiB", "\n";
?>
--EXPECT--
10000 servers, 10000 services, 10000 with figures, 0 problems
121 requests, and two for each of 3 empty nodes
at most 64 MiB
