--TEST--
A memory limit that is reached in the middle of a call ends the request, and its end still works
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') { echo 'skip the memory limit is the work of the Zend allocator, which is off'; } ?>
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Settings;
use Calagopus\Tests\Panel\Simulator;

$panel = null;
register_shutdown_function(static function () use (&$panel): void {
    $GLOBALS['catalogs'] = null;
    ini_set('memory_limit', '-1');
    echo "\n", count($panel->catalog()->nodes), ' nodes, ', cost($panel), "\n";
});
$simulator = Simulator::start();
$simulator->control('POST', 'seed', ['servers' => 2000, 'nodes' => 2000]);
$panel = panel($simulator, new Settings(timeout: 60));
$catalogs = [];
ini_set('memory_limit', (string) (memory_get_usage(true) + 8 * 1024 * 1024));
for ($i = 0; $i < 200; ++$i) {
    $catalogs[] = $panel->catalog();
}
?>
--EXPECTF--

Fatal error: Allowed memory size of %d bytes exhausted%s in %s on line 19

2003 nodes, 21 rounds, 24 requests
