<?php

/** Finds services for WHMCS's search by an address of their server (host:port), its UUID or the first eight digits of that: in our records, asking no panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Search
{
    private const MOST = 20;

    /** Hosts are names, IPv4 addresses, or IPv6 ones in brackets. */
    private const ADDRESS = '/^([a-z0-9._-]{1,180}|\[[0-9a-f:.]{2,45}\]):[0-9]{1,5}$/iD';
    private const UUID = '/^[0-9a-f]{8}(-[0-9a-f]{4}(-[0-9a-f]{4}(-[0-9a-f]{4}(-[0-9a-f]{12})?)?)?)?$/iD';

    /** @param mixed $vars `searchTerm`, `numResults` @return list<array{title: string, href: string, subTitle: string, icon: string}> as WHMCS documents it */
    public static function results(mixed $vars): array
    {
        $vars = is_array($vars) ? $vars : [];
        $most = max(1, min(self::MOST, Params::asNumber($vars['numResults'] ?? null) ?? self::MOST));
        try {
            return self::found(trim(html_entity_decode(Params::asText($vars['searchTerm'] ?? ''), ENT_QUOTES, 'UTF-8')), $most);
        } catch (\Throwable) {
            // A search that finds nothing of ours must not end WHMCS's own.
            return [];
        }
    }

    /** @return list<array{title: string, href: string, subTitle: string, icon: string}> */
    private static function found(string $term, int $most): array
    {
        if (!Tables::isThere(Store::TABLE)) {
            return [];
        }
        $keys = match (true) {
            preg_match(self::UUID, $term) === 1 => Capsule::table(Store::TABLE)->where('server_uuid', 'like', strtolower($term) . '%')->orderBy('service_key')->limit($most)->pluck('service_key')->all(),
            preg_match(self::ADDRESS, $term) === 1 => Addresses::having($term, $most),
            default => [],
        };
        return array_values(array_filter(array_map(self::one(...), array_map(strval(...), $keys))));
    }

    /** @return array{title: string, href: string, subTitle: string, icon: string}|null */
    private static function one(string $key): ?array
    {
        $named = ServiceKey::parse($key);
        if ($named === null) {
            return null;
        }
        $row = $named->isAddon
            ? Capsule::table('tblhostingaddons as h')->join('tbladdons as p', 'p.id', '=', 'h.addonid')->where('h.id', $named->id)
                ->where('p.module', Module::NAME)->first(['h.hostingid as service', 'h.userid', 'h.status', 'p.name'])
            : Capsule::table('tblhosting as h')->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('h.id', $named->id)
                ->where('p.servertype', Module::NAME)->first(['h.id as service', 'h.userid', 'h.domainstatus as status', 'p.name']);
        if ($row === null) {
            return null;
        }
        $client = Capsule::table('tblclients')->where('id', $row->userid)->first(['firstname', 'lastname']);
        return [
            'title' => self::plain("$row->name – #$key"),
            'href' => "clientsservices.php?userid=$row->userid&id=$row->service" . ($named->isAddon ? "&aid=$named->id" : ''),
            'subTitle' => self::plain(trim(($client->firstname ?? '') . ' ' . ($client->lastname ?? '')) . ", $row->status"),
            'icon' => 'fal fa-server',
        ];
    }

    /** WHMCS keeps text encoded; whether it escapes what a hook answers is not documented, so markup is made harmless here. */
    private static function plain(string $kept): string
    {
        return Html::escape(html_entity_decode($kept, ENT_QUOTES, 'UTF-8'));
    }
}
