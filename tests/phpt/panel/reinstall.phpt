--TEST--
A server is installed again, also after an installation that failed
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
failure(static fn () => $panel->reinstall($ref));
installed($simulator, $ref->uuid);
$simulator->install($ref->uuid, 'failed', 0);
$panel->reinstall($ref);
Simulator::until(static fn (): bool => $simulator->serversOf('17')[0]['status'] === 'install_failed');
echo $simulator->serversOf('17')[0]['status'], "\n";
$panel->reinstall($ref, truncate: true);
echo json_encode(array_column($simulator->requests('POST', '/settings/install$'), 'status')), "\n";
?>
--EXPECT--
ConflictException server-busy, HTTP 0, press again
install_failed
[202,202]
