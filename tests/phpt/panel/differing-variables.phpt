--TEST--
Variables that a server holds otherwise are named, and what they hold is not
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(['variables' => "SERVER_JARFILE=a.jar\nMINECRAFT_VERSION=1.20.1"]), owner(), new Ref('17'))->server->uuid, $panel->origin(), '7');
echo json_encode([
    $panel->differingVariables($ref, ['SERVER_JARFILE' => 'a.jar', 'MINECRAFT_VERSION' => '1.20.1']),
    $panel->differingVariables($ref, ['MINECRAFT_VERSION' => '1.21', 'SERVER_JARFILE' => 'a.jar', 'OTHER' => '']),
    $panel->differingVariables($ref, []),
]), "\n";
failure(static fn () => $panel->differingVariables(new Ref('18'), []));
failure(static fn () => $panel->differingVariables($ref, ['A' => 1]));
?>
--EXPECT--
[[],["MINECRAFT_VERSION","OTHER"],[]]
NotFoundException server-not-found, HTTP 404, not again
ValidationException invalid-argument, HTTP 0, not again, fields: variables
