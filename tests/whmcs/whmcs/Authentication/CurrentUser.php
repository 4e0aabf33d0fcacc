<?php

/**
 * Who is logged in: a user, the client account in which the user works, an administrator.
 *
 * Documented at https://developers.whmcs.com/advanced/authentication/ . The stand-in logs in the account's owner wherever the session
 * names no other user.
 */

declare(strict_types=1);

namespace WHMCS\Authentication;

use WHMCS\User\Admin;
use WHMCS\User\Client;
use WHMCS\User\User;

class CurrentUser
{
    /** Keys of the session that are the stand-in's own. */
    public const USER = 'standin_user';
    public const MASQUERADING = 'standin_masquerading';

    public function isAuthenticatedUser(): bool
    {
        return $this->user() !== null;
    }

    public function isAuthenticatedAdmin(): bool
    {
        return $this->admin() !== null;
    }

    public function isMasqueradingAdmin(): bool
    {
        return !empty($_SESSION[self::MASQUERADING]);
    }

    public function user(): ?User
    {
        return isset($_SESSION[self::USER]) ? User::find($_SESSION[self::USER]) : $this->client()?->owner();
    }

    public function client(): ?Client
    {
        return isset($_SESSION['uid']) ? Client::find($_SESSION['uid']) : null;
    }

    public function admin(): ?Admin
    {
        return isset($_SESSION['adminid']) ? Admin::find($_SESSION['adminid']) : null;
    }
}
