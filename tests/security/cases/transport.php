<?php

/** Who is asked, and who gets the key: the host that was typed and allowed, over TLS that is verified, and nobody that an answer names. */

declare(strict_types=1);

use Calagopus\Settings;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Security\Stage;
use Calagopus\Tests\Whmcs\Files;

/** A server with a certificate that nobody signed. @return array{resource, int, string} the process, its port, the certificate's file */
$selfSigned = static function (): array {
    $folder = Files::temporary('self-signed');
    exec('openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=panel.example.com -addext subjectAltName=IP:127.0.0.1 -keyout '
        . escapeshellarg("$folder/key.pem") . ' -out ' . escapeshellarg("$folder/cert.pem") . ' 2>/dev/null', $lines, $status);
    $process = proc_open(
        ['openssl', 's_server', '-accept', '127.0.0.1:0', '-cert', "$folder/cert.pem", '-key', "$folder/key.pem", '-www', '-naccept', '50'],
        [0 => ['pipe', 'r'], 1 => ['pipe', 'w'], 2 => ['file', '/dev/null', 'w']],
        $pipes
    );
    $port = 0;
    while ($status === 0 && is_resource($process) && ($line = fgets($pipes[1])) !== false) {
        if (preg_match('/^ACCEPT \S*:(\d+)/', $line, $found) === 1) {
            $port = (int) $found[1];
            break;
        }
    }
    return [$process, $port, "$folder/cert.pem"];
};

$ask = static fn (string $host, int $port, bool $secure, string $settings = 'timeout: 5, connectTimeout: 3'): string
    => "try { (new Calagopus\\Panel('$host', str_repeat('k', 48), $port, " . var_export($secure, true) . ", new Calagopus\\Settings($settings)))->test();"
    . " echo 'through'; } catch (Calagopus\\Exception \$e) { echo \$e->reason->value; }";

return [
    'the key follows no redirect, whatever its kind and whoever it names' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        $site = $stage->live('opterius');
        $elsewhere = Simulator::start();
        foreach ([301, 302, 303, 307, 308] as $status) {
            foreach (['calagopus' => $id, 'opterius' => $site] as $module => $service) {
                foreach (["$elsewhere->url/api/settings", "//$elsewhere->host:$elsewhere->port/x", "http://{$stage->panel->host}:$elsewhere->port/"] as $url) {
                    $stage->panelOf($module)->fault(['kind' => 'redirect', 'status' => $status, 'url' => $url], ['path' => '^/api/', 'times' => 0]);
                    foreach (['suspend', 'create', 'terminate'] as $action) {
                        $check->is(false, $stage->host->$action($service)->success, "$module $action $status");
                    }
                    $check->is(false, $stage->host->testConnection((int) $stage->host->service($service)->server)['success'], "$module test $status");
                    $stage->panelOf($module)->clearFaults();
                }
            }
        }
        $check->is([], $elsewhere->log(), 'what arrived elsewhere');
    },
    'no cookie is kept or sent' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        $mark = $stage->panel->mark();
        for ($round = 0; $round < 3; $round++) {
            $stage->panel->fault(['kind' => 'status', 'status' => 409, 'body' => '{"errors":["no"]}', 'headers' => ['Set-Cookie' => 'session=marker; Path=/']]);
            $stage->host->suspend($id);
            $stage->panel->clearFaults();
            $check->is('success', $stage->host->suspend($id)->message, "round $round");
        }
        foreach ($stage->panel->log($mark) as $request) {
            $check->lacks('cookie', strtolower(json_encode(array_keys($request['headers']))), $request['path']);
        }
    },
    'only allowed hosts are asked' => static function (Check $check, Stage $stage) use ($ask): void {
        $mark = $stage->panel->mark();
        $settings = ['calagopus.allowed_hosts' => 'panel.example.com, other.example.com'];
        foreach (['127.0.0.1', '169.254.169.254', 'localhost', 'panel.example.com.evil.example', 'evilpanel.example.com', '::1', '[::ffff:127.0.0.1]'] as $host) {
            $check->is('host-not-allowed', Stage::php($ask($host, $stage->panel->port, false), $settings), $host);
        }
        $check->is([], $stage->panel->log($mark), 'nothing was asked');
        $check->is('key-refused', Stage::php($ask('127.0.0.1', $stage->panel->port, false), ['calagopus.allowed_hosts' => '127.0.0.1']), 'an allowed host');
    },
    'what a script sets at run time does not widen it' => static function (Check $check, Stage $stage) use ($ask): void {
        $code = 'foreach (["calagopus.allowed_hosts", "calagopus.ca_file", "calagopus.proxy"] as $name) { echo var_export(@ini_set($name, "127.0.0.1"), true), " "; } '
            . $ask('127.0.0.1', $stage->panel->port, false);
        $check->is('false false false host-not-allowed', Stage::php($code, ['calagopus.allowed_hosts' => 'panel.example.com']), 'ini_set');
    },
    'nothing turns the verification of certificates off' => static function (Check $check) use ($selfSigned, $ask): void {
        [$process, $port, $certificate] = $selfSigned();
        $folder = dirname($certificate);
        try {
            $check->that($port > 0, 'the server with its own certificate runs');
            file_put_contents("$folder/.curlrc", "insecure\nlocation\n");
            $environment = ['HOME' => $folder, 'CURL_HOME' => $folder, 'CURLOPT_SSL_VERIFYPEER' => '0', 'GIT_SSL_NO_VERIFY' => '1', 'NODE_TLS_REJECT_UNAUTHORIZED' => '0'];
            $settings = ['curl.cainfo' => '', 'openssl.cafile' => ''];
            $check->matches('/^(tls|certificate)[a-z-]*$/', Stage::php($ask('127.0.0.1', $port, true), $settings, $environment), 'with an environment that would');
            $trusting = "timeout: 5, connectTimeout: 3, caFile: '$certificate'";
            $answer = Stage::php($ask('127.0.0.1', $port, true, $trusting), $settings);
            $check->that(preg_match('/tls|certificate/', $answer) === 0, "trusted by name it is spoken to, so the refusal was the certificate's: $answer");
            $check->matches('/^(tls|certificate)[a-z-]*$/', Stage::php($ask('localhost', $port, true, $trusting), $settings), 'trusted, but for another name');
        } finally {
            proc_terminate($process, SIGKILL);
            proc_close($process);
            Files::remove($folder);
        }
    },
    'there is no setting for it either' => static function (Check $check): void {
        $names = array_keys(ini_get_all('calagopus', false) ?: []);
        foreach ((new ReflectionMethod(Settings::class, '__construct'))->getParameters() as $parameter) {
            $names[] = $parameter->getName();
        }
        foreach (['Calagopus', 'Opterius'] as $module) {
            $names = array_merge($names, array_keys(["WHMCS\\Module\\Server\\$module\\Config", 'defaults']()));
        }
        $check->that(count($names) > 30, 'settings');
        foreach ($names as $name) {
            $check->that(preg_match('/verif|insecure|peer|ssl|tls|follow|redirect|cookie/i', $name) === 0, $name);
        }
    },
    'the environment\'s proxies are not used' => static function (Check $check, Stage $stage) use ($ask): void {
        $proxies = array_fill_keys(['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'], 'http://127.0.0.1:1');
        $check->is('key-refused', Stage::php($ask('127.0.0.1', $stage->panel->port, false), [], $proxies + ['no_proxy' => '']), 'asked directly');
    },
    'the key stands in one header and nowhere else' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        $stage->host->changePackage($id, $stage->product('calagopus', [5 => '2048']));
        $stage->host->terminate($id);
        foreach ($stage->panel->log() as $request) {
            $check->lacks($stage->panel->key, $request['path'] . json_encode($request['body'] ?? ''), $request['path']);
        }
        $check->that($stage->panel->requests('DELETE', '.') !== [], 'a whole life was looked at');
    },
    'an answer that is not the panel\'s proves nothing' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        foreach (['html200', 'empty200', 'empty204', ['kind' => 'status', 'status' => 404, 'body' => '<html>nginx</html>', 'content_type' => 'text/html']] as $fault) {
            $stage->panel->fault($fault, ['path' => '^/api/', 'times' => 0]);
            $check->is(false, $stage->host->terminate($id)->success, json_encode($fault));
            $stage->panel->clearFaults();
        }
        $check->is(1, count($stage->panel->serversOf((string) $id)), 'the server is there');
    },
];
