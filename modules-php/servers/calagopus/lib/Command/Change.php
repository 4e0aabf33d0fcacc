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
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

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
        $changed = $this->call->panel()->change($this->call->ref($record), $spec, $record->variables, $record->given->named());
        $this->call->note(...$changed->notes);
        $this->remember($record, $changed->server);
        $given = $record->given->afterChange($spec, $changed, $record->key);
        $this->call->store()->applied($record->key, array_map(strval(...), (array) $spec->toArray()['variables']), $given);
        $this->tell(new Drift($this->chosen->options ?? [], $changed->server, $given));
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
