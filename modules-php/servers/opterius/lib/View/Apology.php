<?php

/** Which sentence customers are told about a failure of their account's panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\View;

use Calagopus\Reason;
use Calagopus\ValidationException;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceApology;

final class Apology extends ServiceApology
{
    protected static function nameOf(\Calagopus\Exception $problem): string
    {
        return match (true) {
            $problem instanceof ValidationException && isset($problem->fields['password']) => 'password_rule',
            in_array($problem->reason, [Reason::AccountNotFound, Reason::WrongPanel, Reason::ForeignAccount], true) => 'missing',
            $problem->reason === Reason::OutcomeUnknown => 'unknown',
            default => self::GENERAL,
        };
    }
}
