<?php

/** What the migration of one product would change, and why it is not done where it is not. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use Calagopus\Server;

final class Plan
{
    /** @var array<string, string|int> column of tblproducts => what it would be, as WHMCS stores it */
    public array $columns = [];

    /** @var array<string, string> policies that would be decided */
    public array $policies = [];

    /** @var array<int, Server> service => the server on the new panel that it would get */
    public array $adopted = [];

    /** @var list<int> services that would be set to the new server, those above among them */
    public array $services = [];

    /** @var list<string> why it is refused, a sentence each; empty where all is understood */
    public array $reasons = [];

    /** @var list<string> what is worth knowing */
    public array $notes = [];

    /** @param object $product row of tblproducts */
    public function __construct(public readonly object $product, public readonly Former $from)
    {
    }

    public function id(): int
    {
        return (int) $this->product->id;
    }

    public function name(): string
    {
        return html_entity_decode((string) $this->product->name, ENT_QUOTES, 'UTF-8');
    }

    /** @return array<string, array{string, string}> column => before, and after, decoded */
    public function changes(): array
    {
        $changes = [];
        foreach ($this->columns as $column => $after) {
            $before = (string) ($this->product->$column ?? '');
            if ($before !== (string) $after) {
                $changes[$column] = array_map(static fn (string $text): string => html_entity_decode($text, ENT_QUOTES, 'UTF-8'), [$before, (string) $after]);
            }
        }
        return $changes;
    }

    /** @return array<string, mixed> for scripts */
    public function told(): array
    {
        return [
            'product' => $this->id(), 'name' => $this->name(), 'from' => $this->from->value, 'understood' => $this->reasons === [],
            'changes' => array_map(static fn (array $both): array => ['from' => $both[0], 'to' => $both[1]], $this->changes()), 'policies' => (object) $this->policies,
            'services' => $this->services, 'adopted' => (object) array_map(static fn (Server $server): string => $server->uuid, $this->adopted),
            'reasons' => $this->reasons, 'notes' => $this->notes,
        ];
    }
}
