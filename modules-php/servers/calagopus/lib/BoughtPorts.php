<?php

/**
 * The ports of a server that is there: which it lacks of those that were bought since, and what the product's texts make of those that it has.
 *
 * Ports that are there are never taken away: who knows what the customer does with them.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Placement;
use Calagopus\Port;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class BoughtPorts
{
    /**
     * @param list<Port> $held
     * @param int $base how many the server has without the extra ones
     * @param Placement|null $placement null: nothing names ports, and none were bought
     */
    private function __construct(
        private readonly Call $call,
        private readonly Record $record,
        private readonly Chosen $chosen,
        private array $held = [],
        private readonly int $base = 1,
        private readonly ?Placement $placement = null
    ) {
    }

    /** Looks, and changes nothing. @throws \Calagopus\Exception */
    public static function of(Call $call, Record $record, Chosen $chosen): self
    {
        $left = $record->given->extraPorts - $chosen->extraPorts;
        $left > 0 && $call->note(Language::admin()->text('ports.left', ['count' => $left]));
        if ($chosen->ports->isEmpty() && $chosen->extraPorts === 0) {
            return new self($call, $record, $chosen);
        }
        $held = $call->panel()->ports($call->ref($record));
        $base = $record->given->ports ?? self::without($chosen, count($held));
        return new self($call, $record, $chosen, $held, $base, Placing::of($chosen, $call->policies(), $base));
    }

    public function lacksSome(): bool
    {
        return $this->placement !== null && count($this->held) < $this->placement->ports + $this->placement->extra;
    }

    /** @throws \Calagopus\Exception|Refusal some may have been given then */
    public function give(): void
    {
        $this->held = $this->call->panel()->ports($this->call->ref($this->record), $this->placement);
        if ($this->lacksSome()) {
            throw new Refusal('The server has no first port on the panel, and further ones are given on the address of the first.');
        }
    }

    /** The spec with the texts that name ports which the server has. Variables that name others are left out as yet, and the name stays what it was. */
    public function spec(Spec $spec): Spec
    {
        $texts = $this->chosen->ports;
        if ($texts->isEmpty()) {
            return $spec;
        }
        $now = $this->lacksSome() ? $texts->within($this->held) : $texts;
        $options = $now->fill($this->chosen->options, $this->held);
        return Spec::fromOptions($now->prefix === $texts->prefix ? $options : ['server_name_prefix' => $this->formerPrefix()] + $options);
    }

    private function formerPrefix(): string
    {
        $name = (string) $this->record->given->name;
        return str_ends_with($name, $this->record->key) ? substr($name, 0, -strlen($this->record->key)) : '';
    }

    /** With so many ports as the server has now. */
    public function noted(Given $given): Given
    {
        return $this->placement === null ? $given : $given->withPorts($this->base, $this->chosen->extraPorts);
    }

    /** Of a server of which it is not known how many it was made with: what the limit leaves beside the extra ones. */
    private static function without(Chosen $chosen, int $held): int
    {
        $limit = Params::asNumber($chosen->options['allocations_limit'] ?? null) ?? $held;
        return max(1, min($held, $limit - $chosen->extraPorts));
    }
}
