<?php

/** One client of HTTP/1.1: reads its requests one after the other and writes what it is told, as fast as the socket takes it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Connection implements Client, Wire
{
    private readonly RequestParser $parser;

    private readonly Pipe $pipe;

    private ?Reply $current = null;

    private bool $broken = false;

    private int $requests = 0;

    /**
     * @param resource $stream
     * @param \Closure(Client): void $onClose
     * @param \Closure(): bool $keep whether connections outlive an answer
     */
    public function __construct(
        Loop $loop,
        $stream,
        ?\Socket $socket,
        private readonly Handler $handler,
        private readonly int $id,
        private readonly string $address,
        private readonly \Closure $onClose,
        private readonly \Closure $keep,
    ) {
        $this->parser = new RequestParser();
        $this->pipe = new Pipe($loop, $stream, $socket, $this->take(...), $this->ended(...));
    }

    public function id(): int
    {
        return $this->id;
    }

    public function isOpen(): bool
    {
        return $this->pipe->isOpen();
    }

    public function write(string $bytes, ?callable $flushed = null): void
    {
        $this->pipe->write($bytes, $flushed);
    }

    /** The current request has its answer: close, or go on with the next one. */
    public function answered(): void
    {
        $keep = !$this->broken && ($this->current?->request->keepAlive ?? false);
        $this->current = null;
        if (!$keep) {
            $this->close();

            return;
        }
        $this->start();
    }

    public function closeIfIdle(): void
    {
        if ($this->current === null) {
            $this->close();
        }
    }

    public function close(): void
    {
        $this->pipe->close();
    }

    public function reset(): void
    {
        $this->pipe->reset();
    }

    /** There are no streams here: the connection is reset. */
    public function resetStream(int $code): void
    {
        $this->reset();
    }

    public function goAway(bool $processed): void
    {
        $this->close();
    }

    public function cutShort(): void
    {
        $this->close();
    }

    private function take(string $bytes): void
    {
        $this->parser->feed($bytes);
        if ($this->current === null) {
            $this->start();
        }
    }

    private function ended(): void
    {
        ($this->onClose)($this);
        $current = $this->current;
        $this->current = null;
        $current?->hungUp();
    }

    private function start(): void
    {
        try {
            $request = $this->parser->next();
        } catch (BadRequest $bad) {
            $this->broken = true;
            $response = Response::json(['errors' => [$bad->getMessage()]], $bad->getCode());
            $this->write($response->wire(false), $this->close(...));

            return;
        }
        if ($request === null) {
            if ($this->parser->wantsContinue()) {
                $this->write("HTTP/1.1 100 Continue\r\n\r\n");
            }

            return;
        }
        $request->connection = $this->id;
        $request->number = ++$this->requests;
        $request->address = $this->address;
        $request->keepAlive = $request->keepAlive && ($this->keep)();
        $this->current = new Reply($this, $request);
        $this->handler->handle($request, $this->current);
    }
}
