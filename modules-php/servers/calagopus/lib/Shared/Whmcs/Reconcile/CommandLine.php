<?php

/** Reconcile on the command line: one line a row, or JSON; 0 nothing differs, 1 rows were found, 2 something could not be read. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Reconcile\Around;
use WHMCS\Module\Server\Calagopus\Reconcile\Reconcile;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Store;

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
            $language = preg_match('/^--language=([a-z-]+)$/', $argument, $found) === 1 ? $found[1] : $language;
        }
        $run = new self(in_array('--json', $arguments, true), Language::named($language));
        if ($language === '' || Language::isThere($language)) {
            $run->all($only);
        } else {
            $run->problems[] = "The module has no language \"$language\".";
        }
        return $run->end();
    }

    private function all(?int $only): void
    {
        try {
            Extension::demand();
            new Store();
            $this->around($only);
            $of = new PanelsOf($only);
            if ($of->panels === [] && $of->problems === []) {
                $this->problems[] = 'WHMCS has no such server of this module.';
            }
            foreach ($of->problems as $id => $why) {
                $this->problems[] = "Server $id: $why";
            }
            foreach ($of->panels as $origin => [$call, $ids]) {
                $this->one($origin, $call, $ids);
            }
        } catch (\Throwable $problem) {
            $this->problems[] = Messages::of($problem);
        }
    }

    /** What is to be said of WHMCS itself; not where one panel alone was asked for. */
    private function around(?int $only): void
    {
        foreach ($only === null ? Around::rows() : [] as $row) {
            $this->say($row);
        }
    }

    /** @param list<int> $ids */
    private function one(string $origin, Call $call, array $ids): void
    {
        $reconcile = new Reconcile($call, $ids);
        try {
            foreach ($reconcile->rows($call->config()->usageSeconds(), fn (int $done, int $all) => $this->progress("$origin: $done of $all")) as $row) {
                $this->say($row);
            }
        } catch (\Throwable $problem) {
            $this->problems[] = "$origin: " . Messages::of($problem, $call->secrets());
        }
        $this->servers += $reconcile->seen();
        $this->without += $reconcile->without();
    }

    private function say(Row $row): void
    {
        $this->rows[] = $told = $row->told($this->language);
        $this->asJson || print(self::line($told) . "\n");
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
        $noun = Module::NOUN;
        $without = $this->without > 0 ? " ({$this->without} without an id of a service)" : '';
        echo "{$this->servers} {$noun}s$without, ", count($this->rows), " rows\n";
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
