<?php

/** What the modules themselves refuse with, read from their sources by PHP's own tokens. */

declare(strict_types=1);

namespace Calagopus\Tests\Messages;

final class Refusals
{
    /** What each bracket does to the depth. */
    private const STEPS = ['(' => 1, '{' => 1, '[' => 1, ')' => -1, '}' => -1, ']' => -1];

    /** @return array<string, list<string>> what the class is for => what it says */
    public static function in(string $folder): array
    {
        $said = [];
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS));
        foreach ($files as $file) {
            $path = (string) $file;
            if (str_ends_with($path, '.php') && !str_contains($path, '/lib/Shared/')) {
                $said[$path] = self::ofFile((string) file_get_contents($path));
            }
        }
        ksort($said);
        $byPurpose = [];
        foreach (array_filter($said) as $path => $sentences) {
            $byPurpose[self::purpose((string) file_get_contents($path))] = $sentences;
        }
        return $byPurpose;
    }

    /** The first sentence of a file. */
    private static function purpose(string $text): string
    {
        preg_match('~/\*\*\s*(?:\* )?(.+?)(?:\.(?:\s|$)|:\s|;\s|\s*\*/)~s', $text, $found);
        return trim((string) preg_replace('/\s*\n\s*\*\s*/', ' ', $found[1] ?? ''));
    }

    /** @return list<string> */
    private static function ofFile(string $text): array
    {
        $tokens = \PhpToken::tokenize($text);
        $said = [];
        foreach ($tokens as $at => $token) {
            if ($token->is(T_NEW) && ($tokens[$at + 2] ?? null)?->text === 'Refusal' && ($tokens[$at + 3] ?? null)?->text === '(') {
                $sentence = self::argument(array_slice($tokens, $at + 4));
                if (preg_match('/\pL{3,}\S* \S*\pL/u', $sentence) === 1) {
                    $said[] = $sentence;
                }
            }
        }
        return array_values(array_unique($said));
    }

    /** The text of a first argument: `…` is what is filled in. @param list<\PhpToken> $tokens behind the bracket */
    private static function argument(array $tokens): string
    {
        $text = '';
        $isFormat = ($tokens[0] ?? null)?->text === 'sprintf';
        $depth = $isFormat ? -1 : 0;
        foreach ($tokens as $token) {
            $depth += $token->is(T_DOLLAR_OPEN_CURLY_BRACES) ? 1 : self::STEPS[$token->text] ?? 0;
            if ($depth < 0 && !($isFormat && $depth === -1) || $depth === 0 && $token->text === ',') {
                break;
            }
            $text .= match (true) {
                $depth === 0 && $token->is(T_CONSTANT_ENCAPSED_STRING) => stripslashes(substr($token->text, 1, -1)),
                $depth === 0 && $token->is(T_ENCAPSED_AND_WHITESPACE) => stripslashes($token->text),
                $token->is(T_WHITESPACE), in_array($token->text, ['"', '.', '(', 'sprintf'], true) => '',
                default => '…',
            };
        }
        $text = (string) preg_replace('/%(?:\d+\$)?[-+0 ]*\d*(?:\.\d+)?[sdufg]/', '…', $text);
        return trim((string) preg_replace('/…(?:\s*…)+/u', '…', $text));
    }
}
