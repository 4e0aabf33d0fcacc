<?php

/** Makes the panel of a service from the fields of its WHMCS server; the key stands in its Password. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Panel;
use Calagopus\Settings;
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
        return self::with($params, $config, static fn (?string $address, array $others): Settings => ServerFields::settings($config, $address, $others, $most));
    }

    /** For questions that must be answered soon or not at all, and those that nobody waits for. */
    public static function within(Params $params, Config $config, float $seconds, bool $isBackground): Panel
    {
        return self::with($params, $config, static fn (?string $address, array $others): Settings => new Settings(
            timeout: $seconds,
            connectTimeout: $config->seconds('connect_timeout'),
            proxy: $config->proxy(),
            caFile: $config->caFile(),
            installation: $address,
            formerInstallations: $others,
            retry: $isBackground,
            background: $isBackground
        ));
    }

    /** @param \Closure(string|null, list<string>): Settings $settings */
    private static function with(Params $params, Config $config, \Closure $settings): Panel
    {
        $host = ServerFields::host($params);
        $key = trim($params->text('serverpassword'));
        if ($key === '') {
            throw new Refusal('The server has no Password: enter the panel\'s admin API key there, in System Settings > Servers.');
        }
        $port = self::port($params);
        $address = Installation::address(); // blank where WHMCS has none: then no mark is its own
        return new Panel($host, $key, $port, $params->flag('serversecure'), $settings($address, Installation::others($address, $config)));
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
