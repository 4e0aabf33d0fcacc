<?php

/** The workers: hands each the next order as it becomes free, and replaces one that died or hangs, which is a broken cell. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Crew
{
    /** No cell takes longer; who does not answer in this time hangs. */
    private const PATIENCE = 60.0;

    /** @var array<int, array{process: resource, pipes: array<int, resource>, order: ?int, since: float, text: string}> */
    private array $workers = [];

    /** @param list<string> $command @param array<string, string> $environment */
    public function __construct(private readonly array $command, private readonly array $environment, private readonly int $size)
    {
    }

    /**
     * @param list<array<string, mixed>|object> $orders
     * @param \Closure(int, array<string, mixed>): void $done told of each order's number and answer
     */
    public function run(array $orders, \Closure $done): void
    {
        $next = 0;
        $left = count($orders);
        for ($i = 0; $i < min($this->size, $left); $i++) {
            $this->workers[$i] ??= $this->hire();
        }
        while ($left > 0) {
            foreach ($this->workers as $i => $worker) {
                if ($worker['order'] === null && $next < count($orders)) {
                    $this->give($i, $next, $orders[$next]);
                    $next++;
                }
            }
            foreach ($this->answers() as [$number, $answer]) {
                $left--;
                $done($number, $answer);
            }
        }
    }

    public function dismiss(): void
    {
        foreach ($this->workers as $worker) {
            fclose($worker['pipes'][0]);
        }
        foreach ($this->workers as $worker) {
            proc_close($worker['process']);
        }
        $this->workers = [];
    }

    /** @return array{process: resource, pipes: array<int, resource>, order: ?int, since: float, text: string} */
    private function hire(): array
    {
        $process = proc_open($this->command, [['pipe', 'r'], ['pipe', 'w']], $pipes, null, $this->environment);
        if ($process === false) {
            throw new \RuntimeException('cannot start a worker');
        }
        stream_set_blocking($pipes[1], false);
        return ['process' => $process, 'pipes' => $pipes, 'order' => null, 'since' => 0.0, 'text' => ''];
    }

    private function give(int $i, int $number, mixed $order): void
    {
        $this->workers[$i]['order'] = $number;
        $this->workers[$i]['since'] = microtime(true);
        @fwrite($this->workers[$i]['pipes'][0], json_encode($order, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES) . "\n");
    }

    /** @return list<array{int, array<string, mixed>}> */
    private function answers(): array
    {
        $read = array_map(static fn (array $worker): mixed => $worker['pipes'][1], $this->workers);
        $write = $except = null;
        if (stream_select($read, $write, $except, 1) === false) {
            throw new \RuntimeException('cannot wait for the workers');
        }
        $answers = [];
        foreach (array_keys($this->workers) as $i) {
            $answer = isset($read[$i]) ? $this->listen($i) : $this->patience($i);
            if ($answer !== null) {
                $answers[] = $answer;
            }
        }
        return $answers;
    }

    /** @return array{int, array<string, mixed>}|null */
    private function listen(int $i): ?array
    {
        $bytes = (string) fread($this->workers[$i]['pipes'][1], 1 << 20);
        if ($bytes === '' && feof($this->workers[$i]['pipes'][1])) {
            return $this->replace($i, 'the process died');
        }
        $this->workers[$i]['text'] .= $bytes;
        if (!str_ends_with($this->workers[$i]['text'], "\n")) {
            return null;
        }
        $answer = [(int) $this->workers[$i]['order'], json_decode($this->workers[$i]['text'], true, 512, JSON_THROW_ON_ERROR)];
        $this->workers[$i]['text'] = '';
        $this->workers[$i]['order'] = null;
        return $answer;
    }

    /** @return array{int, array<string, mixed>}|null */
    private function patience(int $i): ?array
    {
        $worker = $this->workers[$i];
        return $worker['order'] !== null && microtime(true) - $worker['since'] > self::PATIENCE ? $this->replace($i, 'the process hung') : null;
    }

    /** @return array{int, array<string, mixed>}|null */
    private function replace(int $i, string $why): ?array
    {
        $worker = $this->workers[$i];
        $status = proc_get_status($worker['process']);
        proc_terminate($worker['process'], SIGKILL);
        proc_close($worker['process']);
        $this->workers[$i] = $this->hire();
        $signal = $status['signaled'] ? " of signal {$status['termsig']}" : '';
        return $worker['order'] === null ? null : [$worker['order'], ['problems' => [$why . $signal]]];
    }
}
