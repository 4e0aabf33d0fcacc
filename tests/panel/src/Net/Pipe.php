<?php

/** A non-blocking stream with a buffer for what it does not take at once. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Pipe
{
    private const READ_SIZE = 65536;
    private const WRITE_SIZE = 262144;

    private string $out = '';

    /** How much of that was written. */
    private int $written = 0;

    /** The socket takes no more for the moment. */
    private bool $full = false;

    /** @var list<callable> */
    private array $flushed = [];

    private bool $open = true;

    private readonly bool $encrypted;

    /**
     * @param resource $stream
     * @param \Closure(string): void $onBytes
     * @param \Closure(): void $onEnd called once, whoever ended it
     */
    public function __construct(
        private readonly Loop $loop,
        private $stream,
        private readonly ?\Socket $socket,
        private readonly \Closure $onBytes,
        private readonly \Closure $onEnd,
    ) {
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
        if ($flushed !== null) {
            $this->flushed[] = $flushed;
        }
        if (!$this->full) {
            $this->drain();
        }
    }

    /** Reads what TLS has decoded already, which select() does not see. */
    public function read(): void
    {
        do {
            $bytes = @fread($this->stream, self::READ_SIZE);
            $more = $bytes !== false && $bytes !== '';
            if ($more) {
                ($this->onBytes)($bytes);
            }
        } while ($more && $this->open && ($this->encrypted || strlen($bytes) >= self::READ_SIZE));
        if ($this->open && !$more && feof($this->stream)) {
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
        ($this->onEnd)();
    }

    public function reset(): void
    {
        if ($this->open && $this->socket !== null) {
            socket_set_option($this->socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        }
        $this->close();
    }

    /** Writes what the socket takes; a long answer is not copied each time. */
    private function push(): bool
    {
        while ($this->written < strlen($this->out)) {
            $part = substr($this->out, $this->written, self::WRITE_SIZE);
            $written = @fwrite($this->stream, $part);
            if ($written === false) {
                return false;
            }
            $this->written += $written;
            if ($written < strlen($part)) {
                return true;
            }
        }
        $this->out = '';
        $this->written = 0;

        return true;
    }

    private function drain(): void
    {
        if (!$this->open) {
            return;
        }
        if (!$this->push()) {
            $this->close();

            return;
        }
        $this->full = $this->out !== '';
        if ($this->full) {
            $this->loop->whenWritable($this->stream, $this->drain(...));

            return;
        }
        $this->loop->noLongerWritable($this->stream);
        $flushed = $this->flushed;
        $this->flushed = [];
        foreach ($flushed as $callback) {
            $callback();
        }
    }
}
