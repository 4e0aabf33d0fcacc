<?php

/**
 * Reads the number of a choice in the panel's own unit.
 *
 * Whole or not at all: a 0 that the administrator did not write, a number without a unit where nobody can know it, and one that no server
 * can run with are refused with what to do about it.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Amount
{
    /** MB below which no server starts: a smaller number is meant in another unit. */
    private const LEAST = ['memory' => 64, 'swap' => 16, 'disk' => 64];

    /** Percent of a thread below which a number without a unit is taken for threads. */
    private const LEAST_PERCENT = 20;

    private const OF_LIMITS = ['memory', 'swap', 'disk', 'cpu'];

    /** Whether the panel takes a low number of this option as "as much as there is". */
    public static function isLimit(string $option): bool
    {
        return in_array($option, self::OF_LIMITS, true);
    }

    public static function isUnlimited(string $option, int $number): bool
    {
        return self::isLimit($option) && $number === ($option === 'swap' ? -1 : 0);
    }

    /** In MB, percent or pieces. */
    public static function read(Choice $choice, Name $name): int
    {
        $parts = self::parse($choice, $name);
        if (self::isLimit($name->option) && ($parts['number'] < 0 || $parts['number'] === 0 && $parts['decimals'] === '')) {
            return self::unlimited($choice, $name, $parts['number']);
        }
        if ($parts['number'] < 0) {
            throw self::refuse($choice, $name, "is {$parts['number']}, which is less than nothing");
        }
        $factor = self::factor($choice, $name, $parts['unit']);
        $amount = self::multiply($choice, $name, $parts, $factor ?? 1);
        self::refuseTooLittle($choice, $name, $amount, $factor !== null);
        return $amount;
    }

    /** @return array{number: int, decimals: string, unit: string} */
    private static function parse(Choice $choice, Name $name): array
    {
        $counts = !Units::isSize($name->option) && $name->option !== Units::CPU;
        if ($choice->saysOnlyYes() && !$counts) {
            throw self::refuse($choice, $name, 'is a yes/no option, which says no number: write it before a bar in the name of its choice, such as '
                . '"2048|2 GB", or make it a drop-down');
        }
        if (preg_match('/^(-?[0-9]{1,10})(?:\.([0-9]{1,2}))?\s*([a-z%]*)$/iD', $choice->text(), $found) !== 1) {
            throw self::refuse($choice, $name, "is \"{$choice->text()}\", which is no number"
                . ($choice->isOption ? ': write the number before a bar in its choice, such as "' . ($counts ? '3|Three' : '2048|2 GB') . '"' : ''));
        }
        if ($found[3] !== '' && Units::factor($name->option, $found[3]) === null) {
            throw self::refuse($choice, $name, "is \"{$choice->text()}\", and \"$found[3]\" is no unit of it");
        }
        return ['number' => (int) $found[1], 'decimals' => rtrim($found[2], '0'), 'unit' => $found[3]];
    }

    /** 0, and −1 for swap: only where the administrator wrote that. A swap of 0 is none. */
    private static function unlimited(Choice $choice, Name $name, int $number): int
    {
        $isNothing = $number === 0 && ($name->option === 'swap' || $name->isExtra);
        if ($isNothing || (!$name->isExtra && $choice->isAdministrators() && self::isUnlimited($name->option, $number))) {
            return $number;
        }
        throw self::refuse($choice, $name, "is $number, which the panel takes as unlimited, and that is not for customers to choose"
            . ($choice->kind === Kind::Quantity ? ': give it a minimum above 0' : '')
            . '. Only a drop-down\'s choice that says so, such as "' . ($name->option === 'swap' ? '-1' : '0') . '|Unlimited", may mean that');
    }

    /** What one is worth; null where nothing says it and the panel's own unit is meant. */
    private static function factor(Choice $choice, Name $name, string $own): ?int
    {
        if ($own !== '') {
            return Units::factor($name->option, $own);
        }
        $units = $name->unit === '' ? [] : [$name->unit];
        if ($choice->kind === Kind::Quantity || $choice->kind === Kind::Typed) {
            array_push($units, Units::ending($name->option, $choice->label), Units::ending($name->option, $choice->written));
        }
        $factors = array_values(array_unique(array_map(
            static fn (string $unit): ?int => Units::factor($name->option, $unit),
            array_filter($units, static fn (string $unit): bool => $unit !== '')
        )));
        if (count($factors) > 1) {
            throw self::refuse($choice, $name, 'names two units (' . implode(', ', array_filter($units)) . '): keep one of them');
        }
        if ($factors === [] && $choice->kind === Kind::Quantity && Units::isSize($name->option)) {
            throw self::refuse($choice, $name, 'is a quantity without a unit: rename the option to ' . self::remedy($choice, 'GB', 'MB'));
        }
        return $factors[0] ?? null;
    }

    /** @param array{number: int, decimals: string, unit: string} $parts */
    private static function multiply(Choice $choice, Name $name, array $parts, int $factor): int
    {
        $tenths = 10 ** strlen($parts['decimals']);
        $amount = (int) ($parts['number'] . $parts['decimals']) * $factor;
        if ($amount % $tenths !== 0) {
            throw self::refuse($choice, $name, "is \"{$choice->text()}\", which makes no whole number of what the panel counts in");
        }
        return intdiv($amount, $tenths);
    }

    private static function refuseTooLittle(Choice $choice, Name $name, int $amount, bool $hasUnit): void
    {
        $isCpu = $name->option === Units::CPU;
        $least = $isCpu ? ($hasUnit ? 1 : self::LEAST_PERCENT) : (self::LEAST[$name->option] ?? 0);
        if ($amount >= $least) {
            return;
        }
        throw self::refuse($choice, $name, "comes to $amount " . ($isCpu ? 'percent of a thread' : 'MB')
            . ', which is less than a server can run with and so probably a mistake in units: name the unit in the option, such as '
            . ($isCpu ? self::remedy($choice, 'Cores', '%') : self::remedy($choice, 'GB', 'MB')));
    }

    /** The option's name with either unit in place of what stands in brackets now. */
    private static function remedy(Choice $choice, string $one, string $other): string
    {
        $bare = (string) preg_replace('/\s*[(\[][^()\[\]]*[)\]]\s*$/', '', $choice->title);
        return "\"$bare ($one)\" or \"$bare ($other)\"";
    }

    private static function refuse(Choice $choice, Name $name, string $why): Refusal
    {
        return new Refusal(Options::label($name->option) . ": {$choice->named()} $why.");
    }
}
