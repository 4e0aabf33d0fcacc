<?php

/** Makes the panel of a service from the fields of its WHMCS server; the key stands in its Access Hash. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Panel;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServerFields;

final class Panels
{
    /** The panel's own, with HTTPS and without. */
    public const PORT = 8443;

    public static function make(Params $params, Config $config): Panel
    {
        $host = ServerFields::host($params);
        $key = trim($params->text('serveraccesshash'));
        if ($key === '') {
            throw new Refusal('The server has no Access Hash: enter the panel\'s API key ("opt_" and 48 characters) there, in System '
                . 'Settings > Servers.');
        }
        $settings = ServerFields::settings($config);
        return new Panel($host, $key, self::port($params, $host), $params->flag('serversecure'), $settings);
    }

    /**
     * Blank is the panel's own; WHMCS hands that over too where the field is blank, so it must not stand against a port in the host name.
     */
    private static function port(Params $params, string $host): int
    {
        $port = ServerFields::port($params, 'the panel\'s own, ' . self::PORT);
        $isOwn = $port === 0 || $port === self::PORT;
        return $isOwn ? (self::namesPort($host) ? 0 : self::PORT) : $port;
    }

    private static function namesPort(string $host): bool
    {
        return preg_match('~^(?:[a-z]+://)?(?:\[[^\]]*\]|[^/:?#\[\]]+):\d+(?:[/?#]|$)~i', $host) === 1;
    }
}
