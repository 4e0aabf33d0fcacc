<?php

/** One cell of the matrix: an action, one of its requests (or none: a fault of the world or of the way), a fault, and the wire. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Cell implements Entry
{
    public function __construct(
        public readonly string $action,
        public readonly ?Line $line,
        public readonly string $fault,
        public readonly string $http,
        public readonly string $warmth
    ) {
    }

    /** @param array<string, mixed> $values */
    public static function from(array $values): self
    {
        $line = $values['line'] === null ? null : Line::from($values['line']);
        return new self($values['action'], $line, $values['fault'], $values['http'], $values['warmth']);
    }

    public function name(): string
    {
        $where = $this->line === null ? '' : " #{$this->line->number} {$this->line->method} {$this->line->label()}";
        return "{$this->action}$where | {$this->fault} | {$this->http} {$this->warmth}";
    }

    public function heading(): string
    {
        return $this->action;
    }

    public function row(): string
    {
        return $this->fault;
    }

    /** @return array<string, mixed> */
    public function order(): array
    {
        return get_object_vars($this);
    }
}
