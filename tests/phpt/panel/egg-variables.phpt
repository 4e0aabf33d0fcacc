--TEST--
The variables of an egg are listed with their rules
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
foreach ($panel->eggVariables(NEST, PAPER) as $variable) {
    echo json_encode($variable, JSON_UNESCAPED_SLASHES), "\n";
}
failure(static fn () => $panel->eggVariables(NEST, NOBODY));
failure(static fn () => $panel->eggVariables('nest', "egg\0"));
?>
--EXPECT--
{"name":"SERVER_JARFILE","default":"server.jar","editable":true,"secret":false,"rules":"required|string|max:20"}
{"name":"MINECRAFT_VERSION","default":"latest","editable":true,"secret":false,"rules":"required|string"}
{"name":"QUERY_PORT","default":"","editable":true,"secret":false,"rules":"nullable|string"}
NotFoundException object-not-found, HTTP 404, not again
ValidationException invalid-argument, HTTP 0, not again, fields: nest_uuid egg_uuid
