--TEST--
Panels share the process's connections, not their keys or traces
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$reader = panel($simulator, null, 'sim-read-only-key-000000000000000000000000000000');
$panel->create(spec(), owner(), new Ref('17'));
$made = Calagopus\Status::current()->connectionsMade;
echo $reader->find(new Ref('17'))->name, "\n";
failure(static fn () => $reader->suspend(new Ref('17')));
echo $panel->suspend(new Ref('17'))->suspended ? 'suspended' : 'not suspended', "\n";
echo Calagopus\Status::current()->connectionsMade - $made, " new connections\n";
echo $reader->trace()->exchanges[array_key_last($reader->trace()->exchanges)]->status, ' and ', $panel->trace()->exchanges[array_key_last($panel->trace()->exchanges)]->status, "\n";
?>
--EXPECT--
Server-17
PermissionException permission-missing, HTTP 403, not again
suspended
0 new connections
403 and 200
