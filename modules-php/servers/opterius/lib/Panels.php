<?php

/** Makes the panel of a service from the fields of its WHMCS server; the key stands in its Access Hash. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Panel;
use Calagopus\Settings;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Panels
{
    /** The panel's own, with HTTPS and without. */
    public const PORT = 8443;

    public static function make(Params $params, Config $config): Panel
    {
        $host = trim($params->text('serverhostname')) ?: trim($params->text('serverip'));
        if ($host === '') {
            throw new Refusal('The server has no Hostname: enter the panel\'s domain, such as panel.example.com, in System Settings > '
                . 'Servers, and assign that server to the product or service.');
        }
        $key = trim($params->text('serveraccesshash'));
        if ($key === '') {
            throw new Refusal('The server has no Access Hash: enter the panel\'s API key ("opt_" and 48 characters) there, in System '
                . 'Settings > Servers.');
        }
        $settings = new Settings(
            $config->seconds('timeout'),
            $config->seconds('connect_timeout'),
            $config->seconds('create_timeout'),
            $config->seconds('resolve_timeout'),
            $config->proxy(),
            $config->caFile()
        );
        return new Panel($host, $key, self::port($params, $host), $params->flag('serversecure'), $settings);
    }

    /**
     * Blank is the panel's own; WHMCS hands that over too where the field is blank, so it must not stand against a port in the host name.
     */
    private static function port(Params $params, string $host): int
    {
        $text = trim($params->text('serverport'));
        $port = $text === '' ? 0 : $params->number('serverport');
        if ($port === null || $port < 0 || $port > 65535) {
            throw new Refusal("Port: \"$text\" is not a port; leave it blank for the panel's own, " . self::PORT . ', or enter a number from 1 to 65535.');
        }
        $isOwn = $port === 0 || $port === self::PORT;
        return $isOwn ? (self::namesPort($host) ? 0 : self::PORT) : $port;
    }

    private static function namesPort(string $host): bool
    {
        return preg_match('~^(?:[a-z]+://)?(?:\[[^\]]*\]|[^/:?#\[\]]+):\d+(?:[/?#]|$)~i', $host) === 1;
    }
}
