<?php

/** Makes the server what the product and its configurable options say now. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Spec;

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
        $changed = $this->call->panel()->change($this->call->ref($record), $spec, $record->variables);
        $this->call->note(...$changed->notes);
        $this->remember($record, $changed->server);
        $this->call->store()->applied($record->key, array_map(strval(...), (array) $spec->toArray()['variables']));
    }
}
