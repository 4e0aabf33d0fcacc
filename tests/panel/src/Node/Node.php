<?php

/**
 * A node as a browser meets it: the socket of its servers, as the contract's notes and the node's source say, with whatever a test orders.
 *
 * Orders come over HTTP at the same port, below /_sim/, as they do at the panel's simulator.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Node;

use Calagopus\Tests\Panel\Calagopus\NodeToken;
use Calagopus\Tests\Panel\Net\Loop;

final class Node
{
    private const MOST_LINES = 150;
    private const PATH = '~^GET /api/servers/([0-9a-f-]{36})/ws HTTP/1\.1~';

    /** @var resource */
    private $listener;

    /** @var array<int, Peer> */
    private array $peers = [];

    /** @var list<array<string, mixed>> what was asked and sent, for tests; of a token only whose it was */
    private array $log = [];

    private float $booted = 0.0;
    private bool $isDown = false;

    /** As one without power, or behind a firewall: nothing is closed, and nothing is said. */
    private bool $isSilent = false;

    private string $state = 'running';

    /** @var list<string> */
    private array $lines = [];

    /** @var array<string, mixed> */
    private array $stats = ['memory_bytes' => 268435456, 'memory_limit_bytes' => 1073741824, 'disk_bytes' => 1073741824, 'network' => ['rx_bytes' => 1024, 'tx_bytes' => 2048],
        'cpu_absolute' => 12.5, 'uptime' => 60000];

    public function __construct(private readonly Loop $loop, int $port, private readonly Times $times)
    {
        $listener = stream_socket_server("tcp://127.0.0.1:$port", $code, $problem);
        $this->listener = $listener !== false ? $listener : throw new \RuntimeException("cannot listen: $problem");
        $loop->whenReadable($this->listener, $this->accept(...));
        $this->every($times->look, $this->lookAtTokens(...));
        $this->every($times->stats, fn () => $this->tellAll('stats', [$this->figures()]));
        $this->every($times->lines, fn () => $this->say(['[' . date('H:i:s') . '] [Server thread/INFO]: nobody has joined for a while']));
    }

    public function url(): string
    {
        return 'http://' . stream_socket_get_name($this->listener, false);
    }

    private function every(float $milliseconds, callable $work): void
    {
        if ($milliseconds > 0) {
            $this->loop->after($milliseconds, function () use ($milliseconds, $work): void {
                $work();
                $this->every($milliseconds, $work);
            });
        }
    }

    private function accept(): void
    {
        $stream = @stream_socket_accept($this->listener, 0);
        if ($stream !== false) {
            $this->peers[(int) $stream] = new Peer($this->loop, $stream, $this->request(...), $this->message(...), function (Peer $peer) use ($stream): void {
                unset($this->peers[(int) $stream]);
            });
        }
    }

    private function request(Peer $peer, string $head, string $body): void
    {
        if (preg_match('~^(GET|POST) /_sim/([a-z]+) ~', $head, $order) === 1) {
            $answer = $this->order($order[2], $body === '' ? [] : (array) json_decode($body, true));
            $this->plain($peer, 200, (string) json_encode($answer === [] ? new \stdClass() : $answer));
        } elseif ($this->isDown) {
            $peer->end();
        } elseif ($this->isSilent) {
            return;
        } elseif (preg_match(self::PATH, $head, $found) !== 1 || preg_match('/^sec-websocket-key:\s*(\S+)\s*$/im', $head, $key) !== 1) {
            $this->plain($peer, 404, '{"error":"server not found"}');
        } else {
            $peer->server = $found[1];
            $peer->isSocket = true;
            $this->log[] = ['event' => 'connected', 'server' => $found[1]];
            $peer->send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " . Frames::accept($key[1]) . "\r\n\r\n");
        }
    }

    private function plain(Peer $peer, int $status, string $body): void
    {
        $peer->send("HTTP/1.1 $status Told\r\nContent-Type: application/json\r\nContent-Length: " . strlen($body) . "\r\nConnection: close\r\n\r\n$body");
        $peer->endAfterwards();
    }

    // ---- Orders of a test ----

    /** @param array<string, mixed> $payload @return array<string, mixed> */
    private function order(string $name, array $payload): array
    {
        match ($name) {
            'log' => null,
            'say' => $this->say(array_map(strval(...), (array) ($payload['lines'] ?? []))),
            'tell' => $this->tellAll((string) $payload['event'], array_map(strval(...), (array) ($payload['args'] ?? []))),
            'state' => $this->become((string) ($payload['state'] ?? 'running')),
            'stats' => $this->stats = $payload + $this->stats,
            'down' => $this->fall(true),
            'silent' => $this->isSilent = true,
            'up' => $this->isDown = $this->isSilent = false,
            'restart' => $this->fall(false),
            'reset' => $this->reset(),
            default => throw new \InvalidArgumentException("no such order: $name"),
        };

        return ['open' => count($this->sockets()), 'log' => $this->log];
    }

    private function reset(): void
    {
        [$this->log, $this->lines, $this->isDown, $this->isSilent, $this->state, $this->booted] = [[], [], false, false, 'running', 0.0];
        array_map(static fn (Peer $peer) => $peer->end(), $this->sockets());
    }

    /** Every socket ends without a word; after a restart no earlier token counts. */
    private function fall(bool $isDown): void
    {
        $this->isDown = $isDown;
        $this->booted = microtime(true);
        array_map(static fn (Peer $peer) => $peer->end(), $this->sockets());
    }

    private function become(string $state): void
    {
        $this->state = $state;
        $this->tellAll('status', [$state]);
    }

    /** @param list<string> $lines */
    private function say(array $lines): void
    {
        foreach ($lines as $line) {
            $this->lines[] = $line;
            $this->tellAll('console output', [$line], 'control.read-console');
        }
        $this->lines = array_slice($this->lines, -self::MOST_LINES);
    }

    // ---- The socket ----

    /** @return list<Peer> */
    private function sockets(): array
    {
        return array_values(array_filter($this->peers, static fn (Peer $peer): bool => $peer->isSocket));
    }

    /** @param list<string> $arguments */
    private function tellAll(string $event, array $arguments, string $permission = 'websocket.connect'): void
    {
        foreach ($this->isSilent ? [] : $this->sockets() as $peer) {
            if (self::may($peer, $permission)) {
                $peer->tell($event, $arguments);
            }
        }
    }

    private function figures(): string
    {
        return (string) json_encode(['state' => $this->state] + $this->stats);
    }

    private static function may(Peer $peer, string $permission): bool
    {
        return $peer->claims !== null && $peer->claims['exp'] >= time() && array_intersect([$permission, '*'], $peer->claims['permissions']) !== [];
    }

    private function message(Peer $peer, string $text): void
    {
        if ($this->isSilent) {
            return;
        }
        $message = json_decode($text, true);
        $event = $message['event'] ?? '';
        $argument = (string) ($message['args'][0] ?? '');
        if ($event === 'auth') {
            $this->authenticate($peer, $argument);
            return;
        }
        $this->log[] = ['event' => $event, 'args' => $message['args'] ?? []];
        if ($peer->claims === null) {
            $peer->close();
        } elseif ($peer->claims['exp'] < time()) {
            $peer->tell('jwt error', ['invalid token: expired']);
        } else {
            $this->act($peer, $event, $argument);
        }
    }

    private function act(Peer $peer, string $event, string $argument): void
    {
        if ($event === 'send stats') {
            $peer->tell('stats', [$this->figures()]);
        } elseif ($event === 'send logs' && $this->state !== 'offline' && self::may($peer, 'control.read-console')) {
            array_map(static fn (string $line) => $peer->tell('console output', [$line]), $this->lines);
        } elseif ($event === 'send command' && self::may($peer, 'control.console')) {
            $this->say(["> $argument", "[Server thread/INFO]: Unknown command: $argument"]);
        } elseif ($event === 'set state' && self::may($peer, 'control.' . ($argument === 'kill' ? 'stop' : $argument))) {
            $this->become($argument === 'start' || $argument === 'restart' ? 'running' : 'offline');
        }
    }

    private function authenticate(Peer $peer, string $token): void
    {
        $claims = NodeToken::read($token);
        $isFirst = $peer->claims === null;
        $this->log[] = ['event' => 'auth', 'user' => $claims['user_uuid'] ?? null, 'server' => $peer->server];
        if ($claims === null || !in_array('websocket.connect', $claims['permissions'] ?? [], true)) {
            $peer->close();
        } elseif ($claims['server_uuid'] !== $peer->server) {
            $peer->tell('token expired');
        } elseif ($claims['exp'] < time() || $claims['made'] < $this->booted) {
            $peer->tell('jwt error', ['invalid token: not valid any more']);
        } else {
            $peer->claims = $claims;
            $peer->tell('auth success', $claims['permissions']);
            $isFirst && $peer->tell('status', [$this->state]);
        }
    }

    /** As a node looks at its tokens, every 30 seconds. */
    private function lookAtTokens(): void
    {
        foreach ($this->isSilent ? [] : $this->sockets() as $peer) {
            $left = $peer->claims === null ? null : $peer->claims['exp'] - time();
            if ($left === null) {
                continue;
            }
            if ($left < 0) {
                $peer->tell('token expired');
                $peer->claims = null;
            } elseif ($left < $this->times->before) {
                $peer->tell('token expiring');
            }
        }
    }
}
