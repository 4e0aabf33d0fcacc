--TEST--
The extension defines no function: names that begin with calagopus_ are the billing module's
--FILE--
<?php
declare(strict_types=1);
var_dump((new ReflectionExtension('calagopus'))->getFunctions());
var_dump(array_filter(get_defined_functions()['internal'], static fn (string $name): bool => str_starts_with($name, 'calagopus')));
?>
--EXPECT--
array(0) {
}
array(0) {
}
