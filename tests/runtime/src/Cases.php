<?php

/** What ends a request, and what the worker, its connection and the panel are like afterwards. */

declare(strict_types=1);

namespace Calagopus\Tests\Runtime;

use Calagopus\Tests\Panel\Simulator;

final class Cases
{
    /** Idle connections that a worker keeps at the most (calagopus.pool_max_connections). */
    private const POOL = 8;

    public function __construct(private readonly string $binary, private readonly string $extension, private readonly string $opcache)
    {
    }

    /** @return array<string, callable(Simulator): void> */
    public function all(): array
    {
        return [
            'each worker keeps its one connection from request to request' => $this->reuse(...),
            'exit in the middle of a loop leaves the connection usable' => fn (Simulator $panel) => $this->goesOn($panel, 'exit', '"pid":'),
            'an exception in the middle of a loop leaves the connection usable' => fn (Simulator $panel) => $this->goesOn($panel, 'throw', 'in the middle'),
            'the memory limit in the middle of a call ends that request alone' => $this->memory(...),
            'max_execution_time in a loop of calls ends that request alone' => fn (Simulator $panel) => $this->goesOn($panel, 'time', 'Maximum execution time'),
            'fibers that are left behind leave the connection usable' => fn (Simulator $panel) => $this->goesOn($panel, 'fiber', '"fibers":20'),
            'an exception in the middle of a stream leaves the worker usable' => fn (Simulator $panel) => $this->stream($panel, 'throw', 'in the middle of a stream, and another at 36'),
            'exit in the middle of a stream leaves the worker usable' => fn (Simulator $panel) => $this->stream($panel, 'exit', '"serversDone":50'),
            'the memory limit in the middle of a stream ends that request alone' => fn (Simulator $panel) => $this->stream($panel, 'memory', 'Allowed memory size', true),
            'max_execution_time in the middle of a stream ends that request alone' => fn (Simulator $panel) => $this->stream($panel, 'time', 'Maximum execution time', true),
            'a client that is gone in the middle of a stream ends that request alone' => $this->streamGone(...),
            'opcache and JIT change nothing' => $this->jit(...),
            'a client that is gone in the middle of Create loses no server and makes no second' => $this->clientGone(...),
            'a worker that is killed in the middle of Create is made good by the next' => $this->killed(...),
            'a graceful end waits for the call that is under way' => $this->graceful(...),
            'workers of another user do not keep the memory that the master reserved' => fn (Simulator $panel) => $this->users(),
        ];
    }

    /** @param list<string> $more options for PHP */
    private function fpm(int $workers, array $more = [], bool $zendAllocator = false): Fpm
    {
        return new Fpm($this->binary, ['-d', 'extension=' . $this->extension, '-d', 'display_errors=1', '-d', 'html_errors=0', ...$more], $workers, [], $zendAllocator);
    }

    /** @return array<string, string> */
    private static function where(Simulator $panel): array
    {
        return ['PANEL_HOST' => $panel->host, 'PANEL_PORT' => (string) $panel->port, 'PANEL_KEY' => $panel->key];
    }

    private static function demand(bool $truth, string $otherwise): void
    {
        if (!$truth) {
            throw new \RuntimeException($otherwise);
        }
    }

    /** No worker may have died, and neither PHP nor a sanitizer may have warned. */
    private static function ended(Fpm $fpm, string $expected = ''): void
    {
        ['code' => $code, 'log' => $log] = $fpm->stop();
        self::demand($expected !== '' || !preg_match('/exited on signal|exited with code [1-9]|core dumped/', $log), "a worker died: $log");
        self::demand(!preg_match('/AddressSanitizer|LeakSanitizer|runtime error|zend_mm_heap|leaks? detected|leaked in/i', $log), "memory: $log");
        self::demand(!preg_match(Fpm::WARNED, $log), "PHP warned: $log");
        self::demand($code === 0, "PHP-FPM ended with $code: $log");
    }

    /** Whether a process has anonymous memory of the size of the shared state. */
    private static function hasReserve(int $process): bool
    {
        preg_match_all('#^([0-9a-f]+)-([0-9a-f]+) rw-s .*/dev/zero#m', (string) file_get_contents("/proc/$process/maps"), $areas, PREG_SET_ORDER);
        return array_filter($areas, static fn (array $area): bool => hexdec($area[2]) - hexdec($area[1]) > 4 << 20) !== [];
    }

    /** None of the pages has anything to do with the extension. */
    private function users(): void
    {
        $users = posix_geteuid() === 0 ? ['daemon', 'nobody', 'mail'] : [];
        $fpm = new Fpm($this->binary, ['-d', 'extension=' . $this->extension, '-d', 'calagopus.state_path='], 1, [], false, $users);
        $has = [];
        foreach ($users as $user) {
            $answer = json_decode($fpm->begin('user', [], $user)->read()['out'], true);
            self::demand(posix_getpwuid($answer['user'])['name'] === $user, "the pool of $user runs as {$answer['user']}");
            $has[$user] = self::hasReserve($answer['pid']);
        }
        self::demand(array_filter($has) === ($users === [] ? [] : ['daemon' => true]), 'kept by: ' . json_encode($has));
        self::ended($fpm);
    }

    private function reuse(Simulator $panel): void
    {
        $fpm = $this->fpm(3);
        $figures = [];
        for ($round = 0; $round < 12; ++$round) {
            $begun = array_map(static fn (): FastCgi => $fpm->begin('find', self::where($panel)), range(1, 3));
            foreach ($begun as $request) {
                $answer = json_decode($request->read()['out'], true);
                $figures[$answer['pid']] = $answer;
            }
        }
        self::demand(count($figures) >= 2, 'only one worker worked');
        foreach ($figures as $pid => $answer) {
            self::demand($answer['shared'] === 'file', "worker $pid shares by {$answer['shared']}, not by a file");
            self::demand($answer['made'] === 1 && $answer['open'] === 1, "worker $pid made {$answer['made']} connections and has {$answer['open']} open");
        }
        self::demand(count(glob($fpm->state . '/*.state') ?: []) === 1, 'their file is not in the folder of this test');
        self::demand(array_sum(array_column($figures, 'reused')) === 36 - count($figures), 'not every request was counted');
        self::ended($fpm);
    }

    /** The one worker looks, then something ends a request, then it looks again: the same process, over the same connection. */
    private function goesOn(Simulator $panel, string $page, string $expected, bool $zendAllocator = false): void
    {
        $fpm = $this->fpm(1, [], $zendAllocator);
        $before = $fpm->json('find', self::where($panel));
        for ($times = 0; $times < 3; ++$times) {
            $answer = $fpm->get($page, self::where($panel));
            self::demand(str_contains($answer['out'] . $answer['errors'], $expected), "$page said: {$answer['out']} {$answer['errors']}");
            $after = self::asBefore($fpm, $panel, $before);
        }
        // a call that asks several things at once has opened some more, once
        self::demand($after['made'] <= 8, "{$after['made']} connections were made");
        self::ended($fpm);
    }


    /** Asks again: the same process, the same answer, and it has the connections that it counts. @param array<string, mixed> $before @return array<string, mixed> */
    private static function asBefore(Fpm $fpm, Simulator $panel, array $before): array
    {
        $after = $fpm->json('find', self::where($panel));
        self::demand($after['pid'] === $before['pid'], 'another worker answered');
        self::demand($after['open'] >= 1 && $after['found'] === $before['found'], 'the worker answers otherwise than before');
        self::demand($after['open'] <= self::POOL, "{$after['open']} connections are open");
        $has = self::connections($after['pid']);
        self::demand($has === $after['open'], "the worker has $has connections, and counts {$after['open']}");
        return $after;
    }

    /** The TCP sockets that a process has, as the kernel knows them. */
    private static function connections(int $process): int
    {
        preg_match_all('/^\s*\d+:(?:\s+\S+){8}\s+(\d+)/m', (string) file_get_contents("/proc/$process/net/tcp"), $tcp);
        $sockets = array_map(static fn (string $inode): string => "socket:[$inode]", $tcp[1]);
        return count(array_intersect(array_map(static fn (string $file): string => (string) @readlink($file), glob("/proc/$process/fd/*") ?: []), $sockets));
    }

    /** The same in the middle of a stream over three nodes with 300 servers. */
    private function stream(Simulator $panel, string $page, string $expected, bool $zendAllocator = false): void
    {
        $panel->control('POST', 'seed', ['servers' => 300, 'nodes' => 3]);
        $this->goesOn($panel, "stream-$page", $expected, $zendAllocator);
    }

    private function streamGone(Simulator $panel): void
    {
        $panel->control('POST', 'seed', ['servers' => 300, 'nodes' => 3]);
        $fpm = $this->fpm(1, [], true);
        $before = $fpm->json('find', self::where($panel));
        for ($times = 0; $times < 3; ++$times) {
            $note = $fpm->file("note-$times");
            $request = $fpm->begin('stream-gone', self::where($panel) + ['NOTE' => $note]);
            $request->some();
            $request->leave();
            self::demand(Simulator::until(static fn (): bool => is_file($note), 30.0), 'the page never ended');
            $end = json_decode((string) file_get_contents($note), true);
            self::demand($end['aborted'] === 1 && $end['seen'] > 0 && $end['seen'] < 300, 'not ended in the middle: ' . json_encode($end));
            self::asBefore($fpm, $panel, $before);
        }
        self::ended($fpm);
    }

    /** The limit is the work of Zend's allocator. */
    private function memory(Simulator $panel): void
    {
        $panel->control('POST', 'seed', ['servers' => 10, 'nodes' => 800]);
        $this->goesOn($panel, 'memory', 'Allowed memory size', true);
    }

    private function jit(Simulator $panel): void
    {
        $plain = $this->fpm(1);
        $expected = $plain->json('jit', self::where($panel));
        self::ended($plain);
        // since PHP 8.5 opcache is no file any more
        $load = $this->opcache === '' ? [] : ['-d', 'zend_extension=' . $this->opcache];
        foreach (['tracing', 'function', '1205'] as $mode) {
            $fpm = $this->fpm(1, [...$load, '-d', 'opcache.enable=1', '-d', 'opcache.jit_buffer_size=64M', '-d', "opcache.jit=$mode"]);
            for ($times = 0; $times < 4; ++$times) {
                $answer = $fpm->json('jit', self::where($panel));
                self::demand($answer['cached'] && $answer['jit'] && $answer['code'] > 0, "$mode: the JIT is not at work: " . json_encode($answer));
                self::demand($answer['sum'] === $expected['sum'] && $answer['made'] === 1, "$mode: " . json_encode($answer) . ' instead of ' . json_encode($expected));
            }
            self::ended($fpm);
        }
    }

    private static function creations(Simulator $panel): int
    {
        return count($panel->requests('POST', '/api/admin/servers$'));
    }

    private function clientGone(Simulator $panel): void
    {
        $panel->node(null, 'ok', 1000, ['create']);
        $fpm = $this->fpm(1);
        $before = $fpm->json('find', self::where($panel));
        $request = $fpm->begin('create', self::where($panel));
        self::demand(Simulator::until(static fn (): bool => self::creations($panel) === 1), 'the creation never arrived');
        $request->leave();
        $answer = $fpm->json('create', self::where($panel));
        self::demand($answer['pid'] === $before['pid'] && $answer['adopted'] === true, 'not adopted: ' . json_encode($answer));
        $servers = $panel->serversOf('17');
        self::demand(count($servers) === 1 && $servers[0]['node_knows'] && self::creations($panel) === 1, 'the panel holds ' . json_encode($servers));
        self::ended($fpm);
    }

    private function killed(Simulator $panel): void
    {
        $panel->node(null, 'ok', 30000, ['create']);
        $fpm = $this->fpm(1);
        $before = $fpm->json('find', self::where($panel));
        $request = $fpm->begin('create', self::where($panel));
        self::demand(Simulator::until(static fn (): bool => self::creations($panel) === 1), 'the creation never arrived');
        posix_kill($before['pid'], SIGKILL);
        $request->leave();
        $half = static fn (): array => array_column($panel->serversOf('17'), 'node_knows', 'uuid');
        self::demand(Simulator::until(static fn (): bool => array_values($half()) === [false]), 'no half server was left: ' . json_encode($half()));
        $panel->node(null, 'ok', 0, ['create']);
        $answer = $fpm->json('create', self::where($panel) + ['HEAL' => '1']);
        self::demand($answer['pid'] !== $before['pid'] && $answer['healed'] === true, 'not healed by another worker: ' . json_encode($answer));
        $servers = $panel->serversOf('17');
        self::demand(count($servers) === 1 && $servers[0]['node_knows'] && $servers[0]['uuid'] === $answer['uuid'], 'the panel holds ' . json_encode($servers));
        self::ended($fpm, 'killed');
    }

    private function graceful(Simulator $panel): void
    {
        $panel->node(null, 'ok', 1000, ['create']);
        $fpm = $this->fpm(1);
        $request = $fpm->begin('create', self::where($panel));
        self::demand(Simulator::until(static fn (): bool => self::creations($panel) === 1), 'the creation never arrived');
        $fpm->signal(SIGQUIT);
        $answer = json_decode($request->read()['out'], true);
        self::demand(($answer['adopted'] ?? null) === false && count($panel->serversOf('17')) === 1, 'no answer: ' . json_encode($answer));
        self::ended($fpm);
    }
}
