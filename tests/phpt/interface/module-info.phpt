--TEST--
php --ri says versions, libraries, settings and figures, and nothing secret
--INI--
calagopus.proxy=http://someone:proxy-password-marker@127.0.0.1:3128
calagopus.timeout=7.5
--FILE--
<?php
declare(strict_types=1);
ob_start();
(new ReflectionExtension('calagopus'))->info();
$text = ob_get_clean();
foreach (['Version', 'libcurl, compiled with', 'libcurl, running', 'json-c, compiled with', 'json-c, running', 'TLS library', 'HTTP/2', 'libcurl lacks',
    'Requests', 'Connections made', 'Requests over an open connection', 'Connections open', 'calagopus.timeout', 'calagopus.connect_timeout',
    'calagopus.create_timeout', 'calagopus.resolve_timeout', 'calagopus.max_response_bytes', 'calagopus.pool_max_connections', 'calagopus.pool_idle',
    'calagopus.pool_lifetime', 'calagopus.proxy', 'calagopus.ca_file', 'calagopus.allowed_hosts'] as $line) {
    if (!preg_match('/^' . preg_quote($line, '/') . '.* => \S/m', $text)) {
        echo 'missing: ', $line, "\n", $text;
    }
}
if (!preg_match('/^Shared state, among the processes of user => \d+(?: \(\S+\))?$/m', $text)) {
    echo "the user is not named\n", $text;
}
preg_match_all('/^calagopus\.(?:timeout|proxy) => .*$/m', $text, $lines);
echo implode("\n", $lines[0]), "\n";
echo str_contains($text, 'proxy-password-marker') ? 'the password is shown' : 'no password', "\n";
?>
--EXPECT--
calagopus.timeout => 7.5 => 7.5
calagopus.proxy => set, with credentials (hidden) => set, with credentials (hidden)
no password
