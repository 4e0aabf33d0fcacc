<?php

/** One connection to the node: the first request, then either an order of a test or a socket's frames. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Node;

use Calagopus\Tests\Panel\Net\Loop;

final class Peer
{
    /** As a node's own setting, by the contract's note: a message beyond it ends the connection. */
    private const MOST_MESSAGE = 32768;
    private const MOST_HEAD = 16384;

    public readonly Frames $frames;

    /** @var array<string, mixed>|null what the token that was sent says; null: none counts */
    public ?array $claims = null;

    public string $server = '';
    public bool $isSocket = false;

    private string $in = '';
    private string $out = '';
    private bool $ends = false;

    /** @param resource $stream @param \Closure(self, string, string): void $request method and path with its body @param \Closure(self, string): void $message @param \Closure(self): void $gone */
    public function __construct(
        private readonly Loop $loop,
        private $stream,
        private readonly \Closure $request,
        private readonly \Closure $message,
        private readonly \Closure $gone
    ) {
        $this->frames = new Frames(self::MOST_MESSAGE);
        stream_set_blocking($stream, false);
        $loop->whenReadable($stream, $this->read(...));
    }

    public function send(string $bytes): void
    {
        $this->out .= $bytes;
        $this->write();
    }

    /** @param list<string> $arguments */
    public function tell(string $event, array $arguments = []): void
    {
        $this->send(Frames::frame(Frames::TEXT, (string) json_encode(['event' => $event, 'args' => $arguments], JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE)));
    }

    public function close(int $code = 1000, string $reason = ''): void
    {
        $this->send(Frames::frame(Frames::CLOSE, pack('n', $code) . $reason));
        $this->endAfterwards();
    }

    public function endAfterwards(): void
    {
        $this->ends = true;
        $this->write();
    }

    public function end(): void
    {
        if (is_resource($this->stream)) {
            $this->loop->noLongerReadable($this->stream);
            $this->loop->noLongerWritable($this->stream);
            fclose($this->stream);
            ($this->gone)($this);
        }
    }

    private function write(): void
    {
        if (!is_resource($this->stream)) {
            return;
        }
        $sent = $this->out === '' ? 0 : @fwrite($this->stream, $this->out);
        if ($sent === false) {
            $this->end();
            return;
        }
        $this->out = substr($this->out, $sent);
        if ($this->out !== '') {
            $this->loop->whenWritable($this->stream, $this->write(...));
            return;
        }
        $this->loop->noLongerWritable($this->stream);
        if ($this->ends) {
            $this->end();
        }
    }

    private function read(): void
    {
        $bytes = @fread($this->stream, 65536);
        if ($bytes === false || ($bytes === '' && feof($this->stream))) {
            $this->end();
        } elseif ($this->isSocket) {
            $this->take($bytes);
        } else {
            $this->head($bytes);
        }
    }

    private function take(string $bytes): void
    {
        try {
            foreach ($this->frames->take($bytes) as [$kind, $payload]) {
                match ($kind) {
                    Frames::TEXT => ($this->message)($this, $payload),
                    Frames::PING => $this->send(Frames::frame(Frames::PONG, $payload)),
                    Frames::CLOSE => $this->close(),
                    default => null,
                };
            }
        } catch (BrokenFrame $broken) {
            $this->close($broken->getCode(), $broken->getMessage());
        }
    }

    private function head(string $bytes): void
    {
        $this->in .= $bytes;
        $end = strpos($this->in, "\r\n\r\n");
        if ($end === false) {
            strlen($this->in) <= self::MOST_HEAD || $this->end();
            return;
        }
        $head = substr($this->in, 0, $end);
        $length = preg_match('/^content-length:\s*(\d+)\s*$/im', $head, $found) === 1 ? (int) $found[1] : 0;
        if (strlen($this->in) >= $end + 4 + $length) {
            [$body, $this->in] = [substr($this->in, $end + 4, $length), substr($this->in, $end + 4 + $length)];
            ($this->request)($this, $head, $body);
        }
    }
}
