<?php

/** The reversible encryption behind `encrypt()` and `decrypt()`, keyed as WHMCS is by a hash of the installation. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Cipher
{
    private const METHOD = 'aes-256-gcm';

    private const NONCE = 12;

    private const TAG = 16;

    public static function encrypt(string $text, string $hash): string
    {
        $nonce = random_bytes(self::NONCE);
        $tag = '';
        $sealed = openssl_encrypt($text, self::METHOD, self::key($hash), OPENSSL_RAW_DATA, $nonce, $tag, '', self::TAG);
        return base64_encode($nonce . $tag . $sealed);
    }

    /** What was encrypted; an empty string for what was not encrypted here. */
    public static function decrypt(string $sealed, string $hash): string
    {
        $bytes = base64_decode($sealed, true);
        if ($bytes === false || strlen($bytes) < self::NONCE + self::TAG) {
            return '';
        }
        $nonce = substr($bytes, 0, self::NONCE);
        $tag = substr($bytes, self::NONCE, self::TAG);
        $text = openssl_decrypt(
            substr($bytes, self::NONCE + self::TAG),
            self::METHOD,
            self::key($hash),
            OPENSSL_RAW_DATA,
            $nonce,
            $tag
        );
        return $text === false ? '' : $text;
    }

    private static function key(string $hash): string
    {
        return hash('sha256', $hash, true);
    }
}
