<?php

/**
 * Lists for WHMCS's Server Sync the accounts of the services that WHMCS has on one of its servers, from the module's own records.
 *
 * The panel has no list of accounts to ask for. A sync terminates a service that is missing: so all are listed, or nothing is.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\Names;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\HostedServices;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\SyncedServices;
use WHMCS\Module\Server\Opterius\State;
use WHMCS\Module\Server\Opterius\Store;

final class ListAccounts extends Command
{
    private const PACKAGE = 1;
    private const CHUNK = 500;

    /** @var list<array<string, string>> */
    private array $accounts = [];

    /** @return list<array<string, string>> */
    public function accounts(): array
    {
        return $this->accounts;
    }

    public function run(): void
    {
        $server = HostedServices::server($this->call->params, 'nothing was listed');
        $this->call->store();
        $services = SyncedServices::on($server, self::PACKAGE);
        $wrong = [];
        foreach (array_chunk($services, self::CHUNK, true) as $chunk) {
            $wrong += $this->wrong($chunk);
        }
        SyncedServices::demand($wrong + self::repeated($services));
        foreach ($services as $service) {
            $this->accounts[] = SyncedServices::account($service, $service->domain, $service->domainstatus === 'Suspended');
        }
        $this->call->note(count($this->accounts) . ' listed from the module\'s records; the panel was not asked.');
    }

    /** @param array<int, object> $services @return array<int, string> service => why */
    private function wrong(array $services): array
    {
        $rows = Store::rows(array_keys($services));
        $wrong = [];
        foreach ($services as $id => $service) {
            $row = $rows[$id] ?? null;
            $why = $this->why($service, $row === null ? null : Record::fromRow($row));
            $wrong += $why === '' ? [] : [$id => $why];
        }
        return $wrong;
    }

    private function why(object $service, ?Record $record): string
    {
        $origin = $this->call->panel()->origin();
        return match (true) {
            $record === null || $record->state !== State::Active => 'has no account on record (press Link Account)',
            $this->call->config()->currentOrigin((string) $record->origin) !== $origin => "has its account on {$record->origin}, not on $origin",
            !$record->names->isSame(new Names($service->username, $service->domain)) => "has another username or domain than its account ({$record->names})",
            default => '',
        };
    }

    /** @param array<int, object> $services @return array<int, string> */
    private static function repeated(array $services): array
    {
        $seen = $wrong = [];
        foreach ($services as $id => $service) {
            $domain = strtolower($service->domain);
            $wrong += isset($seen[$domain]) ? [$id => "has the same domain as service {$seen[$domain]}"] : [];
            $seen[$domain] ??= $id;
        }
        return $wrong;
    }
}
