--TEST--
The catalog lists eggs, nodes, locations and backup configurations, all pages
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$catalog = $panel->catalog();
foreach (['eggs', 'nodes', 'locations', 'backupConfigurations'] as $list) {
    foreach ($catalog->$list as $item) {
        echo $list, ': ', $item->name, $item->parentName === null ? '' : ' of ' . $item->parentName, $item->usable ? '' : ', not usable', "\n";
    }
}
$simulator->control('POST', 'seed', ['servers' => 150, 'nodes' => 150]);
echo count($panel->catalog()->nodes), " nodes\n";
echo count($panel->nodes()), " alone, ", $panel->nodes()[0]->parentName, "\n";
?>
--EXPECT--
eggs: Paper of Minecraft
eggs: Velocity of Minecraft
nodes: node-1 of Frankfurt
nodes: node-2 of Frankfurt
nodes: node-full of Empty
locations: Frankfurt
locations: Empty
backupConfigurations: local
153 nodes
153 alone, Frankfurt
