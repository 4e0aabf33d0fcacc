--TEST--
An order to a server whose answer was lost is not given twice
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
installed($simulator, $ref->uuid);
$panel = panel($simulator, new Settings(timeout: 2));
$simulator->fault(['kind' => 'reset', 'when' => 'before'], ['method' => 'POST', 'path' => '/power$', 'act' => 'after', 'times' => 0]);
failure(static fn () => $panel->power($ref, PowerAction::Restart));
echo count($simulator->requests('POST', '/power$')), " order\n";
?>
--EXPECT--
UnknownOutcomeException outcome-unknown, HTTP 0, press again
1 order
