<?php

/** One client's connection: reads requests one after another, writes answers, notices when the client is gone. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Connection
{
    private const READ_SIZE = 65536;

    private RequestParser $parser;

    private string $out = '';

    /** @var callable|null */
    private $flushed = null;

    private ?Reply $current = null;

    private bool $open = true;

    private bool $broken = false;

    private int $requests = 0;

    private readonly bool $encrypted;

    /** @param resource $stream */
    public function __construct(
        private readonly Loop $loop,
        private $stream,
        private readonly ?\Socket $socket,
        private readonly Handler $handler,
        public readonly int $id,
        public readonly string $address,
        private $onClose,
        private readonly \Closure $keep,
    ) {
        $this->parser = new RequestParser();
        $this->encrypted = isset(stream_get_meta_data($stream)['crypto']);
        $loop->whenReadable($stream, $this->read(...));
    }

    public function isOpen(): bool
    {
        return $this->open;
    }

    /** Writes at once what the socket takes, the rest as it drains; then calls back. */
    public function write(string $bytes, ?callable $flushed = null): void
    {
        if (!$this->open) {
            return;
        }
        $this->out .= $bytes;
        $this->flushed = $flushed;
        $this->drain();
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
        if (!$this->open) {
            return;
        }
        $this->open = false;
        $this->loop->noLongerReadable($this->stream);
        $this->loop->noLongerWritable($this->stream);
        @fclose($this->stream);
        ($this->onClose)($this);
        $current = $this->current;
        $this->current = null;
        $current?->hungUp();
    }

    /** Ends the connection so that the client sees "connection reset by peer". */
    public function reset(): void
    {
        if ($this->open && $this->socket !== null) {
            socket_set_option($this->socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        }
        $this->close();
    }

    private function read(): void
    {
        do {
            $bytes = @fread($this->stream, self::READ_SIZE);
            $more = $bytes !== false && $bytes !== '';
            if ($more) {
                $this->parser->feed($bytes);
            }
        } while ($more && $this->socketMayHoldMore($bytes));
        if (!$more && feof($this->stream)) {
            $this->close();

            return;
        }
        if ($this->current === null) {
            $this->start();
        }
    }

    /** TLS keeps decoded bytes where select() does not see them, so it is read until it is empty. */
    private function socketMayHoldMore(string $bytes): bool
    {
        return $this->encrypted || strlen($bytes) >= self::READ_SIZE;
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

    private function drain(): void
    {
        if (!$this->open) {
            return;
        }
        if ($this->out !== '') {
            $written = @fwrite($this->stream, $this->out);
            if ($written === false) {
                $this->close();

                return;
            }
            $this->out = $written === strlen($this->out) ? '' : substr($this->out, $written);
        }
        if ($this->out !== '') {
            $this->loop->whenWritable($this->stream, $this->drain(...));

            return;
        }
        $this->loop->noLongerWritable($this->stream);
        $flushed = $this->flushed;
        $this->flushed = null;
        if ($flushed !== null) {
            $flushed();
        }
    }
}
