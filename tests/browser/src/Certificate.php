<?php

/** A fresh certificate for 127.0.0.1 with its key, in a file that goes with the object; and by what the browser knows it. */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

final class Certificate
{
    private const VALID_DAYS = 2;

    public readonly string $file;

    /** Of the public key: SHA-256 in base64. */
    public readonly string $digest;

    public function __construct()
    {
        $key = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
        $request = openssl_csr_new(['commonName' => '127.0.0.1'], $key, ['digest_alg' => 'sha256']);
        openssl_x509_export(openssl_csr_sign($request, null, $key, self::VALID_DAYS, ['digest_alg' => 'sha256']), $pem);
        openssl_pkey_export($key, $private);
        $this->file = (string) tempnam(sys_get_temp_dir(), 'certificate');
        file_put_contents($this->file, $pem . $private);
        $public = (string) preg_replace('/-----[^-]+-----|\s/', '', openssl_pkey_get_details($key)['key']);
        $this->digest = base64_encode(hash('sha256', (string) base64_decode($public, true), true));
    }

    public function __destruct()
    {
        unlink($this->file);
    }
}
