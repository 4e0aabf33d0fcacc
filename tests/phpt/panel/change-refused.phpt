--TEST--
A change that cannot be made changes nothing
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
installed($simulator, $ref->uuid); // before that its node tells no figures
$before = $simulator->serversOf('17');
failure(static fn () => $panel->change($ref, spec(['memory' => 4096, 'variables' => 'NO_SUCH=1'])));
failure(static fn () => $panel->change($ref, spec(['memory' => 4096, 'egg_uuid' => NOBODY])));
failure(static fn () => $panel->change($ref, spec(['memory' => 4096, 'disk' => 5]))); // what a simulated server uses is more
failure(static fn () => $panel->change(new Ref('18'), spec(['memory' => 4096])));
echo $simulator->serversOf('17') == $before ? 'as before' : 'changed', "\n";
?>
--EXPECT--
ValidationException unknown-variable, HTTP 0, not again, fields: variables
NotFoundException object-not-found, HTTP 404, not again
ValidationException invalid-options, HTTP 0, not again, fields: disk
NotFoundException server-not-found, HTTP 404, not again
as before
