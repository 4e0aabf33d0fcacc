<?php

/**
 * Makes the server what the product and its configurable options say now.
 *
 * A product's place counts when a server is made: hosts change it whenever a node fills. What the customer chooses anew, by an option or by ordering
 * another product, is another matter: a place that the server is not at is an error, once everything else was changed, or the server is moved there
 * where the product's policy says so. Policies say too what becomes of a new egg's files and of a disk below what is used.
 *
 * What is asked for as it was applied last is left as the panel has it, and named where that is another.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Changed;
use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\BoughtPorts;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Drift;
use WHMCS\Module\Server\Calagopus\Given;
use WHMCS\Module\Server\Calagopus\Later\Arrival;
use WHMCS\Module\Server\Calagopus\Later\Mover;
use WHMCS\Module\Server\Calagopus\Later\Moves;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

class Change extends Command
{
    public function run(): void
    {
        $this->call->identity();
        $spec = $this->spec();
        $this->call->panel();
        $this->call->locked(fn () => $this->change($spec));
    }

    /** What is refused is refused before anything is changed, so ports are given once the rest went through. */
    private function change(Spec $spec): void
    {
        $record = $this->call->record();
        $policies = $this->call->policies();
        $bought = BoughtPorts::of($this->call, $record, $this->chosen ?? new Chosen([]));
        $spec = $bought->spec($spec);
        $last = $this->last($record, $spec);
        $policies->is(Policy::Egg, 'refuse') && $this->demandEgg($record, $spec, $last);
        $trying = $record->given->trying($spec, self::variables($spec), $record->variables);
        $trying->json() === $record->given->json() || $this->call->store()->given($record->key, $trying);
        $changed = $this->ask($record, $this->known($record, $spec), $this->named($record), $spec, $last);
        $this->call->note(...self::strays($record->given->applied->strays($record->variables, self::variables($spec))));
        $this->remember($record, $changed->server);
        $given = $record->given->afterChange($spec, $changed, $record->key);
        $variables = self::variables($spec) + ($changed->formerEggUuid === null && $bought->lacksSome() ? $record->variables ?? [] : []);
        $this->call->store()->applied($record->key, $variables, $given);
        [$given, $server] = $this->withPorts($bought, $record, $variables, $given, $spec, $changed->server);
        $given = $policies->is(Policy::Egg, 'reinstall') ? $this->installed($record, $given, $server) : $given;
        $this->demandPlace($record, $server);
        $this->tell($record, $server, $given);
    }

    /** What is wanted as in this one is left as the panel has it; null: all is set. */
    protected function last(Record $record, Spec $spec): ?Spec
    {
        return $record->given->applied->last($spec);
    }

    /**
     * Variables as they were last set. Those that name ports which are still to be given are asked for afterwards.
     *
     * @return array<string, string>|null
     */
    protected function known(Record $record, Spec $spec): ?array
    {
        $asked = self::variables($spec);
        $known = $record->given->applied->variables($record->variables, $asked);
        return $known === null ? null : array_diff_key($known, array_diff_key($this->chosen->ports->variables ?? [], $asked));
    }

    /** @return array<string, string|null> */
    protected function named(Record $record): array
    {
        return $record->given->named();
    }

    /** @param array<string, string>|null $applied @param array<string, string|null> $named */
    private function ask(Record $record, ?array $applied, array $named, Spec $spec, ?Spec $last): Changed
    {
        $smallDisk = $this->call->policies()->is(Policy::Disk, 'note');
        $changed = $this->call->panel()->change($this->call->ref($record), $spec, $applied, $named, $smallDisk, $last);
        $this->call->note(self::told($changed), ...self::kept($changed), ...$changed->notes);
        return $changed;
    }

    /**
     * Gives what the server lacks, and then changes what names it. @param array<string, string> $applied
     * @return array{Given, Server}
     */
    private function withPorts(BoughtPorts $bought, Record $record, array $applied, Given $given, Spec $spec, Server $server): array
    {
        try {
            $bought->lacksSome() && $this->give($bought, $record);
            $given = $bought->noted($given);
            $filled = $bought->spec($spec);
            $this->call->store()->given($record->key, $given->trying($filled, self::variables($filled), $applied));
            if ($filled->toArray() === $spec->toArray()) {
                return [$given, $server];
            }
            $changed = $this->ask($this->call->record(), $applied, $given->named(), $filled, $given->applied->last($filled));
            $given = $given->afterChange($filled, $changed, $record->key);
            $this->call->store()->applied($record->key, self::variables($filled), $given);
        } catch (\Throwable $problem) {
            throw new Refusal(Language::admin()->text('ports.failed', ['why' => Messages::of($problem, $this->call->secrets())]), 0, $problem);
        }
        return [$given, $changed->server];
    }

    /** Where not all could be given, some may have been. */
    private function give(BoughtPorts $bought, Record $record): void
    {
        try {
            $bought->give();
        } finally {
            $this->aside('E-mails go on naming the ports of before', fn () => (new FactStore())->unsettle($record->key, $this->call->client()->id));
        }
    }

    /** @return array<string, string> */
    protected static function variables(Spec $spec): array
    {
        return array_map(strval(...), (array) $spec->toArray()['variables']);
    }

    /** Before anything is changed. An egg that somebody gave the server on the panel stays. */
    private function demandEgg(Record $record, Spec $spec, ?Spec $last): void
    {
        if ($last !== null && $last->toArray()['egg_uuid'] === $spec->toArray()['egg_uuid']) {
            return;
        }
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

    /** What the panel has otherwise, and keeps. @return list<string> */
    private static function kept(Changed $changed): array
    {
        return array_map(static function (array $one): string {
            $name = Options::label($one['option']) . ($one['name'] === null ? '' : " {$one['name']}");
            return $one['held'] === null
                ? "$name is another on the panel than this service was given; it asks for no other, so it stays."
                : "$name is {$one['held']} on the panel; this service was given {$one['asked']} and asks for no other, so it stays.";
        }, $changed->kept);
    }

    /** What only an attempt that failed asked for. @param list<string> $names @return list<string> */
    private static function strays(array $names): array
    {
        return array_map(static fn (string $name): string => "A change that failed may have set the variable $name, which nothing asks for now: look at what it holds on the panel.", $names);
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

    /** A server that is on its way to what was asked for before stands for a while where it is asked to be again, and leaves all the same. */
    private function demandPlace(Record $record, Server $server): void
    {
        $place = Place::of($this->call->policies()->subject, $this->chosen ?? new Chosen([]));
        $before = $server->transferring && Moves::target($record->key) !== '' ? Moves::arrival($record->key)->place : null;
        if ($before !== null && $place->holds($server) && !$before->holds($server) && $place->isCustomers($before, $this->call->config())) {
            throw new Refusal('The server is being moved to the place that was ordered before, and another one is ordered now. Everything else was changed. '
                . 'Wait until it has arrived, then repeat Change Package.');
        }
    }

    /** A place is settled once the server is there, or once it was said that it stays where it is. */
    private function tell(Record $record, Server $server, Given $given): void
    {
        $chosen = $this->chosen ?? new Chosen([]);
        $drift = new Drift($chosen->options, $server, $given);
        $place = Place::of($this->call->policies()->subject, $chosen);
        $reached = Moves::reached($record->key, $server);
        Moves::expect($record->key, new Arrival($reached ?? $place, $chosen->ports));
        $isCustomers = $drift->isElsewhere() && $place->isCustomers($reached ?? $record->place, $this->call->config());
        $this->call->note(...array_filter([$isCustomers ? '' : $drift->place('drift.product'), $drift->files()]));
        if (!$isCustomers) {
            $this->call->store()->placed($record, $place);
            return;
        }
        if (!$this->call->policies()->is(Policy::Place, 'transfer')) {
            throw new Refusal($drift->place('drift.customer'));
        }
        (new Mover($this->call, $chosen))->moveTo($this->call->record(), $drift->node(), $drift->locations());
    }
}
