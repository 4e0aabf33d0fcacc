--TEST--
What the panel or the egg does not know is refused before a server is made
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$failure = failure(static fn () => $panel->create(spec(['variables' => 'NO_SUCH=1']), owner(), new Ref('17')));
echo str_contains($failure->getMessage(), 'SERVER_JARFILE') ? "it names the egg's variables\n" : $failure->getMessage() . "\n";
failure(static fn () => $panel->create(spec(['egg_uuid' => NOBODY]), owner(), new Ref('17')));
failure(static fn () => $panel->create(spec(['node_uuid' => NOBODY]), owner(), new Ref('17')));
failure(static fn () => $panel->create(spec(['backup_configuration_uuid' => NOBODY]), owner(), new Ref('17')));
failure(static fn () => $panel->create(spec(), owner('8', 'no address'), new Ref('17')));
echo count($simulator->serversOf('17')), " servers\n";
?>
--EXPECT--
ValidationException unknown-variable, HTTP 0, not again, fields: variables
it names the egg's variables
NotFoundException object-not-found, HTTP 404, not again
NotFoundException object-not-found, HTTP 404, not again
ValidationException rejected, HTTP 400, not again, fields: backup_configuration_uuid
ValidationException rejected, HTTP 400, not again, fields: email
0 servers
