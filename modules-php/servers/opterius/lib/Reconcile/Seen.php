<?php

/** What the panel said of a recorded account when it was last asked about it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

use Calagopus\NotFoundException;
use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Names;

enum Seen: string
{
    case Active = 'active';
    case Suspended = 'suspended';
    /** The panel has no account of that username. */
    case Gone = 'gone';
    /** The account of that username has another domain. */
    case Foreign = 'foreign';

    /** Null: nothing was learnt. */
    public static function of(Usage|\Calagopus\Exception $answer, Names $names): ?self
    {
        if ($answer instanceof NotFoundException) {
            return $answer->reason === \Calagopus\Reason::AccountNotFound ? self::Gone : null;
        }
        if (!$answer instanceof Usage) {
            return null;
        }
        return match (true) {
            $answer->domain !== null && !$names->hasDomain($answer->domain) => self::Foreign,
            $answer->suspended => self::Suspended,
            default => self::Active,
        };
    }
}
