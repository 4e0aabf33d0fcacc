<?php

/**
 * How the module is doing, from what is known already: no panel is asked.
 *
 * The panels' state is what all PHP processes of this user know together (breaker, budget) and what the last Test Connection found; the rest stands
 * in the module's own tables. Each part that cannot be had says why, and the others are there all the same.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use Calagopus\Status;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Panels;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Tested;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Findings;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Runs;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry\Waiting;
use WHMCS\Module\Server\Calagopus\Store;

final class Facts
{
    /** Of a panel: it does not answer; it wants no requests; the last test failed; it answers; nothing is known. */
    public const AWAY = 'away';
    public const LIMITED = 'limited';
    public const WRONG = 'wrong';
    public const ANSWERS = 'answers';
    public const UNKNOWN = 'unknown';

    /** Seconds after which a cron that runs every few minutes is late. */
    public const LATE = 3600;

    /**
     * @param list<array{name: string, address: string, state: string, seconds: int, used: int, limit: int, tested: int|null, findings: list<string>}> $panels
     *     `seconds` it has been away, or wants no requests; `limit` 0: not known; `tested`: seconds ago; findings in the words of the module
     * @param int|null $cron seconds since WHMCS's cron last ran the module's part; null: never
     * @param int $intents services of which it is not known whether a server was made
     * @param int $retries services of which a command waits to be pressed again
     * @param array<string, int> $differences kind => rows that the last reconcile left
     * @param int|null $reconciled seconds since the last one ended
     */
    private function __construct(
        public readonly array $panels,
        public readonly string $problem,
        public readonly ?int $cron,
        public readonly int $intents,
        public readonly int $retries,
        public readonly array $differences,
        public readonly ?int $reconciled
    ) {
    }

    public static function gather(): self
    {
        $now = (new DatabaseClock())->now();
        $cron = Runs::lastCron();
        $ended = array_filter(array_column(Runs::all(), 'ended_at'));
        return new self(
            self::panels($now),
            (string) Extension::problem(),
            $cron === null ? null : max(0, $now - $cron),
            self::count(Store::TABLE, 'intent_at'),
            self::count(Waiting::TABLE, 'service_id'),
            Findings::counts(),
            $ended === [] ? null : max(0, $now - max($ended))
        );
    }

    private static function count(string $table, string $column): int
    {
        return Capsule::schema()->hasTable($table) ? Capsule::table($table)->whereNotNull($column)->count() : 0;
    }

    /** @return list<array<string, mixed>> */
    private static function panels(int $now): array
    {
        $known = Extension::problem() === null ? Status::current()->panels : [];
        $panels = [];
        foreach (Capsule::table('tblservers')->where('type', ServerModule::NAME)->where('disabled', 0)->orderBy('id')->get() as $row) {
            $name = self::decoded($row->hostname);
            $tested = Tested::last((int) $row->id, $name);
            $origin = $known === [] ? '' : self::origin($row);
            $panels[] = ['name' => self::decoded($row->name), 'address' => $origin === '' ? $name : $origin]
                + self::state($known[$origin] ?? null, $tested)
                + ['tested' => $tested === null ? null : max(0, $now - $tested->at), 'findings' => $tested->findings ?? []];
        }
        return $panels;
    }

    /** @param array<string, mixed>|null $known @return array{state: string, seconds: int, used: int, limit: int} */
    private static function state(?array $known, ?Tested $tested): array
    {
        $budget = ['used' => (int) ($known['used'] ?? 0), 'limit' => (int) ($known['limit'] ?? 0)];
        [$silent, $blocked] = [$known['silentMs'] ?? null, (int) ($known['blockedMs'] ?? 0)];
        return match (true) {
            $silent !== null => ['state' => self::AWAY, 'seconds' => intdiv((int) $silent, 1000)],
            $blocked > 0 => ['state' => self::LIMITED, 'seconds' => (int) ceil($blocked / 1000)],
            $tested !== null && !$tested->isRight => ['state' => self::WRONG, 'seconds' => 0],
            $tested !== null || ($known['answers'] ?? 0) > 0 => ['state' => self::ANSWERS, 'seconds' => 0],
            default => ['state' => self::UNKNOWN, 'seconds' => 0],
        } + $budget;
    }

    /** By what name the shared state knows the panel; empty where its fields make no panel. The key is not needed for that. */
    private static function origin(object $row): string
    {
        try {
            return Panels::make(Params::of([
                'serverhostname' => self::decoded($row->hostname), 'serverip' => self::decoded($row->ipaddress), 'serverport' => self::decoded($row->port),
                'serversecure' => $row->secure, 'serverpassword' => str_repeat('x', 48),
            ]), Config::load())->origin();
        } catch (\Throwable) {
            return '';
        }
    }

    private static function decoded(mixed $text): string
    {
        return html_entity_decode((string) $text, ENT_QUOTES, 'UTF-8');
    }
}
