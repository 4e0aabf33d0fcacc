<?php

/**
 * Makes the server what the product and its configurable options say now.
 *
 * A product's place counts when a server is made: hosts change it whenever a node fills. What the customer chose is another matter: a place that
 * the server is not at is an error, once everything else was changed.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Given;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Change extends Command
{
    public function run(): void
    {
        $this->call->identity();
        $spec = $this->spec();
        $this->call->panel();
        $this->call->locked(fn () => $this->change($spec));
    }

    private function change(Spec $spec): void
    {
        $record = $this->call->record();
        [$spec, $given] = $this->withPorts($record, $spec);
        $changed = $this->call->panel()->change($this->call->ref($record), $spec, $record->variables, $record->given->named());
        $this->call->note(...$changed->notes);
        $this->remember($record, $changed->server);
        $given = $given->afterChange($spec, $changed, $record->key);
        $this->call->store()->applied($record->key, array_map(strval(...), (array) $spec->toArray()['variables']), $given);
        $this->tell(new Drift($this->chosen->options ?? [], $changed->server, $given));
    }

    /**
     * Gives the server the ports that were bought since, and fills in what names them. Ports that are there are never taken away: who knows what the
     * customer does with them. @return array{Spec, Given}
     */
    private function withPorts(Record $record, Spec $spec): array
    {
        $given = $record->given;
        $chosen = $this->chosen ?? new Chosen([]);
        if ($chosen->ports->isEmpty() && $chosen->extraPorts === 0) {
            $given->extraPorts > 0 && $this->call->note(Language::admin()->text('ports.left', ['count' => $given->extraPorts]));
            return [$spec, $given];
        }
        $ref = $this->call->ref($record);
        $ports = $given->ports ?? $this->portsWithout($chosen, count($this->call->panel()->ports($ref)));
        $held = $this->call->panel()->ports($ref, Placing::of($chosen, $this->call->policies(), $ports));
        if ($chosen->extraPorts < $given->extraPorts) {
            $this->call->note(Language::admin()->text('ports.left', ['count' => $given->extraPorts - $chosen->extraPorts]));
        }
        $filled = $chosen->ports->isEmpty() ? $spec : Spec::fromOptions($chosen->ports->fill($chosen->options, $held));
        return [$filled, $given->withPorts($ports, $chosen->extraPorts)];
    }

    /** Of a server of which it is not known how many it was made with: what the limit leaves beside the extra ones. */
    private function portsWithout(Chosen $chosen, int $held): int
    {
        $limit = Params::asNumber($chosen->options['allocations_limit'] ?? null) ?? $held;
        return max(1, min($held, $limit - $chosen->extraPorts));
    }

    private function tell(Drift $drift): void
    {
        $isCustomers = $this->chosen?->asksForPlace() ?? false;
        $this->call->note(...array_filter([$isCustomers ? '' : $drift->place('drift.product'), $drift->files()]));
        if ($isCustomers && $drift->isElsewhere()) {
            throw new Refusal($drift->place('drift.customer'));
        }
    }
}
