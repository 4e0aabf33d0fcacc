--TEST--
Only hosts that php.ini allows are asked
--INI--
calagopus.allowed_hosts=panel.example.com, [2001:db8::1],other.example.com, pinned.example.com:8443, proxy.example.com:3128
calagopus.proxy=http://user:word@own-proxy.example.com:8080
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Panel;
use Calagopus\Settings;

$key = str_repeat('k', 48);
echo (new Panel('PANEL.example.com', $key))->origin(), "\n", (new Panel('2001:db8::1', $key))->origin(), "\n", (new Panel('other.example.com', $key, 8443))->origin(), "\n";
echo (new Panel('pinned.example.com', $key, 8443))->origin(), "\n";
failure(static fn () => new Panel('pinned.example.com', $key));
failure(static fn () => new Panel('169.254.169.254', $key));
failure(static fn () => new Panel('panel.example.com.evil.example', $key));
failure(static fn () => new Panel('example.com', 'short'));
foreach (['http://proxy.example.com:3128', 'http://a:b@proxy.example.com:3128/', 'http://user:word@own-proxy.example.com:8080', ''] as $proxy) {
    echo (new Panel('panel.example.com', $key, settings: new Settings(proxy: $proxy)))->origin(), "\n";
}
foreach (['http://proxy.example.com', 'http://own-proxy.example.com:8080', 'http://evil.example/@proxy.example.com:3128', '169.254.169.254:80'] as $proxy) {
    failure(static fn () => new Panel('panel.example.com', $key, settings: new Settings(proxy: $proxy)));
}
?>
--EXPECT--
https://panel.example.com
https://[2001:db8::1]
https://other.example.com:8443
https://pinned.example.com:8443
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname
ValidationException host-not-allowed, HTTP 0, not again, fields: hostname key
https://panel.example.com
https://panel.example.com
https://panel.example.com
https://panel.example.com
ValidationException host-not-allowed, HTTP 0, not again, fields: proxy
ValidationException host-not-allowed, HTTP 0, not again, fields: proxy
ValidationException host-not-allowed, HTTP 0, not again, fields: proxy
ValidationException host-not-allowed, HTTP 0, not again, fields: proxy
