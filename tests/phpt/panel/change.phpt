--TEST--
A change is what the panel holds afterwards
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$changed = $panel->change($ref, spec(['memory' => 4096, 'cpu' => 0, 'backup_limit' => 3, 'io_weight' => 200, 'variables' => 'SERVER_JARFILE=new.jar']));
$held = $simulator->serversOf('17')[0];
echo $changed->server->memory, ' ', $changed->server->cpu, ' ', $changed->server->featureLimits['backups'], ' ', $changed->server->ioWeight, ', ', count($changed->notes), " notes\n";
echo $held['memory'], ' ', $held['cpu'], ' ', $held['backups'], ' ', $held['variables']['SERVER_JARFILE'], "\n";
$panel->change($ref, spec(['memory' => 4096, 'docker_image' => 'ghcr.io/example/special:1']));
echo $simulator->serversOf('17')[0]['image'], "\n";
$panel->change($ref, spec(['memory' => 4096]));
echo $simulator->serversOf('17')[0]['image'], "\n";
?>
--EXPECT--
4096 0 3 200, 0 notes
4096 0 3 new.jar
ghcr.io/example/special:1
ghcr.io/example/java:21
