<?php

/** Runs the tests in the files of `cases/`, each on a new WHMCS installation and an emptied panel, and counts them. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Whmcs\Database;
use Calagopus\Tests\Whmcs\MariaDbServer;

final class Suite
{
    /** Tests whose names begin so run on MariaDB; all others on SQLite. */
    private const ON_MARIADB = 'mariadb: ';

    private int $passed = 0;
    private int $failed = 0;
    private ?MariaDbServer $mariadb = null;

    /** @param class-string<World> $stage the world of one test */
    public function __construct(private readonly string $folder, private readonly string $stage)
    {
    }

    /** @param list<string> $arguments */
    public function main(array $arguments): int
    {
        $only = '';
        foreach ($arguments as $argument) {
            $only = str_starts_with($argument, '--only=') ? strtolower(substr($argument, 7)) : $only;
        }
        $cases = $this->cases($only);
        if (in_array('--list', $arguments, true)) {
            echo implode("\n", array_keys($cases)), "\n";
            return 0;
        }
        if (!extension_loaded('calagopus')) {
            echo "FAIL the extension calagopus is not loaded: php -d extension=PATH/calagopus.so run.php\n0 passed, 1 failed\n";
            return 1;
        }
        foreach ($cases as $name => $case) {
            $this->run($name, $case);
        }
        $this->mariadb?->stop();
        echo "{$this->passed} passed, {$this->failed} failed\n";
        return $this->failed === 0 && $this->passed > 0 ? 0 : 1;
    }

    /** @return array<string, \Closure(Check, World): void> */
    private function cases(string $only): array
    {
        $cases = [];
        foreach (glob($this->folder . '/*.php') ?: [] as $file) {
            foreach (require $file as $name => $case) {
                $full = basename($file, '.php') . ": $name";
                if ($only === '' || str_contains(strtolower($full), $only)) {
                    $cases[$full] = $case;
                }
            }
        }
        return $cases;
    }

    private function run(string $name, \Closure $case): void
    {
        $onMariaDb = str_contains($name, ': ' . self::ON_MARIADB);
        if ($onMariaDb && $this->mariadb === null) {
            $this->mariadb = MariaDbServer::start();
            putenv(Database::SOCKET_VARIABLE . '=' . $this->mariadb->socket());
        }
        $check = new Check();
        $stage = null;
        set_error_handler($check->warning(...));
        try {
            $stage = new ($this->stage)($onMariaDb);
            $case($check, $stage);
            $stage->leftovers($check);
        } catch (\Throwable $error) {
            $check->problem($error::class . ': ' . $error->getMessage() . ' at ' . basename($error->getFile()) . ':' . $error->getLine());
        } finally {
            $stage?->end();
            restore_error_handler();
        }
        $check->problems() === [] ? $this->passed++ : $this->failed++;
        echo $check->problems() === [] ? 'ok   ' : 'FAIL ', "$name\n";
        foreach ($check->problems() as $problem) {
            echo "     $problem\n";
        }
    }
}
