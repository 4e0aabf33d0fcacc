--TEST--
Suspending and unsuspending are read back from the panel, and may be repeated
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
foreach (['suspend', 'suspend', 'unsuspend', 'unsuspend'] as $call) {
    $server = $panel->$call($ref);
    echo $call, ': ', $server->suspended ? 'suspended' : 'not suspended', ', the panel holds ', $simulator->serversOf('17')[0]['suspended'] ? 'suspended' : 'not suspended', ', ', cost($panel), "\n";
}
failure(static fn () => $panel->suspend(new Ref('18')));
?>
--EXPECT--
suspend: suspended, the panel holds suspended, 2 rounds, 2 requests
suspend: suspended, the panel holds suspended, 1 round, 1 request
unsuspend: not suspended, the panel holds not suspended, 2 rounds, 2 requests
unsuspend: not suspended, the panel holds not suspended, 1 round, 1 request
NotFoundException server-not-found, HTTP 404, not again
