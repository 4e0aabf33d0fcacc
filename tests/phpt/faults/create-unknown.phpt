--TEST--
A creation that nothing can be found out about is said to be unknown, and looking heals it
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel = panel($simulator, new Settings(timeout: 2, createTimeout: 2, resolveTimeout: 1));
$panel->create(spec(), owner(), new Ref('16'));
$simulator->fault('lost', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
$simulator->fault('hang', ['method' => 'GET', 'path' => '^/api/admin/servers/external/17', 'nth' => 2, 'times' => 0]);
$simulator->fault('hang', ['method' => 'GET', 'path' => '/users/.*/servers', 'times' => 0]);
failure(static fn () => $panel->create(spec(), owner(), new Ref('17')));
$simulator->clearFaults();
$created = $panel->create(spec(), owner(), new Ref('17'), onlyLook: true);
echo $created->adopted ? 'adopted' : 'made', ', ', count($simulator->serversOf('17')), ' server, asked ',
    count(array_filter($simulator->requests('POST', '^/api/admin/servers$'))), " times with service 16\n";
?>
--EXPECT--
UnknownOutcomeException outcome-unknown, HTTP 0, press again
adopted, 1 server, asked 2 times with service 16
