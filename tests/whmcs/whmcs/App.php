<?php

/**
 * The global `App` with the two methods that WHMCS's hook reference uses.
 *
 * Documented by example at https://developers.whmcs.com/hooks-reference/addon/ (getFromRequest) and
 * https://developers.whmcs.com/hooks-reference/output/ (isInRequest).
 */

declare(strict_types=1);

final class App
{
    public static function getFromRequest(string $key): mixed
    {
        return $_REQUEST[$key] ?? '';
    }

    public static function isInRequest(string $key): bool
    {
        return isset($_REQUEST[$key]);
    }
}
