<?php

/** Reads the array that WHMCS hands to every module function, whatever is in it, by type. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

final class Params
{
    /** Wrapped, so that no dump, export or serialization of whatever holds this shows the panel's key. */
    private readonly \SensitiveParameterValue $values;

    /** @param array<mixed> $values */
    private function __construct(#[\SensitiveParameter] array $values)
    {
        $this->values = new \SensitiveParameterValue($values);
    }

    public static function of(#[\SensitiveParameter] mixed $params): self
    {
        return new self(is_array($params) ? $params : []);
    }

    /** Text or a number as text; empty where there is none or where it is of another type. */
    public function text(string $name): string
    {
        return self::asText($this->all()[$name] ?? '');
    }

    /** A whole number written with digits alone; null where it is anything else. */
    public function number(string $name): ?int
    {
        return self::asNumber($this->all()[$name] ?? null);
    }

    /** As WHMCS's check boxes say it: true, 1, "on", "yes" … */
    public function flag(string $name): bool
    {
        $value = $this->all()[$name] ?? false;
        return $value === true || $value === 1
            || (is_string($value) && in_array(strtolower(trim($value)), ['on', 'yes', '1', 'true'], true));
    }

    /** @return array<mixed> an array inside; empty where there is none */
    public function list(string $name): array
    {
        $value = $this->all()[$name] ?? [];
        return is_array($value) ? $value : [];
    }

    /** As it was given. */
    public function raw(string $name): mixed
    {
        return $this->all()[$name] ?? null;
    }

    public function has(string $name): bool
    {
        return array_key_exists($name, $this->all());
    }

    public static function asText(mixed $value): string
    {
        return is_string($value) || is_int($value) || is_float($value) ? (string) $value : '';
    }

    public static function asNumber(mixed $value): ?int
    {
        if (is_int($value)) {
            return $value;
        }
        return is_string($value) && preg_match('/^(0|-?[1-9][0-9]{0,17})$/', trim($value)) === 1 ? (int) trim($value) : null;
    }

    /** @return array<string, string> for the debugger: names and types alone, since the values hold the panel's key */
    public function __debugInfo(): array
    {
        return array_map('get_debug_type', $this->all());
    }

    /** @return array<mixed> */
    private function all(): array
    {
        return (array) $this->values->getValue();
    }
}
