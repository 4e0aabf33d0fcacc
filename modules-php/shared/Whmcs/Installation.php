<?php

/**
 * This WHMCS installation's own address, by which it tells what is its own from what is of a copy of itself.
 *
 * A staging copy has the same database and so the same service ids; its System URL is another one.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Record;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

final class Installation
{
    /** The System URL without a slash at the end; empty where WHMCS has none. Asked anew each time: what may be touched rests on it. */
    public static function address(): string
    {
        $url = Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        return rtrim(html_entity_decode(trim((string) $url), ENT_QUOTES, 'UTF-8'), '/');
    }

    /** @return list<string> addresses that mean this installation too: the former ones, and its own with the other scheme */
    public static function others(string $address, Configuration $config): array
    {
        $others = array_map(static fn (string $url): string => rtrim(trim($url), '/'), $config->formerInstallations());
        if (preg_match('~^(https?)://(.+)$~i', $address, $parts) === 1) {
            $others[] = (strtolower($parts[1]) === 'https' ? 'http://' : 'https://') . $parts[2];
        }
        return array_values(array_unique(array_filter($others, static fn (string $url): bool => $url !== '')));
    }

    /** The addresses that records of this installation may have, as it writes them now and wrote them before. @return list<string> */
    public static function own(Configuration $config): array
    {
        $address = self::address();
        return $address === '' ? [] : [$address, ...self::others($address, $config)];
    }

    /** Whether an address that was recorded, or that a mark names, is this installation's. */
    public static function isOwn(string $recorded, string $address, Configuration $config): bool
    {
        return $recorded === '' || in_array(self::bare($recorded), array_map(self::bare(...), [$address, ...self::others($address, $config)]), true);
    }

    /** Refuses to touch what another installation recorded. A blank address is nobody's: recorded, it says nothing. */
    public static function guard(Record $record, string $address, Configuration $config): void
    {
        $recorded = $record->installation ?? '';
        if (self::isOwn($recorded, $address, $config)) {
            return;
        }
        throw new Refusal(sprintf(
            'This ' . Module::NOUN . ' belongs to the WHMCS installation %s, and this one is %s, so nothing was done. If this is a copy for testing, give '
            . 'it a panel of its own. If the installation moved, add \'%s\' to former_installations in modules/servers/' . Module::NAME . '/config.php.',
            $recorded,
            $address === '' ? '(no System URL is set)' : $address,
            $recorded
        ), customer: 'missing');
    }

    private static function bare(string $url): string
    {
        return strtolower((string) preg_replace('~^https?://~i', '', rtrim($url, '/')));
    }
}
