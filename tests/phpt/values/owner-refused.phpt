--TEST--
Every field of an owner that is wrong is named at once
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Owner;

failure(static fn () => new Owner('', '', "\xff", "\xc3("));
failure(static fn () => new Owner('7', "a\0b@example.com", 'Jane'));
failure(static fn () => new Owner('7 8', 'jane@example.com', 'Jane', 'Doe', 'x'));
failure(static fn () => new Owner('7', 'jane@example.com', 'Jane', "D\0oe", 'has space!'));
$failure = failure(static fn () => new Owner('7', '', 'Jane', 'Doe', 'jane.doe'));
foreach ($failure->fields as $field => $message) {
    echo $field, ': ', $message, "\n";
}
?>
--EXPECT--
ValidationException invalid-owner, HTTP 0, not again, fields: firstname lastname clientid email
ValidationException invalid-owner, HTTP 0, not again, fields: email
ValidationException invalid-owner, HTTP 0, not again, fields: clientid username
ValidationException invalid-owner, HTTP 0, not again, fields: lastname username
ValidationException invalid-owner, HTTP 0, not again, fields: email username
email: is missing: the panel makes no account without an e-mail address
username: must be 3 to 15 letters without accents, digits or _
