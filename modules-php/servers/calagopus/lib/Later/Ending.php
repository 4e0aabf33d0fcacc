<?php

/** One server whose service is over and that is to be deleted later. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

final class Ending
{
    /** It waits for its day; somebody wanted the service back; it was left alone, and nothing deletes it unasked. */
    public const WAITS = 'waits';
    public const WANTED = 'wanted';
    public const LEFT = 'left';

    /** In which WHMCS says that a service is over. */
    private const OVER = ['terminated', 'cancelled', 'fraud'];

    private function __construct(
        public readonly string $key,
        public readonly string $uuid,
        public readonly string $origin,
        public readonly string $state,
        public readonly string $why,
        public readonly int $dueAt,
        public readonly int $tries
    ) {
    }

    public static function fromRow(object $row): self
    {
        return new self(
            (string) $row->service_key,
            (string) $row->server_uuid,
            (string) $row->origin,
            (string) $row->state,
            (string) $row->why,
            (int) $row->due_at,
            (int) $row->tries
        );
    }

    public static function isOver(string $status): bool
    {
        return in_array(strtolower($status), self::OVER, true);
    }
}
