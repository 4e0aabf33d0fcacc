<?php

/** One thing that was chosen for a service: a configurable option, or a custom field. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Choice
{
    /** How a ticked box may reach us; whatever else is not blank and no number counts as ticked too. */
    private const UNTICKED = ['', '0', 'off', 'no', 'false', 'nein', 'null'];

    public function __construct(
        /** The name before the bar. */
        public readonly string $title,
        public readonly mixed $value,
        public readonly Kind $kind,
        public readonly bool $isOption,
        /** What the customer sees in place of the name; empty: the name. */
        public readonly string $label = '',
        /** Of a box: what the administrator wrote before a bar in its choice. Of a quantity: the words beside the number. */
        public readonly string $written = ''
    ) {
    }

    /** What the messages call it. */
    public function named(): string
    {
        return ($this->isOption ? 'the configurable option' : 'the custom field') . " \"$this->title\"";
    }

    public function isReadable(): bool
    {
        return $this->value === null || is_scalar($this->value);
    }

    /** The value as text, without spaces around it; a ticked box is what the administrator wrote for it, or else 1. */
    public function text(): string
    {
        if ($this->kind === Kind::YesNo) {
            return !$this->isTicked() ? '' : ($this->written === '' ? '1' : $this->written);
        }
        return trim(is_bool($this->value) ? (string) (int) $this->value : Params::asText($this->value));
    }

    public function isTicked(): bool
    {
        return $this->value !== null && $this->value !== false
            && !in_array(strtolower(trim(Params::asText($this->value === true ? 1 : $this->value))), self::UNTICKED, true);
    }

    /** A ticked box for which the administrator wrote no value. */
    public function saysOnlyYes(): bool
    {
        return $this->kind === Kind::YesNo && $this->written === '';
    }

    /** Whether this very value stands in what the administrator wrote. */
    public function isAdministrators(): bool
    {
        return $this->kind === Kind::Written || ($this->kind === Kind::YesNo && $this->written !== '')
            || ($this->kind === Kind::Unknown && preg_match('/^[-+]?[0-9.,\s]*$/', $this->text()) !== 1);
    }
}
