--TEST--
A host, port or key that cannot be right is refused, each by name, before anything is sent
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Panel;

$key = str_repeat('k', 48);
foreach (['', 'panel.example.com/admin', 'https://a@panel.example.com', 'ftp://panel.example.com', 'panel example.com', "panel\0.example.com", "panel.example.com\r\nX: y",
    'panel.example.com:99999', '-', str_repeat('a', 300), "\xff"] as $host) {
    failure(static fn () => new Panel($host, $key));
}
foreach ([-1, 65536, PHP_INT_MAX] as $port) {
    failure(static fn () => new Panel('panel.example.com', $key, $port));
}
foreach (['', 'short', str_repeat('k', 47), str_repeat('k', 49), str_repeat('k', 47) . "\n", str_repeat('k', 47) . "\0", str_repeat('é', 24)] as $wrong) {
    $failure = failure(static fn () => new Panel('panel.example.com', $wrong));
    if ($wrong !== '' && str_contains($failure->getMessage(), $wrong)) {
        echo "the message holds the key\n";
    }
}
failure(static fn () => new Panel('', ''));
failure(static fn () => new Panel('https://panel.example.com:8443', $key, 9443));
?>
--EXPECT--
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: hostname
ValidationException invalid-host, HTTP 0, not again, fields: port
ValidationException invalid-host, HTTP 0, not again, fields: port
ValidationException invalid-host, HTTP 0, not again, fields: port
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-host, HTTP 0, not again, fields: hostname key
ValidationException invalid-host, HTTP 0, not again, fields: port
