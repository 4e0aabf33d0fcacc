<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The servers of a panel or of one of its nodes, by UUID, read from the panel as they are iterated: pages of a hundred, several at once, in
 * the memory of one round. It is read once. A page that cannot be had is thrown by the iteration: a list with a hole is none. A server that
 * is made or deleted meanwhile may make another one come twice or not at all. Breaking off is free.
 * @strict-properties
 * @not-serializable
 */
final class ServerStream implements \Iterator
{
    /** The server that is at hand, and null at the end. Asks the panel where none is at hand yet; so do the others of Iterator's methods. */
    public function current(): ?Server {}

    /** The server's UUID; null at the end. */
    public function key(): ?string {}

    public function next(): void {}

    /** @throws \Error after the first step: what was read is not kept */
    public function rewind(): void {}

    public function valid(): bool {}

    /**
     * How far it is: servers that the panel says it has (0 until the first page came), those given out.
     * @return array{servers: int, serversDone: int}
     */
    public function progress(): array {}

    /** Requests that went to the panel so far. */
    public function requests(): int {}

    private function __construct() {}
}
