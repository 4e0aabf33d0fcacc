--TEST--
What a client sees and presses needs a server that is the client's on the panel now; what the billing does goes on for whomever it was given to
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Owner, PowerAction, Ref};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
installed($simulator, $uuid);
$billing = new Ref('17', $uuid, $panel->origin(), '7');
$client = new Ref('17', $uuid, $panel->origin(), '7', null, true);
echo 'the owner finds it: ', $panel->find($client)->uuid === $uuid ? 'yes' : 'no', "\n";
$panel->power($client, PowerAction::Start);
$other = $panel->create(spec(), new Owner('8', 'john@example.com', 'John', 'Roe'), new Ref('18'))->server->ownerUuid;
$simulator->api('PATCH', "/api/admin/servers/$uuid", ['owner_uuid' => $other]);
$mark = $simulator->mark();
failure(static fn () => $panel->find($client));
failure(static fn () => $panel->live($client));
failure(static fn () => $panel->power($client, PowerAction::Kill));
failure(static fn () => $panel->reinstall($client));
$changes = array_filter($simulator->log($mark), static fn (array $one): bool => $one['method'] !== 'GET');
echo 'changes: ', count($changes), "\n";
echo 'the billing finds it: ', $panel->find($billing)->uuid === $uuid ? 'yes' : 'no', "\n";
echo 'and suspends it: ', $panel->suspend($billing)->suspended ? 'yes' : 'no', "\n";
failure(static fn () => new Ref('17', $uuid, $panel->origin(), ' ', null, true));
failure(static fn () => new Ref('17', forOwner: true));
?>
--EXPECT--
the owner finds it: yes
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
changes: 0
the billing finds it: yes
and suspends it: yes
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
