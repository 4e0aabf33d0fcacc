<?php

/** What a service had on a panel that is no more in WHMCS: it was deleted there, with its order or its client, and nothing told the panel. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans;

final class Orphan
{
    public function __construct(
        /** The service's: "17", or "addon-5". */
        public readonly string $key,
        public readonly string $client,
        /** URL of the panel. */
        public readonly string $origin,
        /** What it is there: a server's UUID, an account's username. */
        public readonly string $thing,
        /** Of which product it was, "product-7" or "addon-3"; empty where that is not known. */
        public readonly string $subject,
        /** When it was seen that the service is gone; seconds by the database's clock. */
        public readonly int $at,
        /** When it was suspended because of that; null: it was not. */
        public readonly ?int $suspendedAt
    ) {
    }

    public static function fromRow(object $row): self
    {
        return new self(
            (string) $row->service_key,
            (string) $row->client_id,
            (string) $row->origin,
            (string) $row->thing,
            (string) $row->subject,
            (int) $row->noted_at,
            $row->suspended_at === null ? null : (int) $row->suspended_at
        );
    }
}
