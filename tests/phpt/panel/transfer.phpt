--TEST--
A server moves to another node: accepted first, arrived when the node reports
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Placement;
use Calagopus\Ref;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$made = $panel->create(spec(), owner(), new Ref('17'));
$simulator->install($made->server->uuid);
$ref = new Ref('17', $made->server->uuid, $panel->origin(), '7');
$simulator->control('POST', 'transfer', ['result' => 'failed', 'after_ms' => -1]);
var_dump($panel->transfer($ref, $made->server->nodeUuid)->addresses);
failure(static fn () => $panel->transfer($ref, '00000000-0000-4000-8000-000000000000'));
failure(static fn () => $panel->transfer($ref, 'node-2'));
$move = $panel->transfer($ref, Seed::NODE_2);
var_dump($move->server->nodeUuid === $made->server->nodeUuid, count($move->addresses), $panel->find($ref)->transferring);
failure(static fn () => $panel->transfer($ref, Seed::NODE_2));
$simulator->control('POST', 'transfer', ['server' => $made->server->uuid, 'result' => 'failed']);
var_dump($panel->find($ref)->transferring, $panel->find($ref)->nodeUuid === $made->server->nodeUuid);
$move = $panel->transfer($ref, strtoupper(Seed::NODE_2));
$simulator->control('POST', 'transfer', ['server' => $made->server->uuid, 'result' => 'done']);
$there = $panel->find($ref);
var_dump($there->transferring, $there->nodeUuid === Seed::NODE_2, $there->address() === $move->addresses[0]);
failure(static fn () => $panel->transfer($ref, Seed::NODE_1, new Placement(ranges: [[40000, 40010]])));
$numbers = array_map(static fn (string $address): int => (int) substr((string) strrchr($address, ':'), 1), $panel->transfer($ref, Seed::NODE_1, new Placement(extra: 2, ranges: [[25570, 25580]], consecutive: true))->addresses);
$simulator->control('POST', 'transfer', ['server' => $made->server->uuid, 'result' => 'done']);
var_dump(count($numbers), $numbers[0] >= 25570, $numbers[2] <= 25580, $numbers[2] - $numbers[0], array_map(static fn ($port): int => $port->number, $panel->ports($ref)) === $numbers);
$panel->create(spec(['node_uuid' => Seed::NODE_2]), owner(), new Ref('18'));
failure(static fn () => $panel->transfer($ref, Seed::NODE_2, new Placement(dedicated: true)));
var_dump($panel->find($ref)->transferring);
?>
--EXPECT--
array(0) {
}
NotFoundException object-not-found, HTTP 404, not again
ValidationException invalid-argument, HTTP 0, not again, fields: node_uuid
bool(true)
int(1)
bool(true)
ConflictException server-busy, HTTP 0, press again
bool(false)
bool(true)
bool(false)
bool(true)
bool(true)
CapacityException no-allocation, HTTP 0, not again
int(3)
bool(true)
bool(true)
int(2)
bool(true)
CapacityException no-allocation, HTTP 0, not again
bool(false)
