--TEST--
A blank memory, disk or CPU is refused with the hint that 0 means unlimited
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$failure = failure(static fn () => spec(['memory' => '', 'disk' => ' ', 'cpu' => "\t"]));
foreach ($failure->fields as $field => $message) {
    echo $field, ': ', preg_match('/\b0\b.*unlimited/', $message . ' ' . $failure->hint) ? 'says that 0 is unlimited' : $message, "\n";
}
?>
--EXPECT--
ValidationException invalid-options, HTTP 0, not again, fields: memory disk cpu
memory: says that 0 is unlimited
disk: says that 0 is unlimited
cpu: says that 0 is unlimited
