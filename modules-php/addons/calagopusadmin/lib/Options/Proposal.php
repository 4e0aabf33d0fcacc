<?php

/** One configurable option as it would be written: its name with the unit, its kind, and what customers choose among. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Options;

use WHMCS\Module\Server\Calagopus\Choices\Definitions;

final class Proposal
{
    /**
     * @param string $key by which the form names it
     * @param string $means the module's option that its name means
     * @param string $name as it is stored: what the module reads, a bar, what customers see
     * @param int $type 1 a drop-down, 4 a quantity
     * @param non-empty-list<string> $choices as they are stored: the value, a bar, what customers see
     * @param int $most of a quantity
     * @param string $there the option of the product that means the same already; empty where there is none
     * @param bool $isTicked whether the form proposes it unasked
     */
    public function __construct(
        public readonly string $key,
        public readonly string $means,
        public readonly string $name,
        public readonly int $type,
        public readonly array $choices,
        public readonly int $most = 0,
        public readonly string $there = '',
        public readonly bool $isTicked = true
    ) {
    }

    public function isQuantity(): bool
    {
        return $this->type === Definitions::QUANTITY;
    }

    public function besides(string $there): self
    {
        return new self($this->key, $this->means, $this->name, $this->type, $this->choices, $this->most, $there, $this->isTicked);
    }
}
