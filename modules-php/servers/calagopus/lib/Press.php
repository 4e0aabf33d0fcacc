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
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Presses;

final class Press
{
    /** E-mails for a password of one service within an hour. */
    private const MOST_MAILS = 3;

    /** A form of the page: who sent it, how, and whether the service is one that its customer may manage now. */
    public static function demand(Call $call, Offered $what): void
    {
        self::demandForm();
        if ($call->identity()->isAddon) {
            throw new Refusal('A form of the customer\'s page was sent for an addon, which has none; nothing was done.', customer: 'off');
        }
        if (!Member::mayManage($call->client()->id)) {
            throw new Refusal('The user who is logged in may not manage this client\'s services ("manageproducts").', customer: 'permission');
        }
        if (!ServiceStatus::isActive($call->identity())) {
            throw new Refusal('The service is not Active in WHMCS, so its customer may not use what is on its page.', customer: 'inactive');
        }
        if (!$what->isOffered($call->policies())) {
            throw new Refusal("Neither the product's policies nor config.php offer this to customers (\"{$what->setting()}\").", customer: 'off');
        }
        $what->reachesPanel() && Presses::count($call);
        $what === Offered::Password && self::countMail($call);
    }

    /** The panel's mails go to the account's address, which not everybody who may press can prove to be his. */
    private static function countMail(Call $call): void
    {
        if (!(new PageStore())->count($call->identity()->key, 'mail', self::MOST_MAILS)) {
            throw new Refusal(sprintf('The panel was asked for %d e-mails about this service\'s password within an hour already; it was not asked.', self::MOST_MAILS), customer: 'mails');
        }
    }

    /** Without WHMCS's check no press can be told from a forged one. */
    public static function canBeChecked(): bool
    {
        return function_exists('check_token');
    }

    /** That WHMCS's own form was sent, and by nobody else's page. */
    public static function demandForm(): void
    {
        if (Params::asText($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST') {
            throw new Refusal('A button of the page was called by a link instead of its form; nothing was done.', customer: 'link');
        }
        if (!self::canBeChecked()) {
            throw new Refusal('This WHMCS has no check_token(), so forged forms could not be told; nothing was done.', customer: 'token');
        }
        if (Params::asText($_POST['token'] ?? '') === '' || !self::hasValidToken()) {
            throw new Refusal('A button of the page was called without the token of WHMCS\'s forms; nothing was done.', customer: 'token');
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
