<?php

/** What the module tells WHMCS about itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

final class MetaData
{
    /** The name of the folder, the prefix of the functions and the value of `servertype`. */
    public const MODULE = 'calagopus';

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
}
