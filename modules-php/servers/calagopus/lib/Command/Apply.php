<?php

/** Makes the server all that the product and its configurable options say now, whatever was set on the panel since. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Record;

final class Apply extends Change
{
    protected function last(Record $record, Spec $spec): ?Spec
    {
        return null;
    }

    /** Those that are asked for are set, whoever changed them; what was set and is asked for no more goes back all the same. */
    protected function known(Record $record, Spec $spec): ?array
    {
        $known = parent::known($record, $spec);
        return $known === null ? null : array_diff_key($known, self::variables($spec));
    }

    /** A name that somebody gave the server gives way too. */
    protected function named(Record $record): array
    {
        return ['name' => $this->call->panel()->find($this->call->ref($record))->name] + parent::named($record);
    }
}
