<?php

/** Keeps what e-mails say of a service's server, and what of it was written into WHMCS's own fields of the service. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Mail;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class FactStore
{
    public const TABLE = 'mod_calagopus_facts';

    public function __construct()
    {
        self::makeTable();
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('client_id', 32)->default('');
            $table->mediumText('facts')->nullable();
            $table->string('username', 64)->default('');
            $table->string('username_before', 255)->default('');
            $table->string('domain', 255)->default('');
            $table->boolean('keeps_password')->default(false);
        });
    }

    /** Null where nothing is kept for this client. */
    public function facts(string $key, string $client): ?Facts
    {
        $json = Capsule::table(self::TABLE)->where(['service_key' => $key, 'client_id' => $client])->value('facts');
        return Facts::fromJson($json === null ? null : (string) $json);
    }

    /** What says the same is not written anew; the primary port alone never takes the place of all of them. */
    public function saw(string $key, string $client, Facts $facts): void
    {
        $before = $this->facts($key, $client);
        $facts = $facts->after($before);
        $isLess = $before !== null && $before->isWhole && !$facts->isWhole && $before->uuid === $facts->uuid && ($before->addresses[0] ?? '') === ($facts->addresses[0] ?? '');
        if (!$isLess && $facts->json() !== $before?->json()) {
            $this->write($key, ['client_id' => $client, 'facts' => $facts->json()]);
        }
    }

    /** Its ports are others now: the next e-mail that names them asks for all of them. */
    public function unsettle(string $key, string $client): void
    {
        $facts = $this->facts($key, $client);
        $facts === null || $this->write($key, ['facts' => $facts->inPart()->json()]);
    }

    /** What was written into the service, and what its username was before. @return array{username: string, username_before: string, domain: string, keeps_password: bool} */
    public function written(string $key): array
    {
        $row = Capsule::table(self::TABLE)->where('service_key', $key)->first();
        return [
            'username' => (string) ($row->username ?? ''), 'username_before' => (string) ($row->username_before ?? ''), 'domain' => (string) ($row->domain ?? ''),
            'keeps_password' => (bool) ($row->keeps_password ?? false),
        ];
    }

    /** @param array<string, string|bool> $columns of written() */
    public function wrote(string $key, array $columns): void
    {
        $this->write($key, $columns);
    }

    public function forget(string $key): void
    {
        Capsule::table(self::TABLE)->where('service_key', $key)->delete();
    }

    /** @param array<string, mixed> $columns */
    private function write(string $key, array $columns): void
    {
        Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key]);
        Capsule::table(self::TABLE)->where('service_key', $key)->update($columns);
    }
}
