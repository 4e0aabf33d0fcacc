<?php

/** What the module recorded about one service's account; empty where nothing was. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Reconcile\Seen;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;

final class Record
{
    public function __construct(
        public readonly string $key,
        /** Whether there is a record at all. */
        public readonly bool $isKept = false,
        public readonly State $state = State::None,
        public readonly Names $names = new Names('', ''),
        /** URL of the panel. */
        public readonly ?string $origin = null,
        public readonly ?string $installation = null,
        /** When the panel was seen to have no such account; seconds by the database's clock. */
        public readonly ?int $absentAt = null,
        /** A request to the panel whose outcome is not known. */
        public readonly ?Intent $intent = null,
        public readonly ?string $package = null,
        public readonly ?string $accountId = null,
        public readonly ?string $address = null,
        /** How often it was written: it was not since, where this is the same. */
        public readonly int $revision = 0,
        /** What the panel last said of the account when it was asked for figures; null: nothing yet. */
        public readonly ?Seen $seen = null
    ) {
    }

    public static function fromRow(object $row): self
    {
        $text = static fn (string $column): ?string => ($row->$column ?? '') === '' ? null : (string) $row->$column;
        $origin = $text('origin');
        return new self(
            (string) $row->service_key,
            true,
            State::tryFrom((string) $row->state) ?? State::None,
            new Names((string) $row->username, (string) $row->domain),
            $origin,
            $text('installation'),
            $row->absent_at === null ? null : (int) $row->absent_at,
            $row->intent_deadline === null || $origin === null ? null : new Intent($origin, (int) $row->intent_at, (int) $row->intent_deadline),
            $text('package'),
            $text('account_id'),
            $text('address'),
            (int) $row->revision,
            Seen::tryFrom((string) ($row->seen ?? ''))
        );
    }

    /** The package that was applied last, where another was asked for in vain. */
    public function unapplied(): string
    {
        return (string) $this->package;
    }
}
