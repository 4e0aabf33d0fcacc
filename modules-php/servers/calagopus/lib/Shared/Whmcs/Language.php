<?php

/** The module's texts in one language, with English where a text or a language is missing. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Module;

final class Language
{
    private const FALLBACK = 'english';

    /** @param array<string, string> $texts */
    private function __construct(private readonly array $texts)
    {
    }

    /** The language of the client who looks at the page. */
    public static function client(string $ofClient): self
    {
        $session = Params::asText($_SESSION['Language'] ?? '');
        return $session !== '' ? self::named($session) : self::letter($ofClient);
    }

    /** What is sent to a client, whoever is logged in meanwhile: his language, or WHMCS's where he chose none. */
    public static function letter(string $ofClient): self
    {
        return self::named($ofClient !== '' ? $ofClient : self::system());
    }

    /** The language of the administrator who looks at the page; where none does, in the cron, WHMCS's own. */
    public static function admin(): self
    {
        $session = Params::asText($_SESSION['adminlang'] ?? '');
        return self::named($session !== '' ? $session : self::system());
    }

    public static function named(string $name): self
    {
        $name = strtolower($name);
        return new self(self::read("overrides/$name") + self::read($name) + self::read(self::FALLBACK));
    }

    public static function isThere(string $name): bool
    {
        return self::read($name) !== [];
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

    /** A number with so many digits after the point at the most, and none that is not needed. */
    public function number(int|float $number, int $places): string
    {
        [$whole, $rest] = explode('.', number_format($number, $places, '.', '_') . '.');
        $rest = rtrim($rest, '0');
        return str_replace('_', $this->text('format.thousands'), $whole) . ($rest === '' ? '' : $this->text('format.point') . $rest);
    }

    public function has(string $key): bool
    {
        return isset($this->texts[$key]);
    }

    /** @return array<string, string> keys without the prefix, for templates */
    public function group(string $prefix): array
    {
        $group = [];
        foreach ($this->texts as $key => $text) {
            if (str_starts_with($key, "$prefix.")) {
                $group[str_replace('.', '_', substr($key, strlen($prefix) + 1))] = $text;
            }
        }
        return $group;
    }

    private static function system(): string
    {
        try {
            return Setting::value('Language');
        } catch (\Throwable) {
            return self::FALLBACK;
        }
    }

    /** @return array<string, string> */
    private static function read(string $name): array
    {
        $file = Module::folder() . "/lang/$name.php";
        if (preg_match('~^(overrides/)?[a-z][a-z0-9_-]*$~', $name) !== 1 || !is_file($file)) {
            return [];
        }
        try {
            $texts = (static fn (string $file): mixed => require $file)($file);
        } catch (\Throwable) {
            return []; // an override that cannot be read shows English: the failure that is being told counts more
        }
        return is_array($texts) ? array_filter($texts, 'is_string') : [];
    }
}
