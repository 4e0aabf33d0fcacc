<?php

/** What an answer is sent through: a connection of HTTP/1.1, or one stream of HTTP/2. Bytes are written as HTTP/1.1 has them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

interface Wire
{
    public function isOpen(): bool;

    /** Writes as the other side takes it; then calls back. */
    public function write(string $bytes, ?callable $flushed = null): void;

    /** The request has its answer, whole. */
    public function answered(): void;

    /** Ends the connection, and with it all streams of it. */
    public function close(): void;

    /** Ends the connection so that the client sees "connection reset by peer". */
    public function reset(): void;

    /** Ends the request alone where the protocol can, with an error code of HTTP/2. */
    public function resetStream(int $code): void;

    /** Announces the end of the connection and ends it; `processed`: whether this request was acted upon. */
    public function goAway(bool $processed): void;

    /** Ends the answer here, as if it were whole. */
    public function cutShort(): void;
}
