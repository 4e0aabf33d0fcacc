--TEST--
A change that the panel says yes to and does not hold is no success, and each field is named
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$yes = ['kind' => 'status', 'status' => 200, 'body' => '{}'];
$simulator->fault($yes, ['method' => 'PATCH', 'path' => '/servers/[^/]*$', 'times' => 0]);
$simulator->fault($yes, ['method' => 'PUT', 'path' => '/variables$', 'times' => 0]);
$failure = failure(static fn () => $panel->change($ref, spec(['memory' => 4096, 'cpu' => 300, 'variables' => 'SERVER_JARFILE=other.jar'])));
echo str_replace("; ", "\n", $failure->getMessage()), "\n";
failure(static fn () => $panel->updateOwner(owner('7', 'new@example.com')));
$simulator->fault($yes, ['method' => 'PATCH', 'path' => '/users/', 'times' => 0]);
failure(static fn () => $panel->updateOwner(owner('7', 'newer@example.com')));
?>
--EXPECT--
ProtocolException not-applied, HTTP 0, not again
memory: 4096 was asked for, the panel holds 1024
cpu: 300 was asked for, the panel holds 100
variables: the panel did not keep the value of SERVER_JARFILE
no failure
ProtocolException not-applied, HTTP 0, not again
