--TEST--
The last backup is the one that was begun last, whether it came to its end or not
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$made = $panel->create(spec(), owner(), new Ref('17'));
$ref = new Ref('17', $made->server->uuid, $panel->origin(), '7');
var_dump($panel->lastBackup($ref));
$server = ['server' => $made->server->uuid];
$simulator->control('POST', 'server-backup', $server + ['name' => 'second', 'created' => '2026-02-02T00:00:00Z', 'successful' => false]);
$simulator->control('POST', 'server-backup', $server + ['name' => 'first', 'created' => '2026-02-01T00:00:00Z']);
$last = $panel->lastBackup($ref);
var_dump($last->name, $last->successful, $last->completed !== null, $last->created);
$simulator->control('POST', 'server-backup', $server + ['name' => 'third', 'created' => '2026-02-03T00:00:00Z', 'completed' => null, 'successful' => false]);
var_dump($panel->lastBackup($ref)->completed);
?>
--EXPECT--
NULL
string(6) "second"
bool(false)
bool(true)
string(20) "2026-02-02T00:00:00Z"
NULL
