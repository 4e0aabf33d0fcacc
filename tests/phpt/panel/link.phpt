--TEST--
An existing server of the client is given the service's id
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$jane = $simulator->control('POST', 'user', ['external_id' => '7', 'email' => 'jane@example.com'])['uuid'];
$uuid = $simulator->control('POST', 'server', ['owner' => $jane, 'name' => 'Old'])['uuid'];
echo $panel->link(new Ref('17', ownerExternalId: '7'), strtoupper($uuid))->externalId, ' ', $simulator->serversOf('17')[0]['uuid'] === $uuid ? 'linked' : 'another', "\n";
?>
--EXPECT--
17 linked
