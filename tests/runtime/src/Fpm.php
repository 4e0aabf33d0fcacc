<?php

/** A PHP-FPM master of its own for a test: workers as many as wanted, on a socket in a folder that goes away with it. */

declare(strict_types=1);

namespace Calagopus\Tests\Runtime;

use Calagopus\Tests\Panel\Simulator;

final class Fpm
{
    /** What PHP says that ends nothing, deprecations too: never wanted. */
    public const WARNED = '/\b(?:Deprecated|Warning|Notice): /';

    private const PAGES = __DIR__ . '/../pages';

    /** @var resource|null */
    private $process;

    private readonly string $folder;

    /** In memory, as the extension wants it for the file that the workers share. */
    public readonly string $state;

    /**
     * @param list<string> $php options for PHP
     * @param array<string, string> $pool settings of the pool
     * @param bool $zendAllocator also where the environment has it off
     * @param list<string> $users pools of one worker each for these users beside it; only root can have them
     */
    public function __construct(string $binary, array $php, int $workers, array $pool = [], bool $zendAllocator = false, array $users = [])
    {
        $this->folder = sys_get_temp_dir() . '/calagopus-fpm-' . bin2hex(random_bytes(6));
        mkdir($this->folder, 0700);
        $this->state = (getenv('TEST_MEMORY') ?: '/dev/shm') . '/' . basename($this->folder);
        mkdir($this->state, 0700);
        $settings = ['listen' => $this->folder . '/socket', 'pm' => 'static', 'pm.max_children' => (string) $workers, 'clear_env' => 'no',
            'catch_workers_output' => 'yes', 'user' => posix_geteuid() === 0 ? 'root' : ''] + $pool;
        $text = "[global]\nerror_log = {$this->folder}/log\ndaemonize = no\nprocess_control_timeout = 20s\n[www]\n";
        foreach (array_filter($settings, static fn (string $value): bool => $value !== '') as $name => $value) {
            $text .= "$name = $value\n";
        }
        foreach ($users as $user) {
            $text .= "[$user]\nlisten = {$this->folder}/socket-$user\nuser = $user\npm = static\npm.max_children = 1\n";
        }
        file_put_contents($this->folder . '/fpm.conf', $text);
        $root = posix_geteuid() === 0 ? ['-R'] : [];
        $this->process = proc_open(
            [$binary, '-n', '-d', 'calagopus.state_path=' . $this->state, ...$php, ...$root, '-F', '-y', $this->folder . '/fpm.conf', '-p', $this->folder],
            [0 => ['file', '/dev/null', 'r'], 1 => ['file', $this->folder . '/output', 'w'], 2 => ['file', $this->folder . '/output', 'a']],
            $pipes,
            null,
            ['USE_ZEND_ALLOC' => $zendAllocator ? '1' : (getenv('USE_ZEND_ALLOC') ?: '1')] + getenv()
        );
        if (!Simulator::until(fn (): bool => @stream_socket_client('unix://' . $this->folder . '/socket') !== false, 30.0)) {
            throw new \RuntimeException('PHP-FPM did not start: ' . $this->stop()['log']);
        }
    }

    public function __destruct()
    {
        $this->stop();
    }

    /** Begins a page; its answer is for the caller to wait for. @param array<string, string> $parameters @param string $user whose pool; empty: the first */
    public function begin(string $page, array $parameters = [], string $user = ''): FastCgi
    {
        $file = realpath(self::PAGES . "/$page.php");

        return new FastCgi($this->folder . '/socket' . ($user === '' ? '' : "-$user"), $parameters + ['SCRIPT_FILENAME' => (string) $file, 'SCRIPT_NAME' => "/$page.php",
            'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => "/$page.php", 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1']);
    }

    /** The page's output, which fails where PHP warned; a page that prints JSON is read by json(). @param array<string, string> $parameters @return array{out: string, errors: string} */
    public function get(string $page, array $parameters = []): array
    {
        $answer = $this->begin($page, $parameters)->read();
        if (preg_match(self::WARNED, $answer['out'] . $answer['errors'])) {
            throw new \RuntimeException("PHP warned in $page: {$answer['out']} {$answer['errors']}");
        }

        return $answer;
    }

    /** @param array<string, string> $parameters @return array<string, mixed> */
    public function json(string $page, array $parameters = []): array
    {
        $answer = $this->get($page, $parameters);

        return json_decode($answer['out'], true) ?? throw new \RuntimeException("$page gave no JSON: {$answer['out']} {$answer['errors']}");
    }

    /** A file of this name goes away with the folder. */
    public function file(string $name): string
    {
        return "{$this->folder}/$name";
    }

    public function log(): string
    {
        return @file_get_contents($this->folder . '/log') . @file_get_contents($this->folder . '/output');
    }

    public function signal(int $signal): void
    {
        proc_terminate($this->process, $signal);
    }

    /** Ends it as its service does, and waits. @return array{code: int, log: string} the master's exit code, and all that was said */
    public function stop(): array
    {
        if ($this->process === null) {
            return ['code' => 0, 'log' => ''];
        }
        proc_terminate($this->process, SIGQUIT);
        $code = -1;
        $ended = Simulator::until(function () use (&$code): bool {
            $status = proc_get_status($this->process);
            $code = $status['running'] ? -1 : $status['exitcode'];

            return !$status['running'];
        }, 30.0);
        if (!$ended) {
            proc_terminate($this->process, SIGKILL);
        }
        proc_close($this->process);
        $this->process = null;
        $log = $this->log();
        foreach ([$this->folder, $this->state] as $folder) {
            array_map(unlink(...), glob($folder . '/*') ?: []);
            rmdir($folder);
        }

        return ['code' => $code, 'log' => $log];
    }
}
