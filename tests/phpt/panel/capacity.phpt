--TEST--
capacity() tells the room of nodes and for how many servers ports are free; what a node does not tell is null and not none
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Placement, Ref};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(['memory' => 2048, 'memory_overhead' => 100]), owner(), new Ref('17'), placement: new Placement(ranges: [[25650, 25699]]));
$show = static function (array $rooms): void {
    foreach ($rooms as $room) {
        echo $room->name, ': ', json_encode([$room->usable, $room->memory, $room->givenMemory, $room->disk, $room->givenDisk, $room->ports, $room->problem]), "\n";
    }
};
$show($panel->capacity());
echo $panel->trace()->requests, " requests\n";
$show($panel->capacity(nodes: [NODE_1]));
echo $panel->trace()->requests, " requests\n";
$show($panel->capacity(new Placement(extra: 1, ranges: [[25600, 25609]], consecutive: true), locations: [FRANKFURT]));
$show($panel->capacity(new Placement(dedicated: true), locations: [FRANKFURT]));
$simulator->fault(['kind' => 'status', 'status' => 500, 'body' => '{"errors":["internal server error"]}'], ['path' => NODE_1 . '/capacity']);
$show($panel->capacity(nodes: [NODE_1]));
$simulator->clearFaults();
foreach ([['nodes' => ['x']], ['locations' => [1]]] as $wrong) {
    failure(static fn () => $panel->capacity(...$wrong));
}
?>
--EXPECT--
node-1: [true,262144,2148,4194304,10240,149,""]
node-2: [true,262144,0,4194304,0,150,""]
node-full: [true,262144,0,4194304,0,0,""]
7 requests
node-1: [true,262144,2148,4194304,10240,149,""]
3 requests
node-1: [true,262144,2148,4194304,10240,5,""]
node-2: [true,262144,0,4194304,0,5,""]
node-1: [true,262144,2148,4194304,10240,0,""]
node-2: [true,262144,0,4194304,0,1,""]
node-1: [true,null,null,null,null,149,"The panel failed while doing this (status 500)."]
ValidationException invalid-argument, HTTP 0, not again, fields: nodes
ValidationException invalid-argument, HTTP 0, not again, fields: locations
