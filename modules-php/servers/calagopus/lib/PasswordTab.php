<?php

/** Takes WHMCS's own Change Password from the page of a service whose account's password is not WHMCS's to set. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class PasswordTab
{
    /** The menu beside the page of a service, and its item, as published hooks name them. */
    private const MENU = 'Service Details Actions';
    private const ITEM = 'Change Password';

    /** What is not found, or cannot be told, stays: pressed, it answers in words. */
    public static function take(object $sidebar): void
    {
        try {
            $menu = $sidebar->getChild(self::MENU);
            $call = is_object($menu) && $menu->getChild(self::ITEM) !== null
                ? PanelCalls::ofService('PasswordTab', Params::asText($_REQUEST['id'] ?? '')) : null;
            if ($call !== null && !(new Passwords($call))->isSettable($call->record())) {
                $menu->removeChild(self::ITEM);
            }
        } catch (\Throwable) {
            return;
        }
    }
}
