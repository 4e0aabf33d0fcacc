--TEST--
Rounds and requests of each call are few, and known
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(), owner(), new Ref('16'));
$panel->test();
echo 'test: ', cost($panel), "\n";
$created = $panel->create(spec(), owner(), new Ref('17', null, null, '7'));
echo 'create on a node, account known: ', cost($panel), "\n";
$linked = new Calagopus\Owner('7', 'jane@example.com', 'Jane', 'Doe', linkedUuid: $created->ownerUuid);
$panel->create(spec(), $linked, new Ref('18', null, null, '7'));
echo 'create on a node, account recorded: ', cost($panel), "\n";
$panel->create(spec(['node_uuid' => '', 'location_uuids' => FRANKFURT]), owner(), new Ref('19', null, null, '7'));
echo 'create by deployment, account known: ', cost($panel), "\n";
$ref = new Ref('17', $created->server->uuid, $panel->origin(), '7');
installed($simulator, $ref->uuid);
$panel->create(spec(), owner(), $ref);
echo 'create again: ', cost($panel), "\n";
$panel->find($ref);
echo 'find: ', cost($panel), "\n";
$panel->find(new Ref('17', null, null, '7'));
echo 'find without a UUID: ', cost($panel), "\n";
$panel->live($ref);
echo 'live: ', cost($panel), "\n";
$panel->suspend($ref);
echo 'suspend: ', cost($panel), "\n";
$panel->unsuspend($ref);
echo 'unsuspend: ', cost($panel), "\n";
$panel->change($ref, spec(['memory' => 2048]));
echo 'change: ', cost($panel), "\n";
$panel->change($ref, spec(['memory' => 2048, 'variables' => 'SERVER_JARFILE=a.jar']));
echo 'change with variables: ', cost($panel), "\n";
$panel->power($ref, PowerAction::Restart);
echo 'power: ', cost($panel), "\n";
$panel->reinstall($ref);
echo 'reinstall: ', cost($panel), "\n";
installed($simulator, $ref->uuid);
$panel->updateOwner(owner());
echo 'update owner: ', cost($panel), "\n";
$panel->setOwnerPassword(owner(), 'long enough');
echo 'owner password: ', cost($panel), "\n";
$panel->sendPasswordReset(owner());
echo 'password reset: ', cost($panel), "\n";
$panel->giveServer($ref, owner('8', 'joan@example.com', 'Joan', 'Roe'));
echo 'give server, account made: ', cost($panel), "\n";
$panel->catalog();
echo 'catalog: ', cost($panel), "\n";
$panel->eggVariables(NEST, PAPER);
echo 'egg variables: ', cost($panel), "\n";
$panel->terminate($ref);
echo 'terminate: ', cost($panel), "\n";
?>
--EXPECT--
test: 2 rounds, 9 requests
create on a node, account known: 2 rounds, 6 requests
create on a node, account recorded: 2 rounds, 6 requests
create by deployment, account known: 2 rounds, 6 requests
create again: 2 rounds, 7 requests
find: 1 round, 1 request
find without a UUID: 2 rounds, 2 requests
live: 1 round, 3 requests
suspend: 2 rounds, 2 requests
unsuspend: 2 rounds, 2 requests
change: 3 rounds, 6 requests
change with variables: 3 rounds, 7 requests
power: 2 rounds, 2 requests
reinstall: 2 rounds, 2 requests
update owner: 1 round, 1 request
owner password: 2 rounds, 2 requests
password reset: 2 rounds, 2 requests
give server, account made: 6 rounds, 6 requests
catalog: 1 round, 4 requests
egg variables: 1 round, 1 request
terminate: 3 rounds, 3 requests
