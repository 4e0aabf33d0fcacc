--TEST--
A server is given to its client's account, which is made where there is none; what nothing proves is given to nobody
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
$given = $panel->giveServer(new Ref('17', $uuid, $panel->origin()), owner('8', 'joan@example.com', 'Joan', 'Roe'));
echo $given->server->ownerExternalId, ' ', $given->server->ownerUsername, ' ', $given->ownerLink->value, ', before: ', $given->formerUsername, "\n";
echo $given->ownerUuid === $given->server->ownerUuid ? "the same account\n" : "another account\n";
$again = $panel->giveServer(new Ref('17', $uuid, $panel->origin()), owner('8', 'joan@example.com', 'Joan', 'Roe'));
echo $again->ownerLink->value, "\n";
failure(static fn () => $panel->giveServer(new Ref('17', $uuid), owner()));
failure(static fn () => $panel->giveServer(new Ref('99'), owner()));
?>
--EXPECT--
8 joanroe_8 created, before: janedoe_7
the same account
external-id
ConflictException foreign-server, HTTP 0, not again
NotFoundException server-not-found, HTTP 404, not again
