--TEST--
An option that does not exist, or is given twice, is refused
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

failure(static fn () => spec(['memroy' => '1']));
failure(static fn () => spec(['configoption25' => '1']));
failure(static fn () => spec(['configoption0' => '1', 0 => '2', 25 => '3', -1 => '4', 'configoption' => '', 'configoption5x' => '', 'Memory' => '1']));
failure(static fn () => spec(['memory' => '1024', 'configoption5' => '2048']));
failure(static fn () => spec(['memory' => '1024', 5 => 1024]));
failure(static fn () => spec(["\xff\0" => '1']));
failure(static fn () => Calagopus\Spec::fromOptions([]));
?>
--EXPECT--
ValidationException invalid-options, HTTP 0, not again, fields: memroy
ValidationException invalid-options, HTTP 0, not again, fields: configoption25
ValidationException invalid-options, HTTP 0, not again, fields: configoption0 0 25 -1 configoption configoption5x Memory
ValidationException invalid-options, HTTP 0, not again, fields: memory
no failure
ValidationException invalid-options, HTTP 0, not again, fields: �
ValidationException invalid-options, HTTP 0, not again, fields: nest_uuid egg_uuid node_uuid
