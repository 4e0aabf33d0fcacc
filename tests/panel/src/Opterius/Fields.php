<?php

/** A request's fields and the rules that they must keep; all broken ones are told at once, as the panel's framework words them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Fields
{
    private const NAME = '/\A[\pL\pM\pN_-]+\z/u';

    /** What the panel takes for an address: no need of a dot behind the @, letters of any script. */
    private const EMAIL = '/\A(?=.{1,64}@)[\w!#$%&\'*+\/=?^`{|}~\pL\pM\pN-]+(?:\.[\w!#$%&\'*+\/=?^`{|}~\pL\pM\pN-]+)*'
        . '@(?:[\pL\pM\pN](?:[\pL\pM\pN-]{0,61}[\pL\pM\pN])?)(?:\.[\pL\pM\pN](?:[\pL\pM\pN-]{0,61}[\pL\pM\pN])?)*\z/u';

    /** @var array<string, list<string>> */
    private array $errors = [];

    /** @param array<mixed> $values */
    public function __construct(public readonly array $values)
    {
    }

    public function has(string $name): bool
    {
        return array_key_exists($name, $this->values);
    }

    public function value(string $name): mixed
    {
        return $this->values[$name] ?? null;
    }

    /** @param int $most characters; 0: no limit */
    public function text(string $name, int $most = 0, int $least = 0): string
    {
        $value = $this->value($name);
        if ($value === null || $value === [] || (is_string($value) && trim($value) === '')) {
            return $this->wrong($name, 'is required.');
        }
        if (!is_string($value)) {
            return $this->wrong($name, 'must be a string.');
        }
        $this->bounds($name, $value, $most, $least);

        return $value;
    }

    public function username(string $name): string
    {
        $value = $this->text($name, 32);
        if ($value !== '' && preg_match(self::NAME, $value) !== 1) {
            $this->wrong($name, 'must only contain letters, numbers, dashes, and underscores.');
        }

        return $value;
    }

    public function email(string $name): string
    {
        $value = $this->text($name);
        if ($value !== '' && preg_match(self::EMAIL, $value) !== 1) {
            $this->wrong($name, 'must be a valid email address.');
        }
        $this->bounds($name, $value, 255, 0);

        return $value;
    }

    /** @param list<int>|null $known the numbers that there are; null: any */
    public function optionalNumber(string $name, ?array $known = null): ?int
    {
        $value = $this->value($name);
        if ($value === null) {
            return null;
        }
        $number = is_array($value) ? false : filter_var($value, FILTER_VALIDATE_INT);
        if ($number === false) {
            $this->wrong($name, 'must be an integer.');

            return null;
        }
        if ($known !== null && !in_array($number, $known, true)) {
            $this->errors[$name][] = 'The selected ' . self::label($name) . ' is invalid.';
        }

        return $number;
    }

    public function check(): void
    {
        if ($this->errors !== []) {
            throw Refusal::validation($this->errors);
        }
    }

    private function bounds(string $name, string $value, int $most, int $least): void
    {
        $length = (int) preg_match_all('/[^\x80-\xbf]/', $value);
        if ($most > 0 && $length > $most) {
            $this->wrong($name, "must not be greater than $most characters.");
        }
        if ($length < $least) {
            $this->wrong($name, "must be at least $least characters.");
        }
    }

    private function wrong(string $name, string $what): string
    {
        $this->errors[$name][] = 'The ' . self::label($name) . " field $what";

        return '';
    }

    private static function label(string $name): string
    {
        return str_replace('_', ' ', $name);
    }
}
