<?php

/** Whether a server's last backup came to its end: one whose last backup failed is not deleted unasked, under `keep-if-failed` nor is one without. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Backups
{
    /**
     * @param bool $demandsOne whether a server without a backup stays too
     * @return string why the server stays; empty where its last backup is whole
     * @throws Refusal while it is being made
     */
    public static function problem(Call $call, Record $record, bool $demandsOne): string
    {
        $last = $call->panel()->lastBackup($call->ref($record));
        return match (true) {
            $last === null => $demandsOne ? 'the server has no backup' : '',
            $last->completed === null => throw new Refusal("The backup \"$last->name\" of the server, begun $last->created, is still being made."),
            !$last->successful => "the last backup of the server, \"$last->name\" of $last->created, failed",
            default => '',
        };
    }
}
