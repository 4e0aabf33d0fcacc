<?php

/**
 * What WHMCS knows of the services of one of its servers, in the form in which its Server Sync wants accounts.
 *
 * A sync terminates what a list misses and overwrites what differs. So a known service is listed with WHMCS's own product, domain, IP address and
 * username, and nobody lists what WHMCS does not know.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Service\Status;

final class SyncedServices
{
    /** Services that a refusal names. */
    private const NAMED = 5;

    /** @return array<int, object> by id: those that are active or suspended, texts decoded; `product_option` is the product's option of that number */
    public static function on(int $server, int $option): array
    {
        $rows = HostedServices::on($server)->leftJoin('tblclients as c', 'c.id', '=', 'h.userid')->orderBy('h.id')->get([
            'h.id', 'h.userid', 'h.packageid', 'h.username', 'h.domain', 'h.dedicatedip', 'h.regdate', 'h.domainstatus', 'c.email',
            "p.configoption$option as product_option",
        ]);
        $services = [];
        foreach ($rows as $row) {
            foreach (['username', 'domain', 'dedicatedip', 'email', 'product_option'] as $column) {
                $row->$column = trim(html_entity_decode((string) $row->$column, ENT_QUOTES, 'UTF-8'));
            }
            $services[(int) $row->id] = $row;
        }
        self::demand(self::foreign($server, $services));
        return $services;
    }

    /** Those that stand there and in no list of this module, because of their product. @param array<int, object> $own @return array<int, string> service => why */
    private static function foreign(int $server, array $own): array
    {
        $all = Capsule::table('tblhosting')->where('server', $server)->whereIn('domainstatus', ['Active', 'Suspended'])->orderBy('id')->pluck('id')->all();
        $foreign = array_diff(array_map(intval(...), $all), array_keys($own));
        return array_fill_keys($foreign, 'is of a product that is not this module\'s, or of none (give the service its product or its server)');
    }

    /** Refuses where the list that was made lacks a service by now. @param array<int, object> $listed as they were when it began */
    public static function demandNoneSince(int $server, array $listed): void
    {
        $now = HostedServices::on($server)->orderBy('h.id')->pluck('h.id')->all();
        self::demand(array_fill_keys(array_diff(array_map(intval(...), $now), array_keys($listed)), 'was made meanwhile (try again)'));
    }

    /** Products that the server sells, or sold to services that are there. @return array<int, string> id => name */
    public static function products(int $server): array
    {
        $sold = Capsule::table('tblhosting')->where('server', $server)->whereIn('domainstatus', ['Active', 'Suspended'])->distinct()->pluck('packageid')->all();
        $groups = Capsule::table('tblservergroupsrel')->where('serverid', $server)->pluck('groupid')->all();
        return Capsule::table('tblproducts')->where('servertype', Module::NAME)
            ->where(static fn (object $either) => $either->whereIn('id', $sold)->orWhereIn('servergroup', $groups))
            ->pluck('name', 'id')->map(static fn (mixed $name): string => html_entity_decode((string) $name, ENT_QUOTES, 'UTF-8'))->all();
    }

    /** @return array<string, string> as WHMCS documents an account */
    public static function account(object $service, string $identifier, bool $isSuspended): array
    {
        return [
            'email' => $service->email, 'username' => $service->username, 'domain' => $service->domain, 'uniqueIdentifier' => $identifier,
            'product' => $service->product_option, 'primaryip' => $service->dedicatedip,
            'created' => substr((string) $service->regdate, 0, 10) . ' 00:00:00', 'status' => $isSuspended ? Status::SUSPENDED : Status::ACTIVE,
        ];
    }

    /** Refuses where something is wrong with services: half a list would have the rest terminated. @param array<int, string> $wrong service => why */
    public static function demand(array $wrong): void
    {
        if ($wrong === []) {
            return;
        }
        $said = [];
        foreach (array_slice($wrong, 0, self::NAMED, true) as $id => $why) {
            $said[] = "service $id $why";
        }
        $more = count($wrong) - count($said);
        throw new Refusal('Nothing was listed, because WHMCS\'s sync terminates services that a list misses: ' . implode('; ', $said)
            . ($more > 0 ? "; and $more more" : '') . '.');
    }
}
