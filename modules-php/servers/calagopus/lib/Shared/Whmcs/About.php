<?php

/** What a module tells WHMCS about itself: its name, the ports that a blank field means, and the buttons that staff may press. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Module;

abstract class About
{
    /** The panel's ports, with HTTPS and without. */
    protected const PORTS = [443, 80];

    /** How WHMCS's Server Sync tells accounts: the column's title, the field of a service, and the option that is the product. */
    protected const SYNC = ['', '', ''];

    /** The language file's key for what leads a customer into the panel; empty: nothing does. */
    protected const SIGN_ON = '';

    /** The button's name in the language files => function without the module's name. */
    protected const BUTTONS = [];

    /** @return array<string, mixed> */
    public static function describe(): array
    {
        $language = Language::admin();
        return [
            'DisplayName' => Module::TITLE,
            'APIVersion' => '1.1',
            'RequiresServer' => true,
            'DefaultSSLPort' => (string) static::PORTS[0],
            'DefaultNonSSLPort' => (string) static::PORTS[1],
            'ListAccountsUniqueIdentifierDisplayName' => static::SYNC[0],
            'ListAccountsUniqueIdentifierField' => static::SYNC[1],
            'ListAccountsProductField' => static::SYNC[2],
            'AdminSingleSignOnLabel' => $language->text('admin.open'),
        ] + (static::SIGN_ON === '' ? [] : ['ServiceSingleSignOnLabel' => $language->text(static::SIGN_ON)]);
    }

    /** @return array<string, string> what staff may press: label => function without the module's name */
    public static function buttons(): array
    {
        $language = Language::admin();
        $buttons = [];
        foreach (static::BUTTONS as $name => $function) {
            $buttons[$language->text("button.$name")] = $function;
        }
        return $buttons;
    }
}
