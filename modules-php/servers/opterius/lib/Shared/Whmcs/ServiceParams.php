<?php

/**
 * The parameters of a service or an addon as WHMCS would hand them over, for work that nobody pressed: what the cron does for a service later.
 *
 * They hold what leads to the panel and to the client, not the product's options: nothing is made or changed by them that the product decides.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class ServiceParams
{
    /** @return array<string, mixed>|null null where this module has no such service (any more) */
    public static function of(string $key): ?array
    {
        $named = ServiceKey::parse($key);
        $row = $named === null ? null : ($named->isAddon ? self::addon($named->id) : self::service($named->id));
        if ($named === null || $row === null) {
            return null;
        }
        return [
            'serviceid' => (int) $row->serviceid, 'addonId' => $named->isAddon ? $named->id : 0, 'userid' => (int) $row->userid, 'pid' => (int) $row->pid,
            'status' => (string) $row->status, 'clientsdetails' => self::client((int) $row->userid),
            'username' => self::decoded($row->username ?? ''), 'domain' => self::decoded($row->domain ?? ''),
        ] + (self::server((int) $row->server) ?? []);
    }

    /** @return array<string, mixed> with `userid` 0 where there is no such client */
    public static function client(int $id): array
    {
        $row = Capsule::table('tblclients')->useWritePdo()->where('id', $id)->first();
        $details = ['userid' => $row === null ? 0 : $id, 'id' => $row === null ? 0 : $id];
        foreach (['firstname', 'lastname', 'companyname', 'email', 'language'] as $column) {
            $details[$column] = self::decoded($row->$column ?? '');
        }
        return $details;
    }

    /** What leads to the panel of one of this module's servers. @return array<string, mixed>|null null where there is none of that id */
    public static function server(int $id): ?array
    {
        $row = $id <= 0 ? null : Capsule::table('tblservers')->where('id', $id)->where('type', Module::NAME)->first();
        return $row === null ? null : [
            'serverid' => $id, 'serverhostname' => self::decoded($row->hostname), 'serverip' => self::decoded($row->ipaddress ?? ''),
            'serverport' => self::decoded($row->port ?? ''), 'serversecure' => $row->secure, 'serverusername' => self::decoded($row->username ?? ''),
            'serverpassword' => self::decrypted((string) $row->password), 'serveraccesshash' => self::decoded($row->accesshash ?? ''),
        ];
    }

    /** @return list<int> ids of this module's servers that are in use */
    public static function servers(): array
    {
        return array_map(intval(...), Capsule::table('tblservers')->where('type', Module::NAME)->where('disabled', 0)->orderBy('id')->pluck('id')->all());
    }

    private static function service(int $id): ?object
    {
        return Capsule::table('tblhosting as h')->useWritePdo()->join('tblproducts as p', 'p.id', '=', 'h.packageid')->where('h.id', $id)
            ->where('p.servertype', Module::NAME)
            ->first(['h.id as serviceid', 'h.userid', 'h.packageid as pid', 'h.server', 'h.domainstatus as status', 'h.username', 'h.domain']);
    }

    private static function addon(int $id): ?object
    {
        return Capsule::table('tblhostingaddons as h')->useWritePdo()->join('tbladdons as p', 'p.id', '=', 'h.addonid')
            ->leftJoin('tblhosting as s', 's.id', '=', 'h.hostingid')->where('h.id', $id)->where('p.module', Module::NAME)
            ->first(['h.hostingid as serviceid', 'h.userid', 's.packageid as pid', 'h.server', 'h.status']);
    }

    private static function decrypted(#[\SensitiveParameter] string $kept): string
    {
        $answer = $kept === '' ? ['result' => 'success', 'password' => ''] : localAPI('DecryptPassword', ['password2' => $kept]);
        if (!is_array($answer) || ($answer['result'] ?? '') !== 'success' || !is_string($answer['password'] ?? null)) {
            throw new Refusal('WHMCS did not decrypt the password of a server, so its panel cannot be asked.');
        }
        return self::decoded($answer['password']);
    }

    private static function decoded(mixed $text): string
    {
        return html_entity_decode((string) $text, ENT_QUOTES, 'UTF-8');
    }
}
