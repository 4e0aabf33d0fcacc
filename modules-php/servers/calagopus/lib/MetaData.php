<?php

/** What the module tells WHMCS about itself. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\About;

final class MetaData extends About
{
    protected const SYNC = [CustomFields::UUID, 'customfield.' . CustomFields::UUID, 'configoption2'];

    protected const SIGN_ON = 'client.go';

    protected const BUTTONS = ['start' => 'Start', 'restart' => 'Restart', 'stop' => 'Stop', 'kill' => 'Kill', 'reinstall' => 'Reinstall'];

    /** @return array<string, string> what customers may call by the module's own forms: name => function without the module's name */
    public static function customerFunctions(Config $config): array
    {
        $functions = [];
        foreach (Offered::cases() as $what) {
            $functions += $what->isOfferedByAny($config) ? $what->functions() : [];
        }
        return $functions;
    }
}
