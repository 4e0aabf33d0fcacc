<?php

/** The WHMCS servers of this module, as parameters: what a command line or a cron of ours, which WHMCS hands nothing over, needs of them. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Module;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class Entries
{
    /** @param int|null $only the one that is meant; null: all that are not disabled @return list<int> */
    public static function ids(?int $only): array
    {
        $query = Capsule::table('tblservers')->where('type', Module::NAME)->orderBy('id');
        $rows = ($only === null ? $query->where('disabled', 0) : $query->where('id', $only))->pluck('id')->all();
        return array_map(intval(...), $rows);
    }

    /** @return array<string, mixed> as WHMCS names them */
    public static function params(int $id): array
    {
        $row = Capsule::table('tblservers')->where('id', $id)->first() ?? throw new Refusal("WHMCS has no server $id.");
        return [
            'serverid' => $id, 'serverhostname' => self::decoded($row->hostname), 'serverip' => self::decoded($row->ipaddress),
            'serverport' => self::decoded($row->port ?? ''), 'serversecure' => $row->secure, 'serverusername' => self::decoded($row->username),
            'serverpassword' => self::password((string) $row->password), 'serveraccesshash' => self::decoded($row->accesshash),
        ];
    }

    private static function password(#[\SensitiveParameter] string $kept): string
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
