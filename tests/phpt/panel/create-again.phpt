--TEST--
Create pressed twice adopts the server that is there
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$first = $panel->create(spec(), owner(), new Ref('17', ownerExternalId: '7'));
$second = $panel->create(spec(), owner(), new Ref('17', ownerExternalId: '7'));
$third = $panel->create(spec(), owner(), new Ref('17', $first->server->uuid, $panel->origin(), '7'), onlyLook: true);
echo $second->adopted ? 'adopted' : 'made', ' ', $second->ownerLink->value, ' ', $second->server->uuid === $first->server->uuid ? 'the same' : 'another', "\n";
echo $third->adopted ? 'adopted' : 'made', "\n", count($simulator->serversOf('17')), " server\n";
?>
--EXPECT--
adopted external-id the same
adopted
1 server
