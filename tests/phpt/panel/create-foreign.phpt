--TEST--
Another client's server is never adopted, and two that bear the id are never chosen from
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$stranger = $simulator->control('POST', 'user', ['external_id' => '99'])['uuid'];
$simulator->control('POST', 'server', ['external_id' => '17', 'owner' => $stranger, 'name' => 'Theirs']);
failure(static fn () => $panel->create(spec(), owner(), new Ref('17', ownerExternalId: '7')));
$jane = $simulator->control('POST', 'user', ['external_id' => '7', 'email' => 'jane@example.com'])['uuid'];
$one = $simulator->control('POST', 'server', ['external_id' => '18', 'owner' => $jane, 'name' => 'One'])['uuid'];
$two = $simulator->control('POST', 'server', ['external_id' => '18', 'owner' => $jane, 'name' => 'Two'])['uuid'];
$failure = failure(static fn () => $panel->create(spec(), owner(), new Ref('18', ownerExternalId: '7')));
echo str_contains($failure->getMessage(), $one) && str_contains($failure->getMessage(), $two) ? 'both named' : $failure->getMessage(), "\n";
failure(static fn () => $panel->create(spec(), owner(), new Ref('18', $one, $panel->origin(), '7')));
echo count($simulator->serversOf('17')), ' and ', count($simulator->serversOf('18')), " servers\n";
?>
--EXPECT--
ConflictException foreign-server, HTTP 0, not again
ConflictException duplicate-servers, HTTP 0, not again
both named
ConflictException duplicate-servers, HTTP 0, not again
1 and 2 servers
