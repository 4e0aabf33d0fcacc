--TEST--
A server with another id, of another client, or that does not exist is not linked
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$jane = $simulator->control('POST', 'user', ['external_id' => '7', 'email' => 'jane@example.com'])['uuid'];
$john = $simulator->control('POST', 'user', ['external_id' => '8', 'email' => 'john@example.com'])['uuid'];
$other = $simulator->control('POST', 'server', ['owner' => $jane, 'name' => 'Other', 'external_id' => '5'])['uuid'];
$johns = $simulator->control('POST', 'server', ['owner' => $john, 'name' => 'Johns'])['uuid'];
$ref = new Ref('17', ownerExternalId: '7');
failure(static fn () => $panel->link($ref, $other));
failure(static fn () => $panel->link($ref, $johns));
failure(static fn () => $panel->link($ref, NOBODY));
failure(static fn () => $panel->link($ref, substr($johns, 0, 8)));
failure(static fn () => $panel->link($ref, "x\0"));
echo count($simulator->serversOf('17')), " servers linked\n";
echo $panel->link($ref, $johns, anyOwner: true)->externalId, "\n";
?>
--EXPECT--
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
NotFoundException server-not-found, HTTP 404, not again
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
0 servers linked
17
