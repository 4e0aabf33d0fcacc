<?php

/** What the module tells WHMCS about itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class MetaData
{
    /** @return array<string, mixed> */
    public static function describe(): array
    {
        return [
            'DisplayName' => 'Calagopus',
            'APIVersion' => '1.1',
            'RequiresServer' => true,
            'DefaultSSLPort' => '443',
            'DefaultNonSSLPort' => '80',
        ];
    }

    /** @return array<string, string> what staff may press: label => function without the module's name */
    public static function buttons(): array
    {
        $language = Language::admin();
        $buttons = [];
        foreach (['start' => 'Start', 'restart' => 'Restart', 'stop' => 'Stop', 'kill' => 'Kill', 'reinstall' => 'Reinstall'] as $name => $function) {
            $buttons[$language->text("button.$name")] = $function;
        }
        return $buttons;
    }

    /** @return array<string, string> what customers may call by the module's own forms: name => function without the module's name */
    public static function customerFunctions(): array
    {
        return View\PowerButtons::FUNCTIONS;
    }
}
