<?php

/**
 * Whether a customer's button was really pressed, on the page, by somebody who may: asked before anything else is done.
 *
 * WHMCS lets a customer call whatever ClientAreaAllowedFunctions names, by a link as well as by a form; so the form is checked here.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Press
{
    public static function demand(Call $call): void
    {
        self::demandForm();
        if (!$call->config()->customerPower()) {
            throw new Refusal('config.php offers no power buttons to customers ("customer_power").', customer: 'off');
        }
        if (!Member::mayManage($call->client()->id)) {
            throw new Refusal('The user who is logged in may not manage this client\'s services ("manageproducts").', customer: 'permission');
        }
        if (!ServiceStatus::isActive($call->identity())) {
            throw new Refusal('The service is not Active in WHMCS, so its customer may not use the power buttons.', customer: 'inactive');
        }
    }

    /** Without WHMCS's check no press can be told from a forged one. */
    public static function canBeChecked(): bool
    {
        return function_exists('check_token');
    }

    private static function demandForm(): void
    {
        if (Params::asText($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST') {
            throw new Refusal('A power button was called by a link instead of its form; nothing was done.', customer: 'link');
        }
        if (!self::canBeChecked()) {
            throw new Refusal('This WHMCS has no check_token(), so forged forms could not be told; nothing was done.', customer: 'token');
        }
        if (Params::asText($_POST['token'] ?? '') === '' || !self::hasValidToken()) {
            throw new Refusal('A power button was called without the token of WHMCS\'s forms; nothing was done.', customer: 'token');
        }
    }

    /** WHMCS may end the page over a wrong token, throw, or say false: none of these is a press. */
    private static function hasValidToken(): bool
    {
        try {
            return check_token('WHMCS.default') !== false;
        } catch (\Throwable) {
            return false;
        }
    }
}
