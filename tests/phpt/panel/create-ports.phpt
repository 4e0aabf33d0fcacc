--TEST--
Create gives a server the ports of its placement, fills in what names them, and ports() gives it those that it lacks
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Placement, Ref};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$placement = new Placement(extra: 1, ranges: [[25600, 25609]], consecutive: true, variables: ['QUERY_PORT' => '{port2}', 'SERVER_JARFILE' => '{ip}.jar'], prefix: '{port}-');
foreach (['17' => [], '18' => ['node_uuid' => '', 'location_uuids' => FRANKFURT]] as $id => $place) {
    $created = $panel->create(spec($place), owner(), new Ref((string) $id), placement: $placement);
    $numbers = array_map(static fn ($port): ?int => $port->number, $created->ports);
    $server = $simulator->serversOf((string) $id)[0];
    var_dump($numbers === [$numbers[0], $numbers[0] + 1, $numbers[0] + 2], $numbers[0] >= 25600 && $numbers[2] <= 25609, $created->ports[0]->primary);
    var_dump($server['variables']['QUERY_PORT'] === (string) $numbers[1], $server['variables']['SERVER_JARFILE'] === $created->ports[0]->ip . '.jar', $server['name'] === "$numbers[0]-$id");
}
echo count($panel->ports(new Ref('17'))), ' ports, then ', count($panel->ports(new Ref('17'), new Placement(ports: 3, extra: 2))), "\n";
failure(static fn () => $panel->create(spec(), owner(), new Ref('19'), placement: new Placement(ranges: [[1, 2]])));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
3 ports, then 5
CapacityException no-allocation, HTTP 0, not again
