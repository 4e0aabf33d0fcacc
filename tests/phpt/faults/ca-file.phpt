--TEST--
A certificate of an authority that is not trusted is refused
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$folder = sys_get_temp_dir() . '/calagopus-ca-' . getmypid();
mkdir($folder);
register_shutdown_function(static function () use ($folder): void {
    array_map(unlink(...), glob($folder . '/*'));
    rmdir($folder);
});
$key = openssl_pkey_new(['private_key_bits' => 2048]);
file_put_contents($folder . '/openssl.cnf', "[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\nsubjectAltName=IP:127.0.0.1\nbasicConstraints=CA:TRUE\n");
$request = openssl_csr_new(['commonName' => 'panel'], $key, ['config' => $folder . '/openssl.cnf', 'digest_alg' => 'sha256']);
openssl_x509_export_to_file(openssl_csr_sign($request, null, $key, 2, ['config' => $folder . '/openssl.cnf', 'x509_extensions' => 'v3', 'digest_alg' => 'sha256']), $folder . '/cert.pem');
openssl_pkey_export_to_file($key, $folder . '/key.pem', null, ['config' => $folder . '/openssl.cnf']);
$simulator = Simulator::start(['--tls-cert', $folder . '/cert.pem', '--tls-key', $folder . '/key.pem']);
foreach ([null, $folder . '/cert.pem', $folder . '/key.pem', $folder . '/none.pem'] as $file) {
    $panel = new Panel($simulator->host, $simulator->key, $simulator->port, true, new Settings(timeout: 5, caFile: $file, retry: false));
    failure(static fn () => $panel->test());
}
failure(static fn () => (new Panel('localhost', $simulator->key, $simulator->port, true, new Settings(timeout: 5, caFile: $folder . '/cert.pem', retry: false)))->test());
?>
--EXPECT--
TransportException tls-failed, HTTP 0, not again
no failure
TransportException tls-failed, HTTP 0, not again
TransportException tls-failed, HTTP 0, not again
TransportException tls-failed, HTTP 0, not again
