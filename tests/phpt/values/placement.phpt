--TEST--
A placement counts the ports that its texts name, and refuses what no server can have
--FILE--
<?php
declare(strict_types=1);
use Calagopus\{Placement, ValidationException};

$plain = new Placement();
var_dump($plain->ports, $plain->extra, $plain->ranges, $plain->consecutive, $plain->dedicated, $plain->overallocate);
$named = new Placement(variables: ['A' => '{port3} {{port9}}'], prefix: '{port2}', ranges: [[1, 2], [65535, 65535]]);
echo $named->ports, ' ', json_encode($named->ranges), "\n";
echo str_contains(print_r($named, true), 'port3') ? "dumped\n" : "not dumped\n";
$wrong = [['ports' => 0], ['extra' => -1], ['ports' => 60, 'extra' => 41], ['prefix' => '{port101}'], ['ranges' => [[0, 1]]], ['ranges' => [[2, 1]]],
    ['ranges' => [[1, 65536]]], ['ranges' => [[1]]], ['ranges' => ['1-2']], ['ranges' => [['1', '2']]], ['ranges' => [[PHP_INT_MIN, PHP_INT_MAX]]],
    ['variables' => ['x']], ['variables' => ['A' => 1]], ['variables' => ['A' => "\0"]], ['variables' => ["\xff" => '']], ['prefix' => "\0"]];
foreach ($wrong as $arguments) {
    try {
        new Placement(...$arguments);
        echo "taken\n";
    } catch (ValidationException $problem) {
        echo implode(', ', array_keys($problem->fields)), ' ';
    }
}
?>

--EXPECT--
int(1)
int(0)
array(0) {
}
bool(false)
bool(false)
bool(false)
3 [[1,2],[65535,65535]]
not dumped
ports ports ports ports ranges ranges ranges ranges ranges ranges ranges variables variables variables variables prefix
