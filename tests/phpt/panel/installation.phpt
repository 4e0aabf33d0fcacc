--TEST--
A server that another installation marked is left alone
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$here = panel($simulator, new Settings(timeout: 10, installation: 'https://billing.example.com'));
$uuid = $here->create(spec(), owner(), new Ref('17'))->server->uuid;
$staging = panel($simulator, new Settings(timeout: 10, installation: 'https://staging.example.com'));
$moved = panel($simulator, new Settings(timeout: 10, installation: 'https://new.example.com', formerInstallations: ['https://billing.example.com']));
failure(static fn () => $staging->suspend(new Ref('17', $uuid)));
failure(static fn () => $staging->terminate(new Ref('17', $uuid)));
echo $moved->find(new Ref('17', $uuid))->uuid === $uuid ? 'found' : 'another', "\n";

echo "its mark is told to whoever sees the server\n";
$panel->create(spec(), owner(), new Ref('18'));
$marks = [];
foreach ($staging->servers() as $server) {
    $marks[$server->installation ?? 'none'] = $server->uuid === $uuid;
}
echo json_encode($marks, JSON_UNESCAPED_SLASHES), ' ', $moved->find(new Ref('17', $uuid))->installation, "\n";
?>
--EXPECT--
ConflictException foreign-installation, HTTP 0, not again
ConflictException foreign-installation, HTTP 0, not again
found
its mark is told to whoever sees the server
{"https://billing.example.com":true,"none":false} https://billing.example.com
