<?php

/** Listens on 127.0.0.1, with TLS (and HTTP/2 for those who want it) where a certificate is given, and makes a connection of each client. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

use Calagopus\Tests\Panel\Net\Http2\Session;

final class Server
{
    private const BACKLOG = 511;

    /** select() cannot watch descriptors from 1024 on: further clients wait in the backlog until one leaves. */
    private const MOST_CONNECTIONS = 1000;

    /** @var resource */
    private $listener;

    private int $accepted = 0;

    private int $lastId = 0;

    /** Whether connections outlive an answer; a test that wants fresh ones says no. */
    private bool $keep = true;

    /** @var array<int, Client> */
    private array $connections = [];

    /** @param array{cert: string, key: string, http2?: bool}|null $tls */
    public function __construct(
        private readonly Loop $loop,
        private readonly Handler $handler,
        int $port,
        private readonly ?array $tls = null,
    ) {
        $options = ['socket' => ['backlog' => self::BACKLOG, 'tcp_nodelay' => true]];
        if ($tls !== null) {
            $options['ssl'] = ['local_cert' => $tls['cert'], 'local_pk' => $tls['key'], 'verify_peer' => false]
                + (($tls['http2'] ?? false) ? ['alpn_protocols' => 'h2,http/1.1'] : []);
        }
        $listener = @stream_socket_server(
            'tcp://127.0.0.1:' . $port,
            $code,
            $message,
            STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
            stream_context_create($options),
        );
        if ($listener === false) {
            throw new \RuntimeException('cannot listen on 127.0.0.1:' . $port . ': ' . $message);
        }
        stream_set_blocking($listener, false);
        $this->listener = $listener;
        $loop->whenReadable($listener, $this->accept(...));
    }

    public function url(): string
    {
        return ($this->tls === null ? 'http://' : 'https://') . stream_socket_get_name($this->listener, false);
    }

    /**
     * Carries out an order of the control plane about connections, and tells about them.
     *
     * @param array{keep?: bool, drop?: bool} $order keep: whether they outlive an answer; drop: end those that wait for a request
     * @return array{accepted: int, open: int}
     */
    public function figures(array $order = []): array
    {
        $this->keep = (bool) ($order['keep'] ?? $this->keep);
        if ($order['drop'] ?? false) {
            foreach ($this->connections as $connection) {
                $connection->closeIfIdle();
            }
        }

        return ['accepted' => $this->accepted, 'open' => count($this->connections)];
    }

    public function close(): void
    {
        $this->loop->noLongerReadable($this->listener);
        fclose($this->listener);
        foreach ($this->connections as $connection) {
            $connection->close();
        }
    }

    private function accept(): void
    {
        while (count($this->connections) < self::MOST_CONNECTIONS && ($stream = @stream_socket_accept($this->listener, 0, $peer))) {
            stream_set_blocking($stream, false);
            stream_set_read_buffer($stream, 0);
            $address = substr((string) $peer, 0, (int) strrpos((string) $peer, ':'));
            $socket = socket_import_stream($stream);
            if ($socket === false) {
                fclose($stream);
                continue;
            }
            ++$this->accepted;
            $this->tls === null ? $this->begin($stream, $socket, $address) : $this->handshake($stream, $socket, $address);
        }
        if (count($this->connections) >= self::MOST_CONNECTIONS) {
            $this->loop->noLongerReadable($this->listener);
        }
    }

    /** @param resource $stream */
    private function handshake($stream, \Socket $socket, string $address): void
    {
        $step = function () use ($stream, $socket, $address): void {
            $done = @stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER);
            if ($done === 0) {
                return;
            }
            $this->loop->noLongerReadable($stream);
            $done === true ? $this->begin($stream, $socket, $address) : fclose($stream);
        };
        $this->loop->whenReadable($stream, $step);
    }

    /** @param resource $stream */
    private function begin($stream, \Socket $socket, string $address): void
    {
        $id = ++$this->lastId;
        $forget = function (Client $client): void {
            unset($this->connections[$client->id()]);
            if (is_resource($this->listener)) {
                $this->loop->whenReadable($this->listener, $this->accept(...));
            }
        };
        $http2 = (stream_get_meta_data($stream)['crypto']['alpn_protocol'] ?? '') === 'h2';
        $class = $http2 ? Session::class : Connection::class;
        $this->connections[$id] = new $class($this->loop, $stream, $socket, $this->handler, $id, $address, $forget, fn (): bool => $this->keep);
    }
}
