<?php

/** Makes the panel of a service from the fields of its WHMCS server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Panel;
use Calagopus\Settings;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Panels
{
    private const HTTPS = 443;
    private const HTTP = 80;

    public static function make(Params $params, Config $config): Panel
    {
        $host = trim($params->text('serverhostname')) ?: trim($params->text('serverip'));
        if ($host === '') {
            throw new Refusal('The server has no Hostname: enter the panel\'s domain, such as panel.example.com, in System Settings > '
                . 'Servers, and assign that server to the product or service.');
        }
        $key = trim($params->text('serverpassword'));
        if ($key === '') {
            throw new Refusal('The server has no Password: enter the panel\'s admin API key there, in System Settings > Servers.');
        }
        return new Panel($host, $key, self::port($params), $params->flag('serversecure'), self::settings($config));
    }

    /**
     * 0 for the scheme's own: WHMCS hands that over where the field is blank, so it must not stand against a port in the host name.
     */
    private static function port(Params $params): int
    {
        $text = trim($params->text('serverport'));
        $port = $text === '' ? 0 : $params->number('serverport');
        if ($port === null || $port < 0 || $port > 65535) {
            throw new Refusal("Port: \"$text\" is not a port; leave it blank for the standard one, or enter a number from 1 to 65535.");
        }
        return $port === ($params->flag('serversecure') ? self::HTTPS : self::HTTP) ? 0 : $port;
    }

    private static function settings(Config $config): Settings
    {
        $address = Installation::address();
        return new Settings(
            $config->seconds('timeout'),
            $config->seconds('connect_timeout'),
            $config->seconds('create_timeout'),
            $config->seconds('resolve_timeout'),
            $config->proxy(),
            $config->caFile(),
            $address, // blank where WHMCS has none: then no mark is its own
            Installation::others($address, $config)
        );
    }
}
