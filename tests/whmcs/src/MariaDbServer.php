<?php

/**
 * A MariaDB server of the tests' own: data in a temporary folder, a unix socket, no network, gone when its owner is
 * gone.
 *
 * A small shell guards the server: it holds a pipe to the process that started it, and when that pipe closes,
 * however the process
 * ended, it kills the server and removes the folder. Its temporary tables are in that folder too: a server that starts
 * deletes those that it finds where it is told to keep its own, be they another running server's.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class MariaDbServer
{
    /** Seconds that the server may take to answer on its socket. */
    private const START_DEADLINE = 60.0;

    private const GUARD = <<<'SH'
        trap '' INT HUP
        "$1" --no-defaults --user="$2" --datadir="$3/data" --tmpdir="$3/tmp" --socket="$3/s" --pid-file="$3/pid" --skip-networking \
            --skip-log-bin --skip-name-resolve --performance-schema=OFF \
            --innodb-buffer-pool-size=32M --innodb-log-file-size=16M \
            --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-doublewrite=0 --sync-frm=0 \
            --max-connections=200 --character-set-server=utf8mb4 >"$3/log" 2>&1 </dev/null &
        server=$!
        read -r _
        kill -KILL "$server" 2>/dev/null
        wait "$server" 2>/dev/null
        rm -rf "$3"
        SH;

    /** @var resource|null */
    private $process;

    /** @var array<int, resource> */
    private array $pipes = [];

    private function __construct(public readonly string $folder, private readonly int $owner)
    {
    }

    /** Installs and starts a server; throws with the end of its log when it does not come up. */
    public static function start(): self
    {
        $folder = sys_get_temp_dir() . '/whmcs-db-' . bin2hex(random_bytes(5));
        if (!mkdir($folder, 0700) || !mkdir("$folder/tmp", 0700)) {
            throw new \RuntimeException("Cannot create $folder");
        }
        $server = new self($folder, (int) getmypid());
        register_shutdown_function($server->stop(...));
        $server->install();
        $server->launch();
        return $server;
    }

    public function socket(): string
    {
        return $this->folder . '/s';
    }

    /** Ends the server and removes its data; does nothing in a forked child. */
    public function stop(): void
    {
        if ($this->owner !== getmypid() || !is_dir($this->folder)) {
            return;
        }
        array_map('fclose', $this->pipes);
        $this->pipes = [];
        if ($this->process !== null) {
            proc_close($this->process);
            $this->process = null;
            return;
        }
        Files::remove($this->folder);
    }

    private function install(): void
    {
        $user = posix_getpwuid(posix_geteuid())['name'] ?? 'root';
        $command = sprintf(
            '%s --no-defaults --user=%s --datadir=%s --tmpdir=%s --auth-root-authentication-method=normal --skip-test-db'
                . ' --skip-name-resolve 2>&1',
            escapeshellarg(self::program('mariadb-install-db')),
            escapeshellarg($user),
            escapeshellarg($this->folder . '/data'),
            escapeshellarg($this->folder . '/tmp')
        );
        exec($command, $lines, $status);
        if ($status !== 0) {
            throw new \RuntimeException("mariadb-install-db failed:\n" . implode("\n", array_slice($lines, -8)));
        }
    }

    private function launch(): void
    {
        $user = posix_getpwuid(posix_geteuid())['name'] ?? 'root';
        $command = ['/bin/sh', '-c', self::GUARD, 'guard', self::program('mariadbd'), $user, $this->folder];
        $process = proc_open($command, [0 => ['pipe', 'r']], $this->pipes);
        if ($process === false) {
            throw new \RuntimeException('Cannot start mariadbd');
        }
        $this->process = $process;
        $deadline = microtime(true) + self::START_DEADLINE;
        while (!self::answers($this->socket())) {
            if (microtime(true) > $deadline || !proc_get_status($process)['running']) {
                $log = (string) @file_get_contents($this->folder . '/log');
                $this->stop();
                throw new \RuntimeException("mariadbd did not come up:\n" . substr($log, -2000));
            }
            usleep(50_000);
        }
    }

    public static function answers(string $socket): bool
    {
        try {
            self::pdo($socket);
            return true;
        } catch (\PDOException) {
            return false;
        }
    }

    public static function pdo(string $socket): \PDO
    {
        return new \PDO("mysql:unix_socket=$socket", 'root', '', [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION]);
    }

    private static function program(string $name): string
    {
        foreach (['/usr/sbin/', '/usr/bin/', '/usr/libexec/', '/usr/local/sbin/', '/usr/local/bin/'] as $folder) {
            if (is_executable($folder . $name)) {
                return $folder . $name;
            }
        }
        throw new \RuntimeException("$name is not installed: the package is mariadb-server");
    }
}
