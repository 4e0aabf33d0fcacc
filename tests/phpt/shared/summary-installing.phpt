--TEST--
A page does not go on saying "installing" when the panel has finished, however long a settled state is kept
--INI--
calagopus.state_path=
calagopus.summary_ttl=60
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
$ref = new Ref('17', $uuid, $panel->origin(), '7');
echo $panel->find($ref, true)->status, "\n";
$simulator->install($uuid);
// Far less than the minute for which a settled state is kept.
$seen = Simulator::until(static fn (): bool => $panel->find($ref, true)->status === null);
echo $seen ? 'active' : 'it still says installing', "\n";
$panel->find($ref, true);
$panel->find($ref, true);
echo 'then: ', cost($panel), "\n";
?>
--EXPECT--
installing
active
then: 0 rounds, 0 requests
