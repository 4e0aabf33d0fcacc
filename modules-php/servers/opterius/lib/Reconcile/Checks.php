<?php

/** Compares a service with the module's record of its account. It asks nobody. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

use WHMCS\Module\Server\Opterius\Config;
use WHMCS\Module\Server\Opterius\Names;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Row;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Opterius\State;

final class Checks
{
    public function __construct(private readonly string $panel, private readonly string $installation, private readonly Config $config)
    {
    }

    /** A live service: what its record says against it; nothing where it has its account by the record. @return list<Row> */
    public function live(object $service, ?Record $record): array
    {
        $kind = $this->why($service, $record);
        return $kind === null ? [] : [$this->row($kind, $service, $record)];
    }

    private function why(object $service, ?Record $record): ?Kind
    {
        if ($record === null) {
            return Kind::NoAccount;
        }
        if (!$this->isOurs($record)) {
            return Kind::OtherInstallation;
        }
        return match (true) {
            $record->state === State::Attempt => Kind::Unknown,
            $record->state === State::RowOnly => Kind::Half,
            $record->state === State::Refused, $record->state === State::Occupied => Kind::Taken,
            $record->state !== State::Active => Kind::NoAccount,
            $this->config->currentOrigin((string) $record->origin) !== $this->panel => Kind::OtherEntry,
            self::isService($service) && !$record->names->isSameButForCase(new Names($service->username, $service->domain)) => Kind::Renamed,
            default => null,
        };
    }

    public function isOurs(Record $record): bool
    {
        try {
            Installation::guard($record, $this->installation, $this->config);
            return true;
        } catch (Refusal) {
            return false;
        }
    }

    /** An addon's username and domain are properties of its own, which are not read here. */
    public static function isService(object $service): bool
    {
        return ServiceKey::service($service->key) !== null;
    }

    /** @param array<string, string|int> $words */
    public function row(Kind $kind, object $service, ?Record $record, array $words = []): Row
    {
        $names = self::isService($service) ? (string) new Names($service->username, $service->domain) : '';
        return new Row($kind, $this->panel, $service->key, $record?->names->username ?? '', $words + [
            'status' => $service->status, 'names' => $names, 'account' => (string) $record?->names, 'recorded' => (string) $record?->origin,
            'installation' => (string) $record?->installation,
        ]);
    }
}
