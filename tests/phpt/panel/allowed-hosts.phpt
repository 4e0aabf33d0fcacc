--TEST--
Only hosts that php.ini allows are asked
--INI--
calagopus.allowed_hosts=panel.example.com, [2001:db8::1],other.example.com
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Panel;

$key = str_repeat('k', 48);
echo (new Panel('PANEL.example.com', $key))->origin(), "\n", (new Panel('2001:db8::1', $key))->origin(), "\n", (new Panel('other.example.com', $key, 8443))->origin(), "\n";
failure(static fn () => new Panel('169.254.169.254', $key));
failure(static fn () => new Panel('panel.example.com.evil.example', $key));
failure(static fn () => new Panel('example.com', 'short'));
?>
--EXPECT--
https://panel.example.com
https://[2001:db8::1]
https://other.example.com:8443
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname key
