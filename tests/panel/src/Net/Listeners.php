<?php

/** All addresses that one panel answers on: the plain one or that of its certificate, and further ones with certificates of their own. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Listeners
{
    /** @param array<string, Server> $servers by name; the first is the panel's usual address */
    private function __construct(private readonly array $servers)
    {
    }

    /**
     * @param array{cert: string, key: string}|null $tls of the usual address
     * @param array<string, array{cert: string, key: string}> $further by name; these speak HTTP/2 too
     */
    public static function open(Loop $loop, Handler $handler, int $port, ?array $tls, array $further): self
    {
        $servers = ['usual' => new Server($loop, $handler, $port, $tls)];
        foreach ($further as $name => $pair) {
            $servers[$name] = new Server($loop, $handler, 0, ['http2' => true] + $pair);
        }

        return new self($servers);
    }

    /** A further address as the command line names it: NAME=CERT,KEY. @return array{string, array{cert: string, key: string}} */
    public static function named(string $value): array
    {
        if (!preg_match('/^([a-z-]+)=([^,]+),([^,]+)$/D', $value, $parts) || !is_readable($parts[2]) || !is_readable($parts[3])) {
            throw new \InvalidArgumentException('--also wants NAME=CERT,KEY: ' . $value);
        }

        return [$parts[1], ['cert' => $parts[2], 'key' => $parts[3]]];
    }

    public function url(): string
    {
        return $this->servers['usual']->url();
    }

    /**
     * What Server::figures() says, of all together, and where each listens.
     *
     * @param array{keep?: bool, drop?: bool} $order
     * @return array{accepted: int, open: int, urls: array<string, string>}
     */
    public function figures(array $order = []): array
    {
        $figures = array_map(static fn (Server $server): array => $server->figures($order), $this->servers);

        return ['accepted' => array_sum(array_column($figures, 'accepted')), 'open' => array_sum(array_column($figures, 'open')),
            'urls' => array_map(static fn (Server $server): string => $server->url(), $this->servers)];
    }

    public function close(): void
    {
        foreach ($this->servers as $server) {
            $server->close();
        }
    }
}
