<?php

/**
 * Traffic of services in the current month, made from what the panel has: a counter that begins anew with each start of a server.
 *
 * Each look adds what the counter grew by since the last one. What went through between that look and a restart, or between the last look of a month
 * and the first of the next, is not known to be of this month and not counted, so that nobody is charged for more than there was.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\ServerUsage;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Traffic
{
    public const TABLE = 'mod_calagopus_traffic';

    /** Seconds by which a panel's figures may lag behind, so that a start is not taken for a later one. */
    private const LAG = 60;

    /** An exbibyte: no server's counter and no month's sum is larger, and two of them still fit into an integer. */
    private const MOST = 1 << 60;

    private readonly string $month;
    private readonly int $monthBegan;

    public function __construct(private readonly int $now)
    {
        $this->month = date('Y-m', $now);
        $this->monthBegan = (int) strtotime($this->month . '-01 00:00:00');
        self::makeTable();
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->string('server_uuid', 36);
            $table->string('month', 7);
            $table->bigInteger('bytes');
            $table->bigInteger('counter');
            $table->bigInteger('looked_at');
        });
    }

    /**
     * Takes the counters of servers down, and tells what each has had this month.
     *
     * @param array<string, ServerUsage> $servers by service, each with its usage
     * @return array<string, int> bytes, by service; one whose counter cannot be true is left out, and its row stays as it was
     */
    public function add(array $servers): array
    {
        $rows = Capsule::table(self::TABLE)->whereIn('service_key', array_map(strval(...), array_keys($servers)))->get()->keyBy('service_key');
        $bytes = $new = [];
        foreach ($servers as $key => $server) {
            if (self::counter($server) === null) {
                continue;
            }
            $row = $rows->get((string) $key);
            $bytes[$key] = $row === null ? $this->first($server) : $this->next($row, $server);
            $columns = [
                'server_uuid' => $server->uuid, 'month' => $this->month, 'bytes' => $bytes[$key], 'counter' => self::counter($server),
                'looked_at' => $this->now,
            ];
            if ($row === null) {
                $new[] = ['service_key' => (string) $key] + $columns;
            } else {
                Capsule::table(self::TABLE)->where('service_key', (string) $key)->update($columns);
            }
        }
        Capsule::table(self::TABLE)->insertOrIgnore($new);
        return $bytes;
    }

    /** What a service had this month when it was last looked at; null where it was not. */
    public function ofMonth(string $service, string $uuid): ?int
    {
        $row = Capsule::table(self::TABLE)->where(['service_key' => $service, 'server_uuid' => $uuid, 'month' => $this->month])->first();
        return $row === null ? null : (int) $row->bytes;
    }

    /** A server that was started before this month may have had its traffic then. */
    private function first(ServerUsage $server): int
    {
        return $this->startedAfter($server, $this->monthBegan - 1) ? (int) self::counter($server) : 0;
    }

    /** Growth since a look of another month, or of a server that the service had not then, counts only where its start lies in this month. */
    private function next(object $row, ServerUsage $server): int
    {
        if ($row->month !== $this->month) {
            return $this->first($server);
        }
        if ($row->server_uuid !== $server->uuid) {
            return min((int) $row->bytes + $this->first($server), self::MOST);
        }
        $counter = (int) self::counter($server);
        $isNew = $counter < (int) $row->counter || $this->startedAfter($server, (int) $row->looked_at + self::LAG);
        return min((int) $row->bytes + ($isNew ? $counter : $counter - (int) $row->counter), self::MOST);
    }

    /** A server that does not run has no uptime: nothing says when it was started. */
    private function startedAfter(ServerUsage $server, int $time): bool
    {
        $uptime = $server->usage?->uptime ?? 0.0;
        return $uptime > 0 && $this->now - ceil($uptime) > $time;
    }

    /** Bytes in and out; null where the panel told none, or its figure is beyond what can be. */
    private static function counter(ServerUsage $server): ?int
    {
        $in = $server->usage?->networkInBytes;
        $out = $server->usage?->networkOutBytes;
        return $in === null || $out === null || max($in, $out) > self::MOST ? null : min($in + $out, self::MOST);
    }
}
