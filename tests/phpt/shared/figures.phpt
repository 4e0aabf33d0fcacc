--TEST--
Pages that show servers of one node share an answer about it, which says how old it is
--INI--
calagopus.state_path=
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{PowerAction, Ref};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$servers = [];
foreach (['17', '18'] as $id) {
    $servers[$id] = $panel->create(spec(), owner(), new Ref($id))->server;
    installed($simulator, $servers[$id]->uuid);
    $panel->power(new Ref($id, $servers[$id]->uuid), PowerAction::Start);
}
[$one, $two] = array_values($servers);
usleep(2000); // what is asked within the millisecond of a change is not kept
$first = $panel->figures($one->nodeUuid, $one->uuid);
echo 'first: ', cost($panel), ', ', $first->usage === null ? 'nothing' : 'figures', ', age ', $first->age, "\n";
Simulator::until(static fn (): bool => $panel->figures($one->nodeUuid, $two->uuid)->age > 0.0);
$second = $panel->figures($one->nodeUuid, strtoupper($two->uuid));
echo 'a second page of the node: ', cost($panel), ', ', $second->usage === null ? 'nothing' : 'figures', ', ', $second->age > 0 && $second->age < 12 ? 'its age is told' : $second->age, "\n";
echo 'no server of the node: ', var_export($panel->figures($one->nodeUuid, '99999999-9999-4999-8999-999999999999')->usage, true), ', ', cost($panel), "\n";
$other = panel($simulator, null, strrev($simulator->key));
failure(static fn () => $other->figures($one->nodeUuid, $one->uuid));
failure(static fn () => $panel->figures('../nodes', 'x'));
?>
--EXPECTF--
first: 1 round, 1 request, figures, age 0
a second page of the node: 0 rounds, 0 requests, figures, its age is told
no server of the node: NULL, 0 rounds, 0 requests
AuthenticationException key-refused, HTTP 401, not again
ValidationException %s
