<?php

/** Writes WHMCS's logs: the module log from the extension's trace, which was redacted before PHP saw it. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use Calagopus\Trace;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;

final class Log
{
    /** A line in WHMCS's activity log, which is kept though the module log is off. */
    public static function activity(string $text): void
    {
        try {
            if (function_exists('logActivity')) {
                logActivity(Module::TITLE . ': ' . Messages::plain($text));
            }
        } catch (\Throwable) {
            // A log that cannot be written must not change what the call answers.
            return;
        }
    }

    /** @param list<string> $secrets masked once more by WHMCS, should one ever stand in the texts */
    public static function write(string $action, ?Trace $trace, string $result, #[\SensitiveParameter] array $secrets): void
    {
        if (!function_exists('logModuleCall')) {
            return;
        }
        try {
            $request = $trace === null ? '' : $trace->requestText();
            $response = $trace === null ? '' : $trace->responseText();
            logModuleCall(
                Module::NAME,
                $action,
                $request === '' ? 'Nothing was sent.' : $request,
                $response === '' ? $result : $response,
                $result,
                $secrets
            );
        } catch (\Throwable) {
            // A log that cannot be written must not change what the call answers.
            return;
        }
    }
}
