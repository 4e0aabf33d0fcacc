--TEST--
A creation whose answer was lost is found, and never asked for twice
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel = panel($simulator, new Settings(timeout: 5, createTimeout: 3, resolveTimeout: 2));
$service = 16;
foreach (['lost', ['kind' => 'reset', 'when' => 'before'], ['kind' => 'status', 'status' => 504, 'body' => '<html>gateway</html>', 'content_type' => 'text/html'],
    ['kind' => 'truncated', 'content_length' => true], 'html200', 'empty204'] as $fault) {
    ++$service;
    $simulator->clearFaults();
    $simulator->fault($fault, ['method' => 'POST', 'path' => '^/api/admin/servers$', 'act' => 'after']);
    $before = count($simulator->requests('POST', '^/api/admin/servers$'));
    echo is_array($fault) ? $fault['kind'] : $fault, ': ';
    $created = null;
    try {
        $created = $panel->create(spec(), owner(), new Ref((string) $service));
    } catch (Calagopus\Exception $failure) {
        echo describe($failure), ', ';
    }
    $held = $simulator->serversOf((string) $service);
    echo $created !== null && $created->server->uuid === ($held[0]['uuid'] ?? null) ? 'found' : 'not found', ', ', count($held), ' server, asked ',
        count($simulator->requests('POST', '^/api/admin/servers$')) - $before, " time\n";
}
?>
--EXPECT--
lost: found, 1 server, asked 1 time
reset: found, 1 server, asked 1 time
status: found, 1 server, asked 1 time
truncated: found, 1 server, asked 1 time
html200: found, 1 server, asked 1 time
empty204: found, 1 server, asked 1 time
