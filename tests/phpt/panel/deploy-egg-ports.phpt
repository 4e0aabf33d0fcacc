--TEST--
A deployment takes the ports and port variables that the egg's configuration names, one port where it names none, and is given one where that is not known
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$anywhere = spec(['node_uuid' => '', 'location_uuids' => FRANKFURT, 'variables' => '']);
$blind = $simulator->control('POST', 'key', ['permissions' => ['users.*', 'servers.*', 'nodes.*', 'eggs.read']])['key'];
$show = static function (string $what, string $key, string $id) use ($simulator, $anywhere): void {
    panel($simulator, null, $key)->create($anywhere, owner(), new Ref($id));
    $server = $simulator->serversOf($id)[0];
    echo $what, ': ', count($server['allocation_ports']), ' ports, query port ', $server['variables']['QUERY_PORT'] ?? 'not set', "\n";
};
$show('no configuration', $simulator->key, '17');
$show('no configuration, not known', $blind, '18');
// Chance may have given these the port that the configuration names.
foreach (['17', '18'] as $id) {
    $simulator->api('DELETE', '/api/admin/servers/' . $simulator->serversOf($id)[0]['uuid'], ['force' => true, 'delete_backups' => true]);
}
$simulator->control('POST', 'egg-configuration', ['deployment' => ['primary' => ['start_port' => 25600, 'end_port' => 25610],
    'additional' => [['mode' => ['type' => 'range', 'start_port' => 25700, 'end_port' => 25700], 'assign_to_variable' => 'QUERY_PORT']]]]);
$show('configuration', $simulator->key, '19');
$show('configuration, not known', $blind, '20');
?>
--EXPECT--
no configuration: 1 ports, query port not set
no configuration, not known: 1 ports, query port not set
configuration: 2 ports, query port 25700
configuration, not known: 2 ports, query port 25700
