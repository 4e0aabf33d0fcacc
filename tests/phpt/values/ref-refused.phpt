--TEST--
A malformed reference is refused under the field reference
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;

foreach (['', ' 17', '17/..', "17\n", "1\0", str_repeat('1', 65), "\xff", 'ünf'] as $id) {
    failure(static fn () => new Ref($id));
}
foreach (['ee73e04b', 'not a uuid', substr(PAPER, 0, 35), PAPER . '0', str_replace('-', '', PAPER), "\0", "\xff"] as $uuid) {
    failure(static fn () => new Ref('17', $uuid));
}
failure(static fn () => new Ref('17', null, "https://a\r\nb"));
failure(static fn () => new Ref('17', null, null, str_repeat('7', 100)));
foreach (["a@b\n.example", str_repeat('a', 1100), "\0", "\xff"] as $address) {
    echo str_contains(failure(static fn () => new Ref('17', null, null, '7', $address))->getMessage(), 'a@b') ? "SAID\n" : '';
}
?>
--EXPECT--
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-reference, HTTP 0, not again, fields: reference
