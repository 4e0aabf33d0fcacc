<?php

/** The WHMCS servers of this module, as parameters: what a command line of ours, which WHMCS hands nothing over, needs of them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Entries
{
    /** @param int|null $only id of the one that is meant @return array<int, array<string, mixed>> id => parameters */
    public static function all(?int $only): array
    {
        $query = Capsule::table('tblservers')->where('type', Module::NAME)->orderBy('id');
        $rows = ($only === null ? $query->where('disabled', 0) : $query->where('id', $only))->get();
        $entries = [];
        foreach ($rows as $row) {
            $entries[(int) $row->id] = [
                'serverid' => (int) $row->id, 'serverhostname' => self::decoded($row->hostname), 'serverip' => self::decoded($row->ipaddress),
                'serverport' => self::decoded($row->port ?? ''), 'serversecure' => $row->secure, 'serverpassword' => self::password((string) $row->password),
            ];
        }
        return $entries;
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
