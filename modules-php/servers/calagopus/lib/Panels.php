<?php

/** Makes the panel of a service from the fields of its WHMCS server; the key stands in its Password. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Panel;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServerFields;

final class Panels
{
    private const HTTPS = 443;
    private const HTTP = 80;

    /** @param float|null $most seconds of a call, where something waits that must not be held up; null: what the settings say */
    public static function make(Params $params, Config $config, ?float $most = null): Panel
    {
        $host = ServerFields::host($params);
        $key = trim($params->text('serverpassword'));
        if ($key === '') {
            throw new Refusal('The server has no Password: enter the panel\'s admin API key there, in System Settings > Servers.');
        }
        $port = self::port($params);
        $address = Installation::address(); // blank where WHMCS has none: then no mark is its own
        $settings = ServerFields::settings($config, $address, Installation::others($address, $config), $most);
        return new Panel($host, $key, $port, $params->flag('serversecure'), $settings);
    }

    /**
     * 0 for the scheme's own: WHMCS hands that over where the field is blank, so it must not stand against a port in the host name.
     */
    private static function port(Params $params): int
    {
        $port = ServerFields::port($params, 'the standard one');
        return $port === ($params->flag('serversecure') ? self::HTTPS : self::HTTP) ? 0 : $port;
    }
}
