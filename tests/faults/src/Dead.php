<?php

/** Addresses where no panel answers: a port that refuses, one that never takes a connection, one that takes it and is silent. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Dead
{
    private const LONGEST_QUEUE = 16;

    /** @var list<\Socket> kept so that the ports stay as they are */
    private array $held = [];

    /** Bound and not listening: every connection is refused, and nobody else gets the port. */
    public function refusing(): int
    {
        return $this->bound();
    }

    /** Listening with a queue that is full: a further connection is neither taken nor refused. */
    public function stalling(): int
    {
        $port = $this->bound();
        $listener = end($this->held);
        socket_listen($listener, 0);
        for ($i = 0; $i < self::LONGEST_QUEUE; $i++) {
            $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
            socket_set_nonblock($client);
            @socket_connect($client, '127.0.0.1', $port);
            $this->held[] = $client;
        }
        return $port;
    }

    /** Takes connections and never says a word. */
    public function silent(): int
    {
        $port = $this->bound();
        socket_listen(end($this->held), 128);
        return $port;
    }

    private function bound(): int
    {
        $socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_bind($socket, '127.0.0.1', 0);
        socket_getsockname($socket, $address, $port);
        $this->held[] = $socket;
        return $port;
    }
}
