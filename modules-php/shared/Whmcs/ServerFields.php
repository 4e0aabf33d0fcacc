<?php

/** The fields of a WHMCS server that lead to its panel, checked: what is missing is said with the name that the page shows. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use Calagopus\Settings;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

final class ServerFields
{
    public static function host(Params $params): string
    {
        $host = trim($params->text('serverhostname')) ?: trim($params->text('serverip'));
        if ($host === '') {
            throw new Refusal('The server has no Hostname: enter the panel\'s domain, such as panel.example.com, in System Settings > '
                . 'Servers, and assign that server to the product or service.');
        }
        return $host;
    }

    /** @param string $standard which one a blank field means, in a sentence @return int 0 where it is blank */
    public static function port(Params $params, string $standard): int
    {
        $text = trim($params->text('serverport'));
        $port = $text === '' ? 0 : $params->number('serverport');
        if ($port === null || $port < 0 || $port > 65535) {
            throw new Refusal("Port: \"$text\" is not a port; leave it blank for $standard, or enter a number from 1 to 65535.");
        }
        return $port;
    }

    /** @param list<string> $formerInstallations @param float|null $most seconds of a call; null: what the settings say */
    public static function settings(Configuration $config, ?string $installation = null, array $formerInstallations = [], ?float $most = null): Settings
    {
        return new Settings(
            $most === null ? $config->seconds('timeout') : min($most, $config->seconds('timeout') ?? $most),
            $config->seconds('connect_timeout'),
            $config->seconds('create_timeout'),
            $config->seconds('resolve_timeout'),
            $config->proxy(),
            $config->caFile(),
            $installation,
            $formerInstallations
        );
    }
}
