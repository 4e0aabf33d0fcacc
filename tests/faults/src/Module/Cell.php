<?php

/** One cell that goes through a WHMCS module: an action killed at one of its requests or raced with itself, or a list with a fault in it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Faults\Entry;

final class Cell implements Entry
{
    /** How a heading begins. */
    public const HEADING = 'module: ';

    /** @param string $what the row @param array<string, mixed> $order @param string $where the request, where the row is of several */
    public function __construct(
        private readonly string $action,
        private readonly string $what,
        private readonly array $order,
        private readonly string $where = ''
    ) {
    }

    public function name(): string
    {
        return $this->heading() . ($this->where === '' ? '' : " | {$this->where}") . " | {$this->what}";
    }

    public function heading(): string
    {
        return self::HEADING . $this->action;
    }

    public function row(): string
    {
        return $this->what;
    }

    /** @return array<string, mixed> */
    public function order(): array
    {
        return $this->order;
    }
}
