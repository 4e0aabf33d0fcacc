<?php

/** What the module tells WHMCS about itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;

final class MetaData
{
    /** @return array<string, mixed> */
    public static function describe(): array
    {
        return [
            'DisplayName' => 'Opterius',
            'APIVersion' => '1.1',
            'RequiresServer' => true,
            // the panel has one port for both
            'DefaultSSLPort' => (string) Panels::PORT,
            'DefaultNonSSLPort' => (string) Panels::PORT,
        ];
    }

    /** @return array<string, string> label => function without the module's name */
    public static function buttons(): array
    {
        $language = Language::admin();
        return [
            $language->text('button.usage') => 'RefreshUsage',
            $language->text('button.link') => 'LinkAccount',
            $language->text('button.forget') => 'ForgetAccount',
        ];
    }
}
