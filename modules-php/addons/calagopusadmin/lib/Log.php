<?php

/** What the addon writes into WHMCS's activity log, as text without markup. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;

final class Log
{
    private const LONGEST = 500;

    public static function activity(string $text): void
    {
        if (function_exists('logActivity')) {
            $plain = (string) preg_replace('/[\x00-\x20\x7f]+/', ' ', strtr($text, ['<' => '‹', '>' => '›']));
            logActivity('Calagopus admin addon: ' . mb_substr($plain, 0, self::LONGEST, 'UTF-8'));
        }
    }

    /** A failure of the addon itself, without what a statement of the database held. */
    public static function failure(\Throwable $problem): void
    {
        self::activity(self::words($problem));
    }

    public static function words(\Throwable $problem): string
    {
        return class_exists(Messages::class) ? Messages::of($problem) : get_debug_type($problem);
    }
}
