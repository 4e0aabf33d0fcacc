--TEST--
A variable that the customer changed since is left alone
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(['variables' => 'SERVER_JARFILE=first.jar']), owner(), new Ref('17'))->server->uuid);
$simulator->api('PUT', '/api/admin/servers/' . $ref->uuid . '/variables', ['variables' => [['env_variable' => 'SERVER_JARFILE', 'value' => 'customer.jar']]]);
$changed = $panel->change($ref, spec(['variables' => 'SERVER_JARFILE=second.jar']), ['SERVER_JARFILE' => 'first.jar']);
echo $simulator->serversOf('17')[0]['variables']['SERVER_JARFILE'], ', ', count($changed->notes), " note\n";
$panel->change($ref, spec(['variables' => 'SERVER_JARFILE=second.jar']));
echo $simulator->serversOf('17')[0]['variables']['SERVER_JARFILE'], "\n";
foreach ([['x'], ['A' => 1], ['A' => []], ["A\0" => 'x'], ['A' => "\xff"]] as $applied) {
    failure(static fn () => $panel->change($ref, spec(), $applied));
}
?>
--EXPECT--
customer.jar, 1 note
second.jar
ValidationException invalid-argument, HTTP 0, not again, fields: applied
ValidationException invalid-argument, HTTP 0, not again, fields: applied
ValidationException invalid-argument, HTTP 0, not again, fields: applied
ValidationException invalid-argument, HTTP 0, not again, fields: applied
ValidationException invalid-argument, HTTP 0, not again, fields: applied
