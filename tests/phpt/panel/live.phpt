--TEST--
A running server is shown with what it uses
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
$installing = $panel->live(new Ref('17', $uuid, $panel->origin(), '7'));
echo $installing->usage === null ? 'no usage' : 'usage', ', ', $installing->problem === '' ? 'no reason' : 'a reason', ', ', $installing->server->status, "\n";
installed($simulator, $uuid);
$panel->power(new Ref('17', $uuid), PowerAction::Start);
$live = null;
Simulator::until(static function () use ($panel, $uuid, &$live): bool {
    $live = $panel->live(new Ref('17', $uuid, $panel->origin(), '7'));

    return $live->usage?->state === 'running';
});
echo $live->server->uuid === $uuid ? 'ours' : 'another', ', ', $live->usage->state, ', ', $live->usage->memoryBytes > 0 ? 'memory used' : 'no memory used', ', limit ',
    $live->usage->memoryLimitBytes, ', ', $live->problem === '' ? 'no problem' : $live->problem, "\n", cost($panel), "\n", $live->addresses === [$live->server->address()] ? 'the one that it has' : 'others', ', SFTP at port ', $live->server->sftpPort, "\n";
?>
--EXPECT--
no usage, a reason, installing
ours, running, memory used, limit 1073741824, no problem
1 round, 3 requests
the one that it has, SFTP at port 2022
