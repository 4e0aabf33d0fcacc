--TEST--
Create without a node lets the panel choose one, with a port
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$created = $panel->create(spec(['node_uuid' => '', 'location_uuids' => FRANKFURT]), owner(), new Ref('18'));
echo $created->server->name, ' in ', $created->server->locationName, ', ', $created->server->port > 0 ? 'with a port' : 'without a port', "\n";
echo count($simulator->serversOf('18')), ' server, ', count($simulator->requests('POST', '^/api/admin/servers/deploy')), ' deployment, ', count($simulator->requests('POST', '^/api/admin/servers$')), " creation\n";
?>
--EXPECT--
Server-18 in Frankfurt, with a port
1 server, 1 deployment, 0 creation
