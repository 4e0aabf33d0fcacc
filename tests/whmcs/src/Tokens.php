<?php

/** The token of WHMCS's forms, which shows that a request came from one of its pages. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Tokens
{
    private const KEY = 'tkval';

    /** As `form` a hidden field, as `link` a part of a query, as `plain` the token alone. */
    public function generate(string $type): string
    {
        $_SESSION[self::KEY] ??= bin2hex(random_bytes(20));
        return match ($type) {
            'plain' => $_SESSION[self::KEY],
            'link' => '&token=' . $_SESSION[self::KEY],
            default => '<input type="hidden" name="token" value="' . $_SESSION[self::KEY] . '" />',
        };
    }

    /** Passes the session's token; WHMCS ends the page for any other, the stand-in throws. */
    public function check(?string $token): bool
    {
        $given = $token ?? (string) ($_REQUEST['token'] ?? '');
        if (!hash_equals($this->generate('plain'), $given)) {
            throw new InvalidTokenException('Invalid Token');
        }
        return true;
    }
}
