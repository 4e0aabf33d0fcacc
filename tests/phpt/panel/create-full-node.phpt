--TEST--
A full node is a capacity failure in the documented words
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$failure = failure(static fn () => $panel->create(spec(['node_uuid' => NODE_FULL]), owner(), new Ref('17')));
echo str_starts_with($failure->getMessage(), 'No available allocations on the selected node') ? 'in the documented words' : $failure->getMessage(), "\n";
echo count($simulator->serversOf('17')), " servers\n";
?>
--EXPECT--
CapacityException no-allocation, HTTP 0, not again
in the documented words
0 servers
