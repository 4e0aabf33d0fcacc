--TEST--
A fatal error in the middle of a stream releases it
--INI--
memory_limit=24M
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:300:3']);
$stream = panel($simulator)->usages();
$more = '';
foreach ($stream as $one) {
    $more .= str_repeat($one->name, 1 << 18);
}
?>
--EXPECTF--
Fatal error: Allowed memory size of %d bytes exhausted%a
