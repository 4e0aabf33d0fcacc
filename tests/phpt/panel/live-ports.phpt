--TEST--
A server is shown with all of its ports, the primary first, IPv6 in brackets and the alias before the IP
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$server = $panel->create(spec(), owner(), new Ref('17'))->server;
installed($simulator, $server->uuid);
$ref = new Ref('17', $server->uuid, $panel->origin(), '7');
$primary = $simulator->api('GET', "/api/admin/servers/$server->uuid/allocations?page=1&per_page=100")['json']['allocations']['data'][0];
// As recorded of a server after a transfer, with further ports beside it.
$port = static fn (int $last, string $ip, ?string $alias): array
    => ['uuid' => sprintf('2a0b12b8-0ceb-42f5-928f-ea3f495a7b%02d', $last), 'ip' => $ip, 'ip_alias' => $alias, 'port' => 25570 + $last, 'is_primary' => false] + $primary;
$ports = [$port(1, '2001:db8::1', null), $port(2, '198.51.100.2', 'n2.example.com'), $primary, $port(3, '0.0.0.0', null)];
$simulator->fault(['kind' => 'field', 'path' => 'allocations.data', 'value' => $ports], ['method' => 'GET', 'path' => '/allocations', 'times' => 0]);
echo implode("\n", array_slice($shown = $panel->live($ref)->addresses, 1)), "\n", cost($panel), "\n";
echo $shown[0] === $server->address() ? 'the primary first' : $shown[0], "\n";
$simulator->clearFaults();
$simulator->fault(['kind' => 'status', 'status' => 403, 'body' => '{"errors":["you do not have permission to perform this action: servers.allocations"]}'], ['path' => '/allocations', 'times' => 0]);
$live = $panel->live($ref);
echo 'without the permission: ', $live->addresses === [$server->address()] ? 'the primary alone' : 'others', ', ', strtok($live->problem, ':'), "\n";
?>
--EXPECT--
[2001:db8::1]:25571
n2.example.com:25572
:25573
1 round, 3 requests
the primary first
without the permission: the primary alone, Not all ports of the server could be read
