<?php

/** WHMCS's own field for a service's address, which its e-mails show: filled in where it is empty, emptied where it is ours. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;

final class DedicatedIp
{
    public static function store(Identity $identity, ?string $address): void
    {
        if (!$identity->isAddon && $address !== null && filter_var($address, FILTER_VALIDATE_IP) !== false) {
            self::replace($identity, '', $address);
        }
    }

    public static function clear(Identity $identity, ?string $address): void
    {
        if (!$identity->isAddon && $address !== null && $address !== '') {
            self::replace($identity, $address, '');
        }
    }

    private static function replace(Identity $identity, string $from, string $to): void
    {
        Capsule::table('tblhosting')->where('id', $identity->id)->where('dedicatedip', $from)->update(['dedicatedip' => $to]);
    }
}
