--TEST--
A fatal error in the middle of a stream releases it, and the end of the request still asks the panel
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') { echo 'skip after a fatal error PHP leaves its own memory to the Zend allocator, which is off'; } ?>
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$panel = null;
register_shutdown_function(static function () use (&$panel): void {
    echo "\n", iterator_count($panel->servers()), ' servers, ', cost($panel), "\n";
});
$simulator = Simulator::start(['--seed', 'scale:300:3']);
$panel = panel($simulator);
$stream = $panel->usages();
foreach ($stream as $one) {
    if ($stream->progress()['serversDone'] === 50) {
        eval('class Twice {} class Twice {}'); // a compile error, fatal in every version
    }
}
?>
--EXPECTF--

Fatal error: Cannot %s in %s on line %d

300 servers, 2 rounds, 3 requests
