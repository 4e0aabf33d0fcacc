<?php

/** WHMCS's own field for a service's address, which its e-mails show: filled in where it is empty, emptied where it is ours. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;

final class DedicatedIp
{
    /** 100.64.0.0/10, behind a provider's NAT. */
    private const SHARED = '/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./';

    /**
     * The address that customers connect to, where it is one and not a name: the alias, else the IP, else the node's where it listens on all. Behind a
     * name an IP that is not routed (NAT: a private one, a provider's shared one, the machine's own) is none that customers reach; then there is none.
     */
    public static function of(Server $server): ?string
    {
        foreach ($server->ip === null ? [] : [$server->ipAlias, $server->ip, $server->nodeHost] as $address) {
            if ($address !== null && filter_var($address, FILTER_VALIDATE_IP) !== false && trim($address, '0.:') !== '') {
                return self::isName($server->ipAlias) && !self::isRouted($address) ? null : $address;
            }
        }
        return null;
    }

    private static function isName(?string $alias): bool
    {
        return $alias !== null && $alias !== '' && filter_var($alias, FILTER_VALIDATE_IP) === false;
    }

    private static function isRouted(string $address): bool
    {
        return filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE) !== false
            && preg_match(self::SHARED, $address) !== 1;
    }

    public static function store(Identity $identity, ?string $address): void
    {
        if (!$identity->isAddon && $address !== null && filter_var($address, FILTER_VALIDATE_IP) !== false) {
            self::replace($identity, '', $address);
        }
    }

    /** From the address that was ours to the one of now; what somebody typed stays. */
    public static function follow(Identity $identity, ?string $former, ?string $address): void
    {
        if ($former !== $address) {
            self::clear($identity, $former);
            self::store($identity, $address);
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
