<?php

/**
 * The rows that the cron's reconcile found, in a table of the module's own: kept by the scope that was looked at, told in a reader's language.
 *
 * A row is known by what it is about, so that it keeps the time at which it was first seen. What was not seen again goes only where everything
 * of its scope was read.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile;

use Illuminate\Database\Query\Builder;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Language;
use WHMCS\Module\Server\Kit\Shared\Whmcs\Tables;

final class Findings
{
    public const TABLE = Module::TABLES . 'reconcile';

    /** Rows of one scope that are kept; a whole panel that went away is not worth more of them. */
    public const MOST = 2000;

    private const CHUNK = 100;

    /** What a row of the table begins with in a spreadsheet that takes it for a formula. */
    private const FORMULA = '/^[=+\-@\t\r]/';

    /** @var array<string, Row> identity => row, not written yet */
    private array $seen = [];

    private int $count = 0;
    private readonly string $run;

    /** @param string $scope what is looked at: a panel's URL, or a word for what is WHMCS's own */
    public function __construct(private readonly string $scope)
    {
        self::makeTable();
        $this->run = bin2hex(random_bytes(8));
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('identity', 32)->primary();
            $table->string('scope', 32)->index();
            $table->string('run', 16);
            $table->string('kind', 64);
            $table->string('panel', 300);
            $table->string('service', 64);
            $table->string('server', 191);
            $table->mediumText('words');
            $table->bigInteger('first_seen_at');
            $table->bigInteger('seen_at');
        });
    }

    public static function scope(string $name): string
    {
        return hash('xxh128', $name);
    }

    public function see(Row $row): void
    {
        if (++$this->count > self::MOST) {
            return;
        }
        $this->seen[hash('xxh128', implode("\0", [$this->scope, $row->kind, $row->service, $row->server]))] = $row;
        if (count($this->seen) >= self::CHUNK) {
            $this->write();
        }
    }

    /** How many were seen, those beyond MOST included. */
    public function count(): int
    {
        return $this->count;
    }

    /** @param bool $isWhole whether everything of the scope was read: then what was not seen again is over */
    public function end(bool $isWhole): void
    {
        $this->write();
        if ($isWhole) {
            Capsule::table(self::TABLE)->where('scope', self::scope($this->scope))->where('run', '<>', $this->run)->delete();
        }
    }

    /** One service was asked for by itself: of the kinds that this tells, the rows that were not seen are over. @param list<string> $kinds */
    public function endOf(string $service, array $kinds): void
    {
        $this->write();
        Capsule::table(self::TABLE)->where('scope', self::scope($this->scope))->where('service', $service)->whereIn('kind', $kinds)
            ->where('run', '<>', $this->run)->delete();
    }

    /** What this kind of row says of a service is over, known without looking. @param string $scope as the constructor takes it */
    public static function settle(string $scope, string $kind, string $service): void
    {
        if (self::isThere()) {
            Capsule::table(self::TABLE)->where('scope', self::scope($scope))->where('kind', $kind)->where('service', $service)->delete();
        }
    }

    private function write(): void
    {
        $now = (new DatabaseClock())->now();
        $there = Capsule::table(self::TABLE)->whereIn('identity', array_map(strval(...), array_keys($this->seen)))->pluck('words', 'identity')->all();
        $new = [];
        foreach ($this->seen as $identity => $row) {
            $words = json_encode((object) $row->words, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
            if (!isset($there[$identity])) {
                $new[] = [
                    'identity' => $identity, 'scope' => self::scope($this->scope), 'run' => $this->run, 'kind' => $row->kind, 'panel' => $row->panel,
                    'service' => substr($row->service, 0, 64), 'server' => substr($row->server, 0, 191), 'words' => $words, 'first_seen_at' => $now, 'seen_at' => $now,
                ];
            } elseif ($there[$identity] !== $words) {
                Capsule::table(self::TABLE)->where('identity', $identity)->update(['words' => $words]);
            }
        }
        Capsule::table(self::TABLE)->whereIn('identity', array_map(strval(...), array_keys($there)))->update(['run' => $this->run, 'seen_at' => $now]);
        $new === [] || Capsule::table(self::TABLE)->insertOrIgnore($new);
        $this->seen = [];
    }

    /**
     * The rows, those that are about nothing but WHMCS first, then by panel, kind and service.
     *
     * @return list<array{kind: string, panel: string, service: string, server: string, what: string, repair: string, first_seen_at: int, seen_at: int}>
     *     times are seconds by the database's clock; nothing is escaped
     */
    public static function told(Language $language, string $kind = '', int $limit = 100, int $offset = 0): array
    {
        return array_map(static fn (object $row): array => self::row($row)->told($language)
            + ['first_seen_at' => (int) $row->first_seen_at, 'seen_at' => (int) $row->seen_at], self::of($kind)->limit($limit)->offset($offset)->get()->all());
    }

    /** @return array<string, int> kind => rows */
    public static function counts(): array
    {
        return !self::isThere() ? [] : array_map(intval(...), Capsule::table(self::TABLE)->selectRaw('kind, count(*) as rows_of_it')->groupBy('kind')
            ->orderBy('kind')->pluck('rows_of_it', 'kind')->all());
    }

    /** All of them as CSV, with a line of names first; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
    public static function csv(Language $language, string $kind = ''): string
    {
        $file = fopen('php://temp', 'w+');
        $columns = ['kind', 'panel', 'service', 'server', 'what', 'repair', 'first_seen', 'seen'];
        fputcsv($file, $columns, ',', '"', '');
        foreach (self::isThere() ? self::of($kind)->cursor() : [] as $row) {
            $times = [gmdate('Y-m-d H:i:s', (int) $row->first_seen_at), gmdate('Y-m-d H:i:s', (int) $row->seen_at)];
            fputcsv($file, array_map(self::cell(...), [...array_values(self::row($row)->told($language)), ...$times]), ',', '"', '');
        }
        rewind($file);
        return (string) stream_get_contents($file);
    }

    private static function cell(string $text): string
    {
        return preg_match(self::FORMULA, $text) === 1 ? "'$text" : $text;
    }

    private static function of(string $kind): Builder
    {
        self::makeTable();
        $rows = Capsule::table(self::TABLE)->orderBy('panel')->orderBy('kind')->orderBy('service')->orderBy('identity');
        return $kind === '' ? $rows : $rows->where('kind', $kind);
    }

    private static function row(object $row): Row
    {
        $words = json_decode((string) $row->words, true);
        return new Row((string) $row->kind, (string) $row->panel, (string) $row->service, (string) $row->server, array_filter(is_array($words) ? $words : [], 'is_scalar'));
    }

    private static function isThere(): bool
    {
        return Tables::isThere(self::TABLE);
    }
}
