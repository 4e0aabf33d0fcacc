<?php

/** The moves to other nodes that were begun here, one a service: the panel goes on by itself, and says how it ended only by where the server then is. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use Calagopus\Server;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Moves
{
    public const TABLE = Module::TABLES . 'moves';

    public const UNDER_WAY = 'under-way';
    public const ARRIVED = 'arrived';
    public const FAILED = 'failed';

    /** Seconds between two looks at a move, the first; each further pause after a failed look is twice as long, up to the last. */
    private const PAUSE = 60;
    private const LONGEST_PAUSE = 3600;

    public static function makeTable(): void
    {
        $arrival = static fn (Blueprint $table) => $table->mediumText('arrival')->nullable();
        Tables::ensureWhole(self::TABLE, static function (Blueprint $table) use ($arrival): void {
            $table->string('service_key', 64)->primary();
            $table->string('server_uuid', 36);
            $table->string('from_node', 191);
            $table->string('to_uuid', 36);
            $table->string('to_node', 191);
            $table->string('state', 16)->index();
            $table->integer('failures')->default(0);
            $table->bigInteger('begun_at');
            $table->bigInteger('next_at');
            $table->bigInteger('ended_at')->nullable();
            $table->boolean('recorded')->default(false);
            $table->string('installation', 255)->default('');
            $arrival($table);
        }, ['arrival' => $arrival]);
    }

    /** Before the panel is asked: whatever becomes of its answer, the move is followed. */
    public static function begin(string $key, Server $server, string $toUuid, string $toNode, Arrival $arrival): void
    {
        self::makeTable();
        $now = (new DatabaseClock())->now();
        Capsule::table(self::TABLE)->updateOrInsert(['service_key' => $key], [
            'server_uuid' => $server->uuid, 'from_node' => mb_substr($server->nodeName, 0, 191), 'to_uuid' => $toUuid, 'to_node' => mb_substr($toNode, 0, 191),
            'state' => self::UNDER_WAY, 'failures' => 0, 'begun_at' => $now, 'next_at' => $now + self::PAUSE, 'ended_at' => null, 'recorded' => false,
            'installation' => Installation::address(), 'arrival' => $arrival->json(),
        ]);
    }

    /** What is asked for meanwhile counts once the server has arrived. */
    public static function expect(string $key, Arrival $arrival): void
    {
        $row = self::of($key);
        if ($row !== null && $row->state === self::UNDER_WAY) {
            self::makeTable();
            Capsule::table(self::TABLE)->where('service_key', $key)->where('begun_at', $row->begun_at)->update(['arrival' => $arrival->json()]);
        }
    }

    /** What is to be seen to, of the last move. */
    public static function arrival(string $key): Arrival
    {
        return Arrival::fromJson(self::of($key)->arrival ?? null);
    }

    /** Where a server that has arrived was asked to be, until its record follows; null: there is none such. */
    public static function reached(string $key, Server $server): ?Place
    {
        $row = self::of($key);
        $isNew = $row !== null && in_array($row->state, [self::UNDER_WAY, self::ARRIVED], true) && !(bool) $row->recorded;
        return $isNew && !$server->transferring && strcasecmp($server->nodeUuid, (string) $row->to_uuid) === 0 ? Arrival::fromJson($row->arrival ?? null)->place : null;
    }

    public static function drop(string $key): void
    {
        self::isThere() && Capsule::table(self::TABLE)->where('service_key', $key)->delete();
    }

    /** The node to which a move was begun that has not ended, as far as it was looked; empty where there is none. */
    public static function target(string $key): string
    {
        $row = self::of($key);
        return $row !== null && $row->state === self::UNDER_WAY ? (string) $row->to_uuid : '';
    }

    /** @return list<object> rows that are to be looked at: the server moves, or has arrived and is not recorded as it is now */
    public static function due(int $most): array
    {
        return !self::isThere() ? [] : Capsule::table(self::TABLE)->useWritePdo()->whereIn('state', [self::UNDER_WAY, self::ARRIVED])->where('recorded', false)
            ->whereIn('installation', Installation::own(Config::load()) ?: [''])->where('next_at', '<=', (new DatabaseClock())->now())->orderBy('next_at')->limit($most)->get()->all();
    }

    /** It was looked at and goes on, or (`isFailure`) could not be looked at. */
    public static function again(object $row, bool $isFailure): void
    {
        $failures = $isFailure ? (int) $row->failures + 1 : 0;
        $pause = min(self::LONGEST_PAUSE, self::PAUSE << min($failures, 10));
        Capsule::table(self::TABLE)->where('service_key', $row->service_key)->where('begun_at', $row->begun_at)
            ->update(['failures' => $failures, 'next_at' => (new DatabaseClock())->now() + $pause]);
    }

    /** The record of the service has followed the server. */
    public static function recorded(object $row): void
    {
        Capsule::table(self::TABLE)->where('service_key', $row->service_key)->where('begun_at', $row->begun_at)->update(['recorded' => true]);
    }

    /** What a look at the server tells of its move; its end is said once, whoever sees it first. @return string state of the move; empty where there is none */
    public static function saw(string $key, Server $server): string
    {
        $row = self::of($key);
        if ($row === null || $row->state !== self::UNDER_WAY || $server->transferring || strcasecmp((string) $row->server_uuid, $server->uuid) !== 0) {
            return (string) ($row->state ?? '');
        }
        $state = strcasecmp($server->nodeUuid, (string) $row->to_uuid) === 0 ? self::ARRIVED : self::FAILED;
        $ended = Capsule::table(self::TABLE)->where('service_key', $key)->where('state', self::UNDER_WAY)->where('begun_at', $row->begun_at)
            ->update(['state' => $state, 'ended_at' => (new DatabaseClock())->now()]);
        if ($ended === 1) {
            Log::activity("Service $key: " . ($state === self::ARRIVED
                ? "its server arrived on node $row->to_node" . ($server->address() === null ? '.' : ' and is reached at ' . $server->address() . ' now.')
                : "its server did not move to node $row->to_node: the panel ended the move, and the server is on node $server->nodeName as before. Look into the logs of both nodes, then move it again."));
        }
        return $state;
    }

    /** For the admin tab; empty where there is nothing to tell. */
    public static function told(string $key, Language $language): string
    {
        $row = self::of($key);
        return $row === null ? '' : $language->text("move.$row->state", [
            'from' => (string) $row->from_node, 'to' => (string) $row->to_node, 'at' => gmdate('Y-m-d H:i', (int) ($row->ended_at ?? $row->begun_at)) . ' UTC',
        ]);
    }

    private static function of(string $key): ?object
    {
        return self::isThere() ? Capsule::table(self::TABLE)->useWritePdo()->where('service_key', $key)->first() : null;
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
