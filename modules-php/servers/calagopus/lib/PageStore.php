<?php

/** Keeps what belongs to the customer's page of a service: the name that he gave the server, what was last verified of it, and how often buttons were pressed. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Illuminate\Database\Connection;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PageCounts;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class PageStore extends PageCounts
{
    protected const TIMES = ['press' => ['press_minute', 60], 'look' => ['look_minute', 60], 'token' => ['token_minute', 60], 'mail' => ['mail_hour', 3600]];

    /** Where the table was seen whole. */
    private static ?Connection $whole = null;

    public function __construct()
    {
        self::makeTable();
    }

    public static function makeTable(): void
    {
        if (self::$whole === Capsule::connection()) {
            return;
        }
        $later = [
            'label_client' => static fn (Blueprint $table) => $table->string('label_client', 64)->nullable(),
            'mail_hour' => static fn (Blueprint $table) => $table->bigInteger('mail_hour')->default(0),
            'mail_count' => static fn (Blueprint $table) => $table->integer('mail_count')->default(0),
        ];
        Tables::ensureWhole(self::TABLE, static function (Blueprint $table) use ($later): void {
            $table->string('service_key', 64)->primary();
            $table->string('label', 191)->nullable();
            array_map(static fn (\Closure $add) => $add($table), $later);
            $table->mediumText('seen')->nullable();
            $table->bigInteger('press_minute')->default(0);
            $table->integer('press_count')->default(0);
            $table->bigInteger('look_minute')->default(0);
            $table->integer('look_count')->default(0);
            $table->mediumText('verified')->nullable();
            $table->mediumText('shown')->nullable();
            $table->bigInteger('shown_at')->default(0);
            $table->bigInteger('token_minute')->default(0);
            $table->integer('token_count')->default(0);
        }, $later);
        self::$whole = Capsule::connection();
    }

    /** The name that this client gave; empty where he gave none. A former client's is nobody else's to read. */
    public function label(string $key, string $client): string
    {
        return (string) Capsule::table(self::TABLE)->where(['service_key' => $key, 'label_client' => $client])->value('label');
    }

    public function name(string $key, string $label, string $client): void
    {
        $this->write($key, ['label' => $label === '' ? null : $label, 'label_client' => $client]);
    }

    public function seen(string $key): ?Seen
    {
        $json = Capsule::table(self::TABLE)->where('service_key', $key)->value('seen');
        return Seen::fromJson($json === null ? null : (string) $json);
    }

    public function saw(string $key, Seen $seen): void
    {
        $this->write($key, ['seen' => $seen->json()]);
    }

    /** How the server is, where or whose, changes: the next look, and the next way to its node, are asked of the server itself. */
    public function unsettle(string $key): void
    {
        $seen = $this->seen($key);
        $seen === null || $this->saw($key, $seen->unsettled());
        Capsule::table(self::TABLE)->where('service_key', $key)->update(['verified' => null]);
    }

    /** What View\Shown keeps, and when it was shown, in seconds by the database's clock; empty and 0 where nothing is. @return array{string, int} */
    public function shown(string $key): array
    {
        $row = Capsule::table(self::TABLE)->where('service_key', $key)->first(['shown', 'shown_at']);
        return [(string) $row?->shown, (int) $row?->shown_at];
    }

    /** Seconds by the database's clock; 0 where nothing is kept. */
    public function shownAt(string $key): int
    {
        return (int) Capsule::table(self::TABLE)->where('service_key', $key)->value('shown_at');
    }

    public function show(string $key, string $json, int $at): void
    {
        $this->write($key, ['shown' => $json, 'shown_at' => $at]);
    }

    /** What Live\Verified wrote; null where nothing was. */
    public function lastVerified(string $key): ?string
    {
        $json = Capsule::table(self::TABLE)->where('service_key', $key)->value('verified');
        return $json === null ? null : (string) $json;
    }

    public function verified(string $key, string $json): void
    {
        $this->write($key, ['verified' => $json]);
    }

    /** @param array<string, mixed> $columns */
    private function write(string $key, array $columns): void
    {
        Capsule::table(self::TABLE)->insertOrIgnore(['service_key' => $key]);
        Capsule::table(self::TABLE)->where('service_key', $key)->update($columns);
    }
}
