--TEST--
Testing a connection says whose the key is and what it may not do
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$full = $panel->test();
echo $full->account, ' ', $full->administrator ? 'administrator' : 'no administrator', ', missing: ', implode(' ', $full->missingPermissions) ?: 'nothing', "\n";
$limited = $simulator->control('POST', 'key', ['permissions' => ['servers.read', 'users.read']])['key'];
$connection = panel($simulator, null, $limited)->test();
echo 'missing: ', implode(' ', $connection->missingPermissions), "\n";
panel($simulator)->create(spec(), owner(), new Ref('17'));
$limited = $simulator->control('POST', 'key', ['permissions' => ['servers.read', 'users.read', 'locations.read', 'nodes.read', 'eggs.read']])['key'];
echo 'missing: ', implode(' ', panel($simulator, null, $limited)->test()->missingPermissions), "\n";
$mended = new Panel('http://' . $simulator->host . ':' . $simulator->port . '/', $simulator->key, 0, false);
echo count($mended->test()->notes), " note\n";
?>
--EXPECT--
admin administrator, missing: nothing
missing: locations.read nodes.read eggs.read
missing: nodes.allocations servers.variables
1 note
