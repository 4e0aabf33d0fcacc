<?php

/** A request's fields and the rules that they must keep; all broken ones are told at once, as the panel's framework words them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Fields
{
    /** @var array<string, list<string>> */
    private array $errors = [];

    /** @param array<mixed> $values */
    public function __construct(private readonly array $values)
    {
    }

    /** @param int $most characters; 0: no limit */
    public function text(string $name, int $most = 0, int $least = 0, string $pattern = ''): string
    {
        $value = $this->values[$name] ?? null;
        $label = str_replace('_', ' ', $name);
        if ($value === null || $value === '') {
            return $this->wrong($name, "The $label field is required.");
        }
        if (!is_string($value)) {
            return $this->wrong($name, "The $label field must be a string.");
        }
        $length = (int) preg_match_all('/[^\x80-\xbf]/', $value);
        if ($pattern !== '' && preg_match($pattern, $value) !== 1) {
            $this->wrong($name, "The $label field format is invalid.");
        }
        if ($most > 0 && $length > $most) {
            $this->wrong($name, "The $label field must not be greater than $most characters.");
        }
        if ($length < $least) {
            $this->wrong($name, "The $label field must be at least $least characters.");
        }

        return $value;
    }

    public function email(string $name): string
    {
        $value = $this->text($name, 255);

        return $value === '' || filter_var($value, FILTER_VALIDATE_EMAIL) !== false
            ? $value
            : $this->wrong($name, 'The ' . str_replace('_', ' ', $name) . ' field must be a valid email address.');
    }

    public function optionalText(string $name): string
    {
        return ($this->values[$name] ?? null) === null ? '' : $this->text($name);
    }

    public function optionalNumber(string $name): ?int
    {
        $value = $this->values[$name] ?? null;
        if ($value === null || is_int($value)) {
            return $value;
        }
        $this->wrong($name, 'The ' . str_replace('_', ' ', $name) . ' field must be an integer.');

        return null;
    }

    /** One of two must be there. */
    public function either(string $first, string $second): void
    {
        if (($this->values[$first] ?? '') === '' && ($this->values[$second] ?? '') === '') {
            $this->wrong($first, "The $first field is required when $second is not present.");
        }
    }

    public function check(): void
    {
        if ($this->errors !== []) {
            throw Refusal::validation($this->errors);
        }
    }

    private function wrong(string $name, string $what): string
    {
        $this->errors[$name][] = $what;

        return '';
    }
}
