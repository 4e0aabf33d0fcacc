<?php

/** What the page's script needs to say figures in the customer's language by itself, when they come from the node and not from WHMCS. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Live;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\View\PowerButtons;
use WHMCS\Module\Server\Calagopus\View\Words;

final class PageWords
{
    private const MIB = 1048576;

    public static function json(Server $server, Language $language): string
    {
        $words = new Words($language);
        $size = static fn (?int $mib): array => ['most' => ($mib ?? 0) * self::MIB, 'text' => $words->size($mib)];
        return (string) json_encode([
            'states' => Words::states($language),
            'colours' => array_map(Words::colourOf(...), array_combine(PowerButtons::STATES, PowerButtons::STATES)),
            'power' => PowerButtons::bySense(),
            'limits' => ['cpu' => ['most' => $server->cpu ?? 0, 'text' => $words->cpu($server->cpu)], 'memory' => $size($server->memory), 'disk' => $size($server->disk)],
            'used' => $language->text('client.used'),
            'of' => $language->text('client.used_of'),
            'network' => $language->text('client.network_text'),
            'spans' => array_map(static fn (string $unit): string => $language->text("span.$unit"), array_combine(Words::SPANS, Words::SPANS)),
            'units' => Words::BYTE_UNITS,
            'point' => $language->text('format.point'),
            'thousands' => $language->text('format.thousands'),
        ], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE);
    }
}
