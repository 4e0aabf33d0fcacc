<?php

/** One command that failed for a reason that passes, and when it is pressed again. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Retry;

final class Failed
{
    private function __construct(
        public readonly int $service,
        public readonly Action $action,
        /** How often the cron has pressed it. */
        public readonly int $tries,
        public readonly string $reason,
        public readonly Wish $wish,
        /** Address of the WHMCS in which it failed; empty where it had none. */
        public readonly string $installation
    ) {
    }

    public static function fromRow(object $row): ?self
    {
        $action = Action::tryFrom((string) $row->action);
        $wish = new Wish((string) $row->status, (string) $row->due);
        return $action === null ? null
            : new self((int) $row->service_id, $action, (int) $row->tries, (string) $row->reason, $wish, (string) ($row->installation ?? ''));
    }
}
