<?php

/** Turns an exception into the text that the administrator sees: one or a few sentences, without HTML and without secrets. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

use Calagopus\ValidationException;
use WHMCS\Module\Server\Opterius\Module;

final class Messages
{
    private const LONGEST = 1500;

    /** @param list<string> $secrets */
    public static function of(\Throwable $problem, #[\SensitiveParameter] array $secrets = []): string
    {
        $text = match (true) {
            $problem instanceof \Calagopus\Exception => self::ofExtension($problem),
            $problem instanceof Refusal => $problem->getMessage(),
            default => DatabaseWords::of($problem) ?? Module::text('message.failed', ['what' => rtrim($problem->getMessage(), '.'), 'class' => $problem::class]),
        };
        $text = self::plain(str_replace($secrets, '***', $text));
        return $text === '' || strtolower($text) === 'success' ? Module::text('message.silent') : $text;
    }

    /** Safe to show in any page: no markup, no control characters, valid UTF-8, of a bounded length. */
    public static function plain(string $text): string
    {
        $text = htmlspecialchars_decode(htmlspecialchars($text, ENT_NOQUOTES | ENT_SUBSTITUTE, 'UTF-8'), ENT_NOQUOTES);
        $text = strtr($text, ['<' => '‹', '>' => '›']);
        $text = trim((string) preg_replace('/[\x00-\x20\x7f]+/', ' ', $text));
        return preg_match('/^.{' . self::LONGEST . '}/us', $text, $start) === 1 ? $start[0] . '…' : $text;
    }

    /** The message, each field that it does not name itself, what to do on the panel and away from it, and the panel's own words. */
    private static function ofExtension(\Calagopus\Exception $problem): string
    {
        $text = self::withFields(trim($problem->getMessage()), $problem instanceof ValidationException ? $problem->fields : []);
        foreach ([$problem->hint, Remedy::of($problem)] as $next) {
            $text = $next === '' || str_contains($text, $next) ? $text : self::join($text, $next);
        }
        if ($problem->panelMessage !== '' && !str_contains($text, $problem->panelMessage)) {
            $text = self::join($text, Module::text('message.panel_said', ['words' => $problem->panelMessage]));
        }
        return $problem->retryAfter === null ? $text : self::join($text, Module::text('message.wait', ['seconds' => (int) ceil($problem->retryAfter)]));
    }

    /** @param array<string, string> $fields what is wrong with each */
    private static function withFields(string $text, array $fields): string
    {
        foreach ($fields as $field => $what) {
            $named = self::named((string) $field, $what);
            $text = str_contains($text, $what) ? str_replace("$field: $what", $named, $text) : self::join($text, $named);
        }
        return $text;
    }

    /** A field's error with the name that the pages show. */
    private static function named(string $field, string $what): string
    {
        $label = Module::label($field);
        return str_starts_with($what, $label) ? $what : "$label: $what";
    }

    /** Two sentences as one text. */
    public static function join(string $first, string $second): string
    {
        return $first === '' ? $second : $first . (preg_match('/[.!?:;…"]$/u', $first) === 1 ? ' ' : '. ') . $second;
    }
}
