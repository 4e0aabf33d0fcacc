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

/**
 * What every server of a panel uses, by its UUID, read from the panel as it is iterated: node by node, a node's figures in one request and
 * its servers in pages of a hundred beside it, several requests at once. Memory holds the answers of one round, however many servers there
 * are. It is read once.
 *
 * A node whose figures cannot be had is left out and named by problems(); the others are read. What concerns all of them (the key, the way
 * to the panel, the time) is thrown by the iteration, and what was given before counts all the same. Where the panel's limit is reached, it
 * waits for room; it leaves the share that is kept for customers. A server that moves meanwhile may come twice or not at all.
 *
 * Breaking off is free: everything is released with the object.
 * @strict-properties
 * @not-serializable
 */
final class UsageStream implements \Iterator
{
    /** The server that is at hand, and null at the end. Asks the panel where none is at hand yet; so do the others of Iterator's methods. */
    public function current(): ?ServerUsage {}

    /**
     * The server's UUID; null at the end.
     * @implementation-alias Calagopus\ServerStream::key
     */
    public function key(): ?string {}

    /** @implementation-alias Calagopus\ServerStream::next */
    public function next(): void {}

    /**
     * @throws \Error after the first step: what was read is not kept
     * @implementation-alias Calagopus\ServerStream::rewind
     */
    public function rewind(): void {}

    /** @implementation-alias Calagopus\ServerStream::valid */
    public function valid(): bool {}

    /**
     * Nodes of which something is missing so far, and why: the node's name and a sentence.
     * @return array<string, string> node UUID => text; empty where nothing is missing
     */
    public function problems(): array {}

    /**
     * How far it is: nodes of the panel, those that are done with (read, or failed), servers of the nodes that were begun, those given out.
     * @return array{nodes: int, nodesDone: int, servers: int, serversDone: int}
     */
    public function progress(): array {}

    /**
     * Requests that went to the panel so far.
     * @implementation-alias Calagopus\ServerStream::requests
     */
    public function requests(): int {}

    private function __construct() {}
}
