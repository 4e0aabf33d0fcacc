<?php

/** Which page of a list is asked for, within the panel's bounds. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Page
{
    private const LARGEST = 100;
    private const DEFAULT_SIZE = 50;

    private function __construct(public readonly int $number, public readonly int $size)
    {
    }

    /** @param array<string, mixed> $query @throws ApiError */
    public static function fromQuery(array $query): self
    {
        $values = ['page' => self::number($query, 'page', 1), 'per_page' => self::number($query, 'per_page', self::DEFAULT_SIZE)];
        (new Check($values))->range('page', 1)->range('per_page', 1, self::LARGEST)->orRefuse();

        return new self($values['page'], $values['per_page']);
    }

    public function offset(): int
    {
        return ($this->number - 1) * $this->size;
    }

    /**
     * @param list<mixed> $data
     * @return array{total: int, per_page: int, page: int, data: list<mixed>}
     */
    public function of(int $total, array $data): array
    {
        return ['total' => $total, 'per_page' => $this->size, 'page' => $this->number, 'data' => $data];
    }

    /** @param array<string, mixed> $query */
    private static function number(array $query, string $name, int $default): int
    {
        $text = $query[$name] ?? null;
        if ($text === null) {
            return $default;
        }
        $number = is_string($text) ? filter_var($text, FILTER_VALIDATE_INT) : false;
        if ($number === false) {
            throw ApiError::of(400, 'Failed to deserialize query string: ' . $name . ': invalid digit found in string');
        }

        return $number;
    }
}
