<?php

/**
 * The addon's texts in one language, with English where a text or a language is missing.
 *
 * They stand in lang/ as WHMCS documents it for addon modules ($_ADDONLANG). WHMCS hands them to the addon's page alone, and its hooks need
 * them as well; so they are read here.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Database\Capsule;

final class Texts
{
    private const FALLBACK = 'english';

    /** @param array<string, string> $texts */
    private function __construct(private readonly array $texts)
    {
    }

    /** In the language of the administrator who looks; where none does, WHMCS's own. */
    public static function admin(): self
    {
        $session = $_SESSION['adminlang'] ?? '';
        return self::named(is_string($session) && $session !== '' ? $session : self::system());
    }

    public static function named(string $name): self
    {
        static $known = [];
        $name = strtolower($name);
        return $known[$name] ??= new self(self::read("overrides/$name") + self::read($name) + self::read(self::FALLBACK));
    }

    /** A text by its key, with the given words in place of `:name`. @param array<string, string|int> $words */
    public function text(string $key, array $words = []): string
    {
        $marks = [];
        foreach ($words as $name => $word) {
            $marks[":$name"] = (string) $word;
        }
        return strtr($this->texts[$key] ?? $key, $marks);
    }

    /** The same, made safe for HTML. @param array<string, string|int> $words */
    public function html(string $key, array $words = []): string
    {
        return Html::escape($this->text($key, $words));
    }

    private static function system(): string
    {
        try {
            return (string) Capsule::table('tblconfiguration')->where('setting', 'Language')->value('value');
        } catch (\Throwable) {
            return self::FALLBACK;
        }
    }

    /** @return array<string, string> */
    private static function read(string $name): array
    {
        $file = dirname(__DIR__) . "/lang/$name.php";
        if (preg_match('~^(overrides/)?[a-z][a-z0-9_-]*$~', $name) !== 1 || !is_file($file)) {
            return [];
        }
        try {
            $texts = (static function (string $file): mixed {
                $_ADDONLANG = [];
                require $file;
                return $_ADDONLANG;
            })($file);
        } catch (\Throwable) {
            return []; // an override that cannot be read shows English
        }
        return is_array($texts) ? array_filter($texts, 'is_string') : [];
    }
}
