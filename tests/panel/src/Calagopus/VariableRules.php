<?php

/** The rules that an egg puts on the values of its variables, in the panel's words. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class VariableRules
{
    /** Those that the panel knows; it refuses a variable with any other. */
    private const KNOWN = ['required', 'nullable', 'string', 'numeric', 'integer', 'int', 'boolean', 'bool', 'min', 'max', 'between', 'size', 'in', 'not_in', 'alpha',
        'alpha_num', 'alpha_dash', 'regex', 'not_regex', 'url', 'active_url', 'ip', 'ipv4', 'ipv6', 'email', 'uuid', 'date', 'json', 'digits', 'digits_between',
        'starts_with', 'ends_with', 'lowercase', 'uppercase', 'hostname', 'required_if', 'required_with', 'required_without', 'sometimes'];

    /** The first rule that the panel does not know; null where there is none. @param list<string> $rules */
    public static function unknown(array $rules): ?string
    {
        foreach ($rules as $rule) {
            if (!in_array(explode(':', $rule, 2)[0], self::KNOWN, true)) {
                return $rule;
            }
        }

        return null;
    }

    /** @param list<string> $rules @throws ApiError that names the variable */
    public static function check(string $name, string $value, array $rules): void
    {
        if ($value === '') {
            if (in_array('required', $rules, true)) {
                throw ApiError::of(400, $name . ': is required and cannot be empty');
            }

            return;
        }
        $numeric = array_intersect(['numeric', 'integer', 'int'], $rules) !== [];
        foreach ($rules as $rule) {
            [$word, $argument] = explode(':', $rule, 2) + [1 => ''];
            $complaint = self::complaint($word, $argument, $value, $numeric);
            if ($complaint !== null) {
                throw ApiError::of(400, $name . ': ' . $complaint);
            }
        }
    }

    private static function complaint(string $word, string $argument, string $value, bool $numeric): ?string
    {
        $size = $numeric ? (float) $value : (float) Text::length($value);
        [$least, $most] = explode(',', $argument, 2) + [1 => ''];

        return match ($word) {
            'max' => $size > (float) $argument ? 'must be less than or equal to ' . $argument : null,
            'min' => $size < (float) $argument ? 'must be greater than or equal to ' . $argument : null,
            'between' => $size < (float) $least || $size > (float) $most ? 'must be between ' . $least . ' and ' . $most : null,
            'size' => $size !== (float) $argument ? 'must be equal to ' . $argument : null,
            'numeric' => is_numeric($value) ? null : 'must be numeric',
            'integer', 'int' => filter_var($value, FILTER_VALIDATE_INT) !== false ? null : 'must be an integer',
            'boolean', 'bool' => in_array($value, ['true', 'false', '1', '0'], true) ? null : 'must be a boolean',
            'in' => in_array($value, explode(',', $argument), true) ? null : 'must be one of: ' . implode(', ', explode(',', $argument)),
            'not_in' => in_array($value, explode(',', $argument), true) ? 'must not be one of ' . $argument : null,
            'alpha_num' => ctype_alnum($value) ? null : 'must only contain letters and numbers',
            'alpha_dash' => preg_match('/^[\w-]+$/D', $value) ? null : 'must only contain letters, numbers, dashes and underscores',
            'regex' => @preg_match($argument, $value) ? null : 'does not match the required pattern',
            'url' => filter_var($value, FILTER_VALIDATE_URL) ? null : 'must be a URL',
            default => null,
        };
    }
}
