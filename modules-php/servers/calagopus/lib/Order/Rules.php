<?php

/**
 * An egg's rules on the value of a variable, as far as they are sure: what is not known here, and patterns, the panel decides.
 *
 * Never stricter than the panel: what passes here is checked there again.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Order;

final class Rules
{
    private const NUMBERS = ['numeric', 'integer', 'int'];

    /** Rules with bars between them. @return array{string, array<string, string>}|null key and words of what is wrong; null: nothing that is known */
    public static function broken(string $rules, string $value): ?array
    {
        $list = self::listed($rules);
        if ($value === '') {
            return in_array('required', $list, true) ? ['required', []] : null;
        }
        $isNumber = array_intersect(self::NUMBERS, $list) !== [];
        foreach ($list as $rule) {
            [$name, $argument] = explode(':', $rule, 2) + [1 => ''];
            $broken = self::one($name, $argument, $value, $isNumber);
            if ($broken !== null) {
                return $broken;
            }
        }
        return null;
    }

    /** A pattern may hold bars itself: what stands behind it cannot be told apart. @return list<string> */
    private static function listed(string $rules): array
    {
        $list = [];
        foreach (explode('|', $rules) as $rule) {
            if (preg_match('/^(not_)?regex:/', $rule) === 1) {
                return $list;
            }
            $list[] = $rule;
        }
        return $list;
    }

    /** @return array{string, array<string, string>}|null */
    private static function one(string $name, string $argument, string $value, bool $isNumber): ?array
    {
        [$least, $most] = match ($name) {
            'min' => [$argument, ''],
            'max' => ['', $argument],
            'between' => explode(',', $argument, 2) + [1 => ''],
            default => ['', ''],
        };
        return match (true) {
            $name === 'numeric' && !is_numeric($value) => ['number', []],
            in_array($name, ['integer', 'int'], true) && preg_match('/^[+-]?[0-9]+$/D', trim($value)) !== 1 => ['number', []],
            in_array($name, ['boolean', 'bool'], true) && !in_array(strtolower($value), ['true', 'false', '1', '0'], true) => ['form', []],
            $name === 'in' && !in_array($value, explode(',', $argument), true) => ['one_of', ['values' => str_replace(',', ', ', $argument)]],
            $name === 'not_in' && in_array($value, explode(',', $argument), true) => ['form', []],
            default => self::size($isNumber && is_numeric($value) ? (float) $value : (float) mb_strlen($value, 'UTF-8'), $least, $most, $isNumber),
        };
    }

    /** @return array{string, array<string, string>}|null */
    private static function size(float $size, string $least, string $most, bool $isNumber): ?array
    {
        return match (true) {
            is_numeric($least) && $size < (float) $least => [$isNumber ? 'least' : 'longer', ['least' => $least]],
            is_numeric($most) && $size > (float) $most => [$isNumber ? 'most' : 'shorter', ['most' => $most]],
            default => null,
        };
    }
}
