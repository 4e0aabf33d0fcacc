<?php

/** The panel's rules about values that have the right type: lengths, ranges, patterns, in its own words. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Check
{
    public const LANGUAGES = ['ar', 'de', 'el', 'en', 'es', 'fr', 'it', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sv', 'tr', 'vi', 'zh'];

    /** @var array<string, string> field to complaint */
    private array $complaints = [];

    /** @param array<string, mixed> $values */
    public function __construct(private readonly array $values)
    {
    }

    public function length(string $field, int $least, int $most): self
    {
        $value = $this->at($field);
        if (is_string($value)) {
            $length = Text::length($value);
            $this->complain($length < $least, $field, 'length is lower than ' . $least);
            $this->complain($length > $most, $field, 'length is greater than ' . $most);
        }

        return $this;
    }

    public function range(string $field, int $least, ?int $most = null): self
    {
        $value = $this->at($field);
        if (is_int($value)) {
            $this->complain($value < $least, $field, 'lower than ' . $least);
            $this->complain($most !== null && $value > $most, $field, 'greater than ' . $most);
        }

        return $this;
    }

    public function pattern(string $field, string $pattern): self
    {
        $value = $this->at($field);
        $this->complain(is_string($value) && !preg_match($pattern . 'D', $value), $field, 'does not match pattern ' . $pattern);

        return $this;
    }

    public function email(string $field): self
    {
        $value = $this->at($field);
        if (is_string($value) && ($why = self::emailTrouble($value)) !== null) {
            $this->complain(true, $field, 'not a valid email: ' . $why);
        }

        return $this;
    }

    public function language(string $field): self
    {
        $value = $this->at($field);
        $this->complain(is_string($value) && !in_array($value, self::LANGUAGES, true), $field, 'invalid language: ' . $value);

        return $this;
    }

    /** A complaint that somebody else found; none where null. */
    public function refused(string $field, ?string $complaint): self
    {
        $this->complain($complaint !== null, $field, (string) $complaint);

        return $this;
    }

    /** @throws ApiError with the complaints, ordered by field */
    public function orRefuse(bool $asText = false): void
    {
        if ($this->complaints === []) {
            return;
        }
        ksort($this->complaints);
        $errors = [];
        foreach ($this->complaints as $field => $complaint) {
            $errors[] = $field . ': ' . $complaint;
        }
        $inner = json_encode(['errors' => $errors], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        throw new ApiError(400, $asText ? [(string) $inner] : $errors);
    }

    private function complain(bool $wrong, string $field, string $complaint): void
    {
        if ($wrong) {
            $this->complaints[$field] ??= $complaint;
        }
    }

    private function at(string $field): mixed
    {
        $value = $this->values;
        foreach (explode('.', $field) as $key) {
            $value = is_array($value) ? ($value[$key] ?? null) : null;
        }

        return $value;
    }

    private static function emailTrouble(string $email): ?string
    {
        $at = strrpos($email, '@');
        $label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';

        return match (true) {
            $email === '' => 'value is empty',
            $at === false => 'value is missing `@`',
            $at > 64 => 'user length exceeded maximum of 64 characters',
            !preg_match('/^[a-zA-Z0-9.!#$%&\'*+\/=?^_`{|}~-]+$/D', substr($email, 0, $at)) => 'user contains unexpected characters',
            strlen($email) - $at - 1 > 255 => 'domain length exceeded maximum of 255 characters',
            !preg_match('/^' . $label . '(?:\.' . $label . ')*$/D', substr($email, $at + 1)) => 'domain contains unexpected characters',
            default => null,
        };
    }
}
