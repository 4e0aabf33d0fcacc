--TEST--
Settings that make no sense are refused, each by name
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Settings;

failure(static fn () => new Settings(timeout: 0, connectTimeout: -1, createTimeout: 3600.5, resolveTimeout: NAN));
failure(static fn () => new Settings(timeout: INF));
failure(static fn () => new Settings(proxy: 'socks5://127.0.0.1'));
failure(static fn () => new Settings(proxy: "http://a\nb"));
failure(static fn () => new Settings(caFile: "/etc/\0", installation: "\xff"));
failure(static fn () => new Settings(installation: str_repeat('a', 256)));
failure(static fn () => new Settings(formerInstallations: ['https://a', 5]));
failure(static fn () => new Settings(formerInstallations: array_fill(0, 33, 'x')));
?>
--EXPECT--
ValidationException invalid-argument, HTTP 0, not again, fields: timeout connectTimeout createTimeout resolveTimeout
ValidationException invalid-argument, HTTP 0, not again, fields: timeout
ValidationException invalid-argument, HTTP 0, not again, fields: proxy
ValidationException invalid-argument, HTTP 0, not again, fields: proxy
ValidationException invalid-argument, HTTP 0, not again, fields: caFile installation
ValidationException invalid-argument, HTTP 0, not again, fields: installation
ValidationException invalid-argument, HTTP 0, not again, fields: formerInstallations
ValidationException invalid-argument, HTTP 0, not again, fields: formerInstallations
