<?php

/** An authority and certificates of it, right and wrong ones, in a temporary folder that goes with the object. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Tests\Panel\Simulator;

final class Certificates
{
    private const KEY = ['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1'];
    private const VALID_DAYS = 2;

    public readonly string $folder;

    private readonly int $owner;
    private readonly int $expires;

    public function __construct()
    {
        $this->owner = (int) getmypid();
        $this->folder = sys_get_temp_dir() . '/calagopus-faults-' . $this->owner . '-' . bin2hex(random_bytes(4));
        mkdir($this->folder, 0700);
        [$key, $authority] = $this->authority('authority');
        [$otherKey, $other] = $this->authority('other-authority');
        $this->make('good', '*.cell.test', $key, $authority, self::VALID_DAYS);
        $this->make('expired', '*.cell.test', $key, $authority, 0);
        $this->expires = time();
        $this->make('other-host', '*.example.net', $key, $authority, self::VALID_DAYS);
        $this->make('unknown-authority', '*.cell.test', $otherKey, $other, self::VALID_DAYS);
    }

    public function __destruct()
    {
        if ($this->owner === getmypid()) {
            array_map(unlink(...), glob($this->folder . '/*') ?: []);
            rmdir($this->folder);
        }
    }

    /** Until the certificate that is valid for no day has expired: a second after it was made. */
    public function untilExpired(): void
    {
        Simulator::until(fn (): bool => time() > $this->expires + 1);
    }

    public function authorityFile(): string
    {
        return $this->folder . '/authority.pem';
    }

    /** What the simulator listens with besides its plain address. @return list<string> options */
    public function options(): array
    {
        $options = [];
        foreach (['good', 'expired', 'other-host', 'unknown-authority'] as $name) {
            array_push($options, '--also', "$name={$this->folder}/$name.pem,{$this->folder}/$name.key");
        }
        return $options;
    }

    /** @return array{\OpenSSLAsymmetricKey, \OpenSSLCertificate} */
    private function authority(string $name): array
    {
        $key = openssl_pkey_new(self::KEY);
        $options = $this->extensions("basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign");
        $request = openssl_csr_new(['commonName' => "Test $name"], $key, $options);
        $certificate = openssl_csr_sign($request, null, $key, self::VALID_DAYS, $options, random_int(1, PHP_INT_MAX));
        openssl_x509_export_to_file($certificate, "{$this->folder}/$name.pem");
        return [$key, $certificate];
    }

    private function make(string $name, string $host, \OpenSSLAsymmetricKey $by, \OpenSSLCertificate $authority, int $days): void
    {
        $key = openssl_pkey_new(self::KEY);
        $options = $this->extensions("subjectAltName=DNS:$host");
        $request = openssl_csr_new(['commonName' => $host], $key, $options);
        $certificate = openssl_csr_sign($request, $authority, $by, $days, $options, random_int(1, PHP_INT_MAX));
        openssl_x509_export_to_file($certificate, "{$this->folder}/$name.pem");
        openssl_pkey_export_to_file($key, "{$this->folder}/$name.key");
    }

    /** @return array<string, string> options of OpenSSL's functions in PHP, which take extensions from a file alone */
    private function extensions(string $lines): array
    {
        $file = $this->folder . '/openssl.cnf';
        file_put_contents($file, "[req]\ndistinguished_name=name\n[name]\n[extensions]\n$lines\n");
        return ['config' => $file, 'x509_extensions' => 'extensions', 'digest_alg' => 'sha256'];
    }
}
