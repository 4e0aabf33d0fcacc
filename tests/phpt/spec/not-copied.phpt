--TEST--
A spec is neither cloned nor serialized, and a dump shows none of its variables
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$spec = spec(['variables' => 'PASSWORD=variable-marker']);
failure(static fn () => clone $spec);
try {
    serialize($spec);
    echo "serialized\n";
} catch (Exception $refused) {
    echo $refused->getMessage(), "\n";
}
ob_start();
var_dump($spec);
print_r($spec);
var_export($spec);
echo json_encode($spec);
echo str_contains(ob_get_clean(), 'variable-marker') ? 'shown' : 'not shown', "\n";
echo $spec->toArray()['variables']['PASSWORD'], "\n";
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Calagopus\Spec
Serialization of 'Calagopus\Spec' is not allowed
not shown
variable-marker
