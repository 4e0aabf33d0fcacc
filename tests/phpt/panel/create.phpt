--TEST--
Create makes the owner and the server on the node and tells both
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$created = $panel->create(spec(['memory' => 2048, 'server_name_prefix' => 'MC-', 'variables' => 'SERVER_JARFILE=other.jar']), owner(), new Ref('17'));
$server = $created->server;
echo $server->name, ' ', $server->externalId, ' ', $server->memory, ' MiB on ', $server->nodeName, ' in ', $server->locationName, ', ', $server->eggName, "\n";
echo 'owner: ', $created->ownerLink->value, ' ', $server->ownerName, ' ', $server->ownerUsername, ' ', $server->ownerExternalId,
    $created->ownerUuid === $server->ownerUuid ? ', the same' : ', another', "\n";
echo $created->adopted ? 'adopted' : 'made', ', ', $created->healed ? 'healed' : 'not healed', ', ', count($created->notes), " notes\n";
echo preg_match('/^198\.51\.100\.1:\d+$/', $server->address()) ? 'an address' : $server->address(), ', ', $server->url === $panel->origin() . '/server/' . $server->uuid ? 'its page' : $server->url, "\n";
$held = $simulator->serversOf('17');
echo count($held), ' server on the panel, ', $held[0]['memory'], ' MiB, ', $held[0]['variables']['SERVER_JARFILE'], ', ', count($held[0]['allocation_ports']), " port\n";
?>
--EXPECT--
MC-17 17 2048 MiB on node-1 in Frankfurt, Paper
owner: created Jane Doe janedoe_7 7, the same
made, not healed, 0 notes
an address, its page
1 server on the panel, 2048 MiB, other.jar, 1 port
