<?php

/** Choices that set a variable of the egg, by its name. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Variables
{
    /** Names that mean the one variable of the egg which ends in VERSION. */
    private const VERSION = '/(^| )version$/i';

    /** What variables are called. */
    private const OWN = '/^[A-Z][A-Z0-9_]+$/D';

    /** How alike the letters of two names are in percent before one is proposed for the other. */
    private const ALIKE = 60.0;

    /** Whether the egg is to be asked for a variable of this name. */
    public static function mayMean(Choice $choice): bool
    {
        return $choice->kind !== Kind::Foreign && $choice->isReadable()
            && (preg_match(self::OWN, $choice->title) === 1 || preg_match(self::VERSION, $choice->title) === 1);
    }

    /** The variable whose letters are most like those of a title that is none; null where none is much like it. @param list<string> $names */
    public static function nearest(string $title, array $names): ?string
    {
        $letters = static fn (string $text): string => (string) preg_replace('/[^a-z0-9]+/', '', strtolower($text));
        [$nearest, $most] = [null, self::ALIKE];
        foreach (preg_grep(self::OWN, $names) ?: [] as $name) {
            similar_text($letters($title), $letters($name), $alike);
            if ($alike > $most) {
                [$nearest, $most] = [$name, $alike];
            }
        }
        return $nearest;
    }

    /**
     * Which of these variables a title means: its very name, or for "Version" the only one that ends so.
     *
     * @param list<string> $names
     */
    public static function find(string $title, array $names): ?string
    {
        if (in_array($title, $names, true)) {
            return $title;
        }
        if (preg_match(self::VERSION, $title) !== 1) {
            return null;
        }
        $own = strtoupper((string) preg_replace('/[\s-]+/', '_', $title));
        $ending = array_values(array_filter($names, static fn (string $name): bool => preg_match('/(^|_)VERSION$/D', $name) === 1));
        return in_array($own, $names, true) ? $own : (count($ending) === 1 ? $ending[0] : null);
    }

    /** @return list<string> the names that a product's Egg Variables hold */
    public static function listed(mixed $lines): array
    {
        preg_match_all('/^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=/m', Params::asText($lines), $found);
        return $found[1];
    }

    /** @return array<string, string> name => value, as the extension reads them */
    public static function read(mixed $lines): array
    {
        preg_match_all('/^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/m', Params::asText($lines), $found);
        return array_combine($found[1], $found[2]);
    }

    /** The lines without those of some variables. @param list<string> $names */
    public static function remove(mixed $lines, array $names): string
    {
        $one = implode('|', array_map(static fn (string $name): string => preg_quote($name, '/'), $names));
        return (string) preg_replace('/^[ \t]*(?:' . $one . ')[ \t]*=.*(?:\n|$)/m', '', Params::asText($lines));
    }

    /** The lines with another one at their end. */
    public static function add(mixed $lines, string $name, string $value): string
    {
        $lines = Params::asText($lines);
        return rtrim($lines, "\r\n") . (trim($lines) === '' ? '' : "\n") . "$name=$value";
    }

    /** The lines with a variable set, in its place or at their end. */
    public static function set(mixed $lines, string $name, Choice $choice): string
    {
        $lines = Params::asText($lines);
        $value = $choice->kind === Kind::YesNo && !$choice->isTicked() ? '0' : $choice->text();
        if (strpbrk($value, "\r\n") !== false) {
            throw new Refusal("Egg Variables: {$choice->named()} has a value of more than one line, which no variable can have.");
        }
        $line = '/^([ \t]*' . preg_quote($name, '/') . '[ \t]*=).*?(\r?)$/m';
        $set = (string) preg_replace_callback($line, static fn (array $found): string => $found[1] . $value . $found[2], $lines, -1, $count);
        return $count > 0 ? $set : self::add($lines, $name, $value);
    }
}
