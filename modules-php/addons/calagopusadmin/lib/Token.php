<?php

/**
 * The token of the addon's own forms: of one administrator's session, so that another site's form, or another administrator's, is none of them.
 *
 * By which name WHMCS's check_token() knows the admin area's tokens is not documented, and a wrong name may end the page. The session is.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

final class Token
{
    public const NAME = 'calagopusadmin_token';

    /** The hidden fields of a form: our token, and WHMCS's own where it gives one. */
    public static function fields(): string
    {
        $own = '<input type="hidden" name="' . self::NAME . '" value="' . Html::escape(self::current()) . '">';
        $ofWhmcs = function_exists('generate_token') ? generate_token('plain') : '';
        return $own . (is_string($ofWhmcs) && $ofWhmcs !== '' ? '<input type="hidden" name="token" value="' . Html::escape($ofWhmcs) . '">' : '');
    }

    /** @param array<mixed> $posted */
    public static function isValid(array $posted): bool
    {
        $given = $posted[self::NAME] ?? null;
        return self::admin() > 0 && is_string($given) && $given !== '' && hash_equals(self::current(), $given);
    }

    private static function current(): string
    {
        $kept = $_SESSION[self::NAME] ?? null;
        if (!is_array($kept) || ($kept['admin'] ?? null) !== self::admin() || !is_string($kept['token'] ?? null)) {
            $kept = ['admin' => self::admin(), 'token' => bin2hex(random_bytes(20))];
            $_SESSION[self::NAME] = $kept;
        }
        return $kept['token'];
    }

    private static function admin(): int
    {
        return (int) ($_SESSION['adminid'] ?? 0);
    }
}
