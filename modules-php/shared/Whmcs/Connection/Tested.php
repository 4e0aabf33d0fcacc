<?php

/** What the last test of each WHMCS server's connection found, in a table of the module's own: for pages that show it without asking a panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Kit\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Log;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Params;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Tables;

final class Tested
{
    public const TABLE = Module::TABLES . 'tests';

    /** Characters of one finding that are kept. */
    private const LONGEST = 1000;

    /** @param list<string> $findings sentences: what was wrong, or what is worth knowing although nothing is */
    private function __construct(
        /** Seconds by the database's clock. */
        public readonly int $at,
        public readonly bool $isRight,
        public readonly array $findings
    ) {
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('entry', 64)->primary();
            $table->bigInteger('tested_at');
            $table->boolean('is_right');
            $table->mediumText('findings');
        });
    }

    /** Keeps what a test found, and tells the activity log: text beside a success is not known to be shown. @param list<string> $findings */
    public static function keep(Params $params, bool $isRight, array $findings): void
    {
        $findings = array_values(array_map(self::short(...), array_filter($findings, 'strlen')));
        if ($isRight && $findings !== []) {
            Log::activity('Test Connection of ' . $params->text('serverhostname') . ' succeeded, and found: ' . implode(' ', $findings));
        }
        try {
            self::makeTable();
            $id = $params->number('serverid') ?? 0;
            $row = ['tested_at' => (new DatabaseClock())->now(), 'is_right' => $isRight, 'findings' => json_encode($findings, JSON_THROW_ON_ERROR)];
            Capsule::table(self::TABLE)->updateOrInsert(['entry' => $id > 0 ? self::byId($id) : self::byHost($params->text('serverhostname'))], $row);
        } catch (\Throwable $problem) {
            Log::activity('What Test Connection found could not be kept: ' . Messages::of($problem));
        }
    }

    /**
     * The last test of a WHMCS server. A form that was not saved yet names no server, so its test counts for the host name that was typed there.
     *
     * @param string $hostname as WHMCS has it, decoded
     */
    public static function last(int $server, string $hostname): ?self
    {
        if (!Tables::isThere(self::TABLE)) {
            return null;
        }
        $row = Capsule::table(self::TABLE)->whereIn('entry', [self::byId($server), self::byHost($hostname)])->orderByDesc('tested_at')->first();
        $findings = $row === null ? null : json_decode((string) $row->findings, true);
        return $row === null ? null : new self((int) $row->tested_at, (bool) $row->is_right, array_values(array_filter(is_array($findings) ? $findings : [], 'is_string')));
    }

    private static function byId(int $server): string
    {
        return "server-$server";
    }

    private static function byHost(string $hostname): string
    {
        return 'host-' . hash('xxh128', strtolower(trim($hostname)));
    }

    private static function short(string $text): string
    {
        return (string) preg_replace('/^(.{' . self::LONGEST . '}).*$/us', '$1…', Messages::plain($text));
    }
}
