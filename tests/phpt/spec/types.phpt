--TEST--
Integers and booleans are options too, null is none
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$options = ['memory' => 4096, 'swap' => -1, 'cpu' => 0, 'disk' => null, 'skip_installer' => true, 'start_on_completion' => false, 'kvm_passthrough' => false];
$spec = spec($options)->toArray();
var_dump(array_intersect_key($spec, $options));
$value = 512;
var_dump(spec(['memory' => &$value])->toArray()['memory']);
?>
--EXPECT--
array(7) {
  ["memory"]=>
  int(4096)
  ["swap"]=>
  int(-1)
  ["disk"]=>
  int(10240)
  ["cpu"]=>
  int(0)
  ["skip_installer"]=>
  bool(true)
  ["start_on_completion"]=>
  bool(false)
  ["kvm_passthrough"]=>
  bool(false)
}
int(512)
