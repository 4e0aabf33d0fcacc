--TEST--
Power actions reach the node
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(['start_on_completion' => false]), owner(), new Ref('17'))->server->uuid);
failure(static fn () => $panel->power($ref, PowerAction::Start));
installed($simulator, $ref->uuid);
foreach (PowerAction::cases() as $action) {
    $panel->power($ref, $action);
    echo $action->value, ': ', cost($panel), "\n";
}
echo count($simulator->requests('POST', '/power$')), " orders\n";
$panel->suspend($ref);
failure(static fn () => $panel->power($ref, PowerAction::Start));
echo count($simulator->requests('POST', '/power$')), " orders\n";
?>
--EXPECT--
ConflictException server-busy, HTTP 0, press again
start: 2 rounds, 2 requests
stop: 2 rounds, 2 requests
restart: 2 rounds, 2 requests
kill: 2 rounds, 2 requests
4 orders
ConflictException server-suspended, HTTP 0, not again
4 orders
