--TEST--
A number is parsed whole or refused with its option's name
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

foreach (['2 GB', '1e3', '0x10', ' 12 34', '', '   ', '+5', '1.5', '-1', '99999999999999999999', '１２', "12\0", '1,024', 'none', "5\n6", '00'] as $text) {
    echo json_encode($text, JSON_UNESCAPED_UNICODE), ' ';
    failure(static fn () => spec(['memory' => $text]));
}
foreach (['memory', 'disk', 'cpu', 'swap', 'memory_overhead', 'io_weight', 'allocations_limit', 'database_limit', 'backup_limit', 'schedule_limit'] as $name) {
    echo $name, ': ';
    failure(static fn () => spec([$name => '']));
    echo $name, ': ';
    failure(static fn () => spec([$name => 'x']));
}
foreach (['9', '1001', '10', '1000'] as $weight) {
    echo 'io_weight ', $weight, ': ';
    failure(static fn () => spec(['io_weight' => $weight]));
}
echo 'swap -2: ';
failure(static fn () => spec(['swap' => '-2']));
?>
--EXPECT--
"2 GB" ValidationException invalid-options, HTTP 0, not again, fields: memory
"1e3" ValidationException invalid-options, HTTP 0, not again, fields: memory
"0x10" ValidationException invalid-options, HTTP 0, not again, fields: memory
" 12 34" ValidationException invalid-options, HTTP 0, not again, fields: memory
"" ValidationException invalid-options, HTTP 0, not again, fields: memory
"   " ValidationException invalid-options, HTTP 0, not again, fields: memory
"+5" ValidationException invalid-options, HTTP 0, not again, fields: memory
"1.5" ValidationException invalid-options, HTTP 0, not again, fields: memory
"-1" ValidationException invalid-options, HTTP 0, not again, fields: memory
"99999999999999999999" ValidationException invalid-options, HTTP 0, not again, fields: memory
"１２" ValidationException invalid-options, HTTP 0, not again, fields: memory
"12\u0000" ValidationException invalid-options, HTTP 0, not again, fields: memory
"1,024" ValidationException invalid-options, HTTP 0, not again, fields: memory
"none" ValidationException invalid-options, HTTP 0, not again, fields: memory
"5\n6" ValidationException invalid-options, HTTP 0, not again, fields: memory
"00" ValidationException invalid-options, HTTP 0, not again, fields: memory
memory: ValidationException invalid-options, HTTP 0, not again, fields: memory
memory: ValidationException invalid-options, HTTP 0, not again, fields: memory
disk: ValidationException invalid-options, HTTP 0, not again, fields: disk
disk: ValidationException invalid-options, HTTP 0, not again, fields: disk
cpu: ValidationException invalid-options, HTTP 0, not again, fields: cpu
cpu: ValidationException invalid-options, HTTP 0, not again, fields: cpu
swap: no failure
swap: ValidationException invalid-options, HTTP 0, not again, fields: swap
memory_overhead: no failure
memory_overhead: ValidationException invalid-options, HTTP 0, not again, fields: memory_overhead
io_weight: no failure
io_weight: ValidationException invalid-options, HTTP 0, not again, fields: io_weight
allocations_limit: no failure
allocations_limit: ValidationException invalid-options, HTTP 0, not again, fields: allocations_limit
database_limit: no failure
database_limit: ValidationException invalid-options, HTTP 0, not again, fields: database_limit
backup_limit: no failure
backup_limit: ValidationException invalid-options, HTTP 0, not again, fields: backup_limit
schedule_limit: no failure
schedule_limit: ValidationException invalid-options, HTTP 0, not again, fields: schedule_limit
io_weight 9: ValidationException invalid-options, HTTP 0, not again, fields: io_weight
io_weight 1001: ValidationException invalid-options, HTTP 0, not again, fields: io_weight
io_weight 10: no failure
io_weight 1000: no failure
swap -2: ValidationException invalid-options, HTTP 0, not again, fields: swap
