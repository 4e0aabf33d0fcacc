<?php

/** Secrets that are planted where real ones are, so that they can be searched for in everything written. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Tests\Panel\Opterius\Crashes;

final class Marks
{
    public const KEY = 'mark-key-Zq7Lw2Xn9Rk4Tb6Vd8Hf1Gs3Jp5Mc0Ya-secret';
    public const HOSTING_KEY = 'opt_markKeyQ7w2Xn9Rk4Tb6Vd8Hf1Gs3Jp5Mc0YaZe8secret12';
    public const PASSWORD = 'mark-password-Kz4-long-enough';
    public const NODE = 'mark-node-credential-Wb8';

    /** What each mark is, by how it could be written: as it is, in parts, or encoded. @return array<string, string> text => what it is */
    public static function all(): array
    {
        $marks = ['the key' => self::KEY, 'the hosting key' => self::HOSTING_KEY, 'the password' => self::PASSWORD, "the panel's credentials" => self::NODE];
        // What a debug page of the Opterius panel holds: the database's own words, and a password's digest. What we say ourselves of WHMCS's
        // database has no bracket behind the word.
        $texts = ['SQLSTATE[' => "the panel's SQL", Crashes::DIGEST => "a password's digest", substr(Crashes::DIGEST, 0, 24) => "a part of a password's digest"];
        foreach ($marks as $what => $mark) {
            $texts[$mark] = $what;
            $texts[substr($mark, 0, 24)] = "the first part of $what";
            $texts[substr($mark, -20)] = "the last part of $what";
            $texts[rtrim(base64_encode($mark), '=')] = "$what in base64";
            $texts[bin2hex($mark)] = "$what in hexadecimal";
        }
        return $texts;
    }

    /** @return string which secret a text holds; empty where it holds none */
    public static function in(string $text): string
    {
        foreach (self::all() as $mark => $what) {
            if (str_contains($text, (string) $mark)) {
                return $what;
            }
        }
        return '';
    }
}
