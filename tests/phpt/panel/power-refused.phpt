--TEST--
A server whose installation failed is not started, and says what to do
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--install-ms', '60000']);
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$simulator->install($ref->uuid, 'failed', 0);
Simulator::until(static fn (): bool => $simulator->serversOf('17')[0]['status'] === 'install_failed');
$failure = failure(static fn () => $panel->power($ref, PowerAction::Start));
echo $failure->hint, "\n";
echo count($simulator->requests('POST', '/power$')), " orders\n";
failure(static fn () => $panel->power(new Ref('18'), PowerAction::Start));
?>
--EXPECT--
ConflictException install-failed, HTTP 0, not again
Look at the installation log on the panel.
0 orders
NotFoundException server-not-found, HTTP 404, not again
