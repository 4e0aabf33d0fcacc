--TEST--
More errors than an exception holds are cut, not lost in a crash
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$options = [];
for ($i = 0; $i < 5000; ++$i) {
    $options['no such option ' . $i] = $i;
}
try {
    spec($options);
} catch (Calagopus\ValidationException $failure) {
    echo count($failure->fields) <= 40 ? 'bounded' : count($failure->fields), ', ', strlen($failure->getMessage()) < 2000 ? 'short' : 'long', "\n";
}
failure(static fn () => spec(['variables' => str_repeat('x', 1000000)]));
?>
--EXPECT--
bounded, short
ValidationException invalid-options, HTTP 0, not again, fields: variables
