<?php

/**
 * Makes the server what the product and its configurable options say now.
 *
 * A product's place counts when a server is made: hosts change it whenever a node fills. What the customer chose is another matter: a place that
 * the server is not at is an error, once everything else was changed, or the server is moved there where the product's policy says so. Policies say
 * too what becomes of a new egg's files and of a disk below what is used.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Changed;
use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Given;
use WHMCS\Module\Server\Calagopus\Later\Mover;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Placing;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
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
        $policies = $this->call->policies();
        $policies->is(Policy::Egg, 'refuse') && $this->demandEgg($record, $spec);
        [$spec, $given] = $this->withPorts($record, $spec);
        $smallDisk = $policies->is(Policy::Disk, 'note');
        $changed = $this->call->panel()->change($this->call->ref($record), $spec, $record->variables, $record->given->named(), $smallDisk);
        $this->call->note(self::told($changed), ...$changed->notes);
        $this->remember($record, $changed->server);
        $given = $given->afterChange($spec, $changed, $record->key);
        $this->call->store()->applied($record->key, array_map(strval(...), (array) $spec->toArray()['variables']), $given);
        $given = $policies->is(Policy::Egg, 'reinstall') ? $this->installed($record, $given, $changed->server) : $given;
        $this->tell(new Drift($this->chosen->options ?? [], $changed->server, $given));
    }

    /** Before anything is changed. */
    private function demandEgg(Record $record, Spec $spec): void
    {
        $server = $this->call->panel()->find($this->call->ref($record));
        if (strcasecmp($server->eggUuid, Params::asText($spec->toArray()['egg_uuid'] ?? '')) !== 0) {
            throw new Refusal(Language::admin()->text('drift.egg_refused', ['egg' => $server->eggName]));
        }
    }

    /** What was changed from what to what; values that may be secret are not said. */
    private static function told(Changed $changed): string
    {
        $parts = array_map(static function (array $one): string {
            $name = Options::label($one['option']) . ($one['name'] === null ? '' : " {$one['name']}");
            return $one['to'] === null ? "$name set anew" : ($one['from'] === null ? "$name set to {$one['to']}" : "$name from {$one['from']} to {$one['to']}");
        }, $changed->differences);
        return $parts === [] ? 'Nothing of the server differed, so nothing was changed.' : 'Changed: ' . implode('; ', $parts) . '.';
    }

    /** Has the new egg's installation run, which deletes no files of the server. */
    private function installed(Record $record, Given $given, Server $server): Given
    {
        if (!$given->filesAreFormer($server)) {
            return $given;
        }
        try {
            $this->call->panel()->reinstall($this->call->ref($this->call->record()), false);
        } catch (\Throwable $problem) {
            throw new Refusal('Everything was changed, but the installation of the new egg was not begun: ' . Messages::of($problem, $this->call->secrets()), 0, $problem);
        }
        $after = $given->afterInstallation();
        $this->aside('It was not noted whose files the server has now', fn () => $this->call->store()->given($record->key, $after));
        $this->call->note("The installation of the egg \"$server->eggName\" was begun; it deletes no files.");
        return $after;
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
        if (!$isCustomers || !$drift->isElsewhere()) {
            return;
        }
        if (!$this->call->policies()->is(Policy::Place, 'transfer')) {
            throw new Refusal($drift->place('drift.customer'));
        }
        (new Mover($this->call))->moveTo($this->call->record(), $drift->node(), $drift->locations());
    }
}
