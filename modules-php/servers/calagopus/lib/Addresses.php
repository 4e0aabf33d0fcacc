<?php

/** The addresses by which customers reach a service's server, host:port each, so that staff find the service by one of them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Addresses
{
    public const TABLE = Module::TABLES . 'addresses';

    private const LONGEST = 191;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64);
            $table->string('address', self::LONGEST)->index();
            $table->primary(['service_key', 'address']);
        });
    }

    /** As it is shown, by its IP address and by its alias, with what else is known. @return list<string> */
    public static function of(Server $server, string ...$more): array
    {
        $hosts = $server->port === null ? [] : array_filter([$server->ip, $server->ipAlias], static fn (?string $host): bool => trim((string) $host, '0.:') !== '');
        $own = array_map(static fn (string $host): string => (str_contains($host, ':') ? "[$host]" : $host) . ":$server->port", $hosts);
        $all = array_map(mb_strtolower(...), [...array_values($own), ...array_filter([$server->address()]), ...array_values($more)]);
        return array_values(array_unique(array_filter($all, static fn (string $one): bool => strlen($one) <= self::LONGEST && $one[0] !== ':')));
    }

    /** In place of those that were kept. @param list<string> $addresses */
    public static function keep(string $key, array $addresses): void
    {
        self::makeTable();
        $kept = Capsule::table(self::TABLE)->where('service_key', $key)->pluck('address')->all();
        $gone = array_diff($kept, $addresses);
        $gone === [] || Capsule::table(self::TABLE)->where('service_key', $key)->whereIn('address', $gone)->delete();
        foreach (array_diff($addresses, $kept) as $address) {
            Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key, 'address' => $address]);
        }
    }

    public static function drop(string $key): void
    {
        self::keep($key, []);
    }

    /** @return list<string> keys of services */
    public static function having(string $address, int $most): array
    {
        self::makeTable();
        return array_map(strval(...), Capsule::table(self::TABLE)->where('address', mb_strtolower($address))->orderBy('service_key')->limit($most)->pluck('service_key')->all());
    }
}
