--TEST--
The interface has a number, which php --ri tells too: a line for each change in ext/php/interface_changes.h
--FILE--
<?php
use const Calagopus\INTERFACE_OLDEST;
use const Calagopus\INTERFACE_VERSION;

$lines = file(dirname(__DIR__, 3) . '/ext/php/interface_changes.h');
$changes = array_values(preg_grep('/^CALAGOPUS_INTERFACE_(CHANGE|BREAK)\(\w+, "[0-9a-f]{16}"\)$/', $lines));
$breaks = array_keys(preg_grep('/_BREAK/', $changes));
var_dump(INTERFACE_VERSION === count($changes), INTERFACE_OLDEST === end($breaks) + 1, INTERFACE_OLDEST <= INTERFACE_VERSION);
ob_start();
(new ReflectionExtension('calagopus'))->info();
var_dump(str_contains(ob_get_clean(), 'Interface => ' . INTERFACE_VERSION . ' (serves modules for ' . INTERFACE_OLDEST . ' and newer)'));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
