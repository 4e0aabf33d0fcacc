<?php

/** Reconcile on the command line: one line a row, or JSON; 0 nothing differs, 1 rows were found, 2 something could not be read. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class CommandLine
{
    public const SAME = 0;
    public const DIFFERENT = 1;
    public const UNREAD = 2;

    /** @var list<array<string, string>> */
    private array $rows = [];

    /** @var list<string> */
    private array $problems = [];

    private int $servers = 0;
    private int $without = 0;

    private function __construct(private readonly bool $asJson, private readonly Language $language)
    {
    }

    /** @param list<string> $arguments */
    public static function main(array $arguments): int
    {
        $only = null;
        $language = '';
        foreach ($arguments as $argument) {
            $only = preg_match('/^--server=(\d+)$/', $argument, $found) === 1 ? (int) $found[1] : $only;
            $language = preg_match('/^--language=([a-z]+)$/', $argument, $found) === 1 ? $found[1] : $language;
        }
        $run = new self(in_array('--json', $arguments, true), Language::named($language));
        $run->all($only);
        return $run->end();
    }

    private function all(?int $only): void
    {
        try {
            Extension::demand();
            $config = Config::load();
            foreach ($this->panels(Entries::all($only)) as [$call, $ids]) {
                $this->one($call, $ids, $config);
            }
        } catch (\Throwable $problem) {
            $this->problems[] = Messages::of($problem);
        }
    }

    /** WHMCS servers that are one panel are read once. @param array<int, array<string, mixed>> $entries @return list<array{Call, list<int>}> */
    private function panels(array $entries): array
    {
        if ($entries === []) {
            $this->problems[] = 'WHMCS has no such server of this module.';
        }
        $panels = [];
        foreach ($entries as $id => $params) {
            $call = new Call('Reconcile', $params);
            try {
                $origin = $call->panel()->origin();
                $panels[$origin] ??= [$call, []];
                $panels[$origin][1][] = $id;
            } catch (\Throwable $problem) {
                $this->problems[] = "Server $id: " . Messages::of($problem, $call->secrets());
            }
        }
        return array_values($panels);
    }

    /** @param list<int> $ids */
    private function one(Call $call, array $ids, Config $config): void
    {
        $call->store();
        $origin = $call->panel()->origin();
        $reconcile = new Reconcile($call->panel(), $ids, $config);
        try {
            foreach ($reconcile->rows(fn (int $done, int $all) => $this->progress("$origin: $done of $all servers")) as $row) {
                $this->rows[] = $told = $row->told($this->language);
                $this->asJson || print(self::line($told) . "\n");
            }
        } catch (\Throwable $problem) {
            $this->problems[] = "$origin: " . Messages::of($problem, $call->secrets());
        }
        $this->servers += $reconcile->servers();
        $this->without += $reconcile->without();
    }

    private function end(): int
    {
        $status = $this->problems !== [] ? self::UNREAD : ($this->rows !== [] ? self::DIFFERENT : self::SAME);
        if ($this->asJson) {
            echo json_encode([
                'servers' => $this->servers, 'without_id' => $this->without, 'rows' => $this->rows, 'problems' => $this->problems,
            ], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
            return $status;
        }
        foreach ($this->problems as $problem) {
            fwrite(\STDERR, "Not all could be read. $problem\n");
        }
        echo "{$this->servers} servers ({$this->without} without an id of a service), ", count($this->rows), " rows\n";
        return $status;
    }

    /** @param array<string, string> $row */
    private static function line(array $row): string
    {
        return Messages::plain("{$row['kind']}: {$row['what']} {$row['repair']}");
    }

    /** For whoever waits at a terminal. */
    private function progress(string $text): void
    {
        fwrite(\STDERR, "$text\n");
    }
}
