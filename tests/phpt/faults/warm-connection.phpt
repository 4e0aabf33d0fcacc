--TEST--
A connection that closes after the request went out costs no second creation
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(), owner(), new Ref('16'));
$simulator->fault('warm-close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
$panel = panel($simulator, new Settings(timeout: 3, createTimeout: 3, resolveTimeout: 1));
try {
    echo $panel->create(spec(), owner(), new Ref('17'))->server->externalId, "\n";
} catch (Calagopus\Exception $failure) {
    echo describe($failure), "\n";
}
echo count(array_filter($simulator->log(), static fn (array $entry): bool => $entry['method'] === 'POST' && $entry['path'] === '/api/admin/servers')), " creations arrived for two services\n";
?>
--EXPECT--
UnknownOutcomeException outcome-unknown, HTTP 0, press again
2 creations arrived for two services
