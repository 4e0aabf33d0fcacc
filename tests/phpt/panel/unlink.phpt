--TEST--
A server is taken off its service, and can be linked anew
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$made = $panel->create(spec(), owner(), new Ref('17'));
$ref = new Ref('17', $made->server->uuid, $panel->origin(), '7');
$left = $panel->unlink($ref);
var_dump($left->uuid === $made->server->uuid, $left->externalId, $panel->unlink($ref)->externalId);
echo count($simulator->requests('PATCH', '^/api/admin/servers/')), " patch\n";
failure(static fn () => $panel->unlink(new Ref('17')));
var_dump($panel->link(new Ref('17', ownerExternalId: '7'), $left->uuid)->externalId);
?>
--EXPECT--
bool(true)
NULL
NULL
1 patch
NotFoundException server-not-found, HTTP 404, not again
string(2) "17"
