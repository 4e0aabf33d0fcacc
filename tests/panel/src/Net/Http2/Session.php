<?php

/** One client of HTTP/2: frames in, requests out, and the windows that say how much may be sent. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net\Http2;

use Calagopus\Tests\Panel\Net\BadRequest;
use Calagopus\Tests\Panel\Net\Client;
use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Net\Pipe;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;

final class Session implements Client
{
    private const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private const INITIAL_WINDOW = 65535;
    private const SETTING_INITIAL_WINDOW = 4;
    private const PROTOCOL_ERROR = 1;
    private const ANY_STREAM = 0x7fffffff;

    public int $window = self::INITIAL_WINDOW;

    private int $streamWindow = self::INITIAL_WINDOW;
    private readonly Pipe $pipe;
    private readonly Hpack $hpack;
    private string $in = '';
    private bool $greeted = false;
    private bool $leaving = false;
    private int $last = 0;
    private int $requests = 0;

    /** @var array<int, Stream> */
    private array $streams = [];

    /**
     * @param resource $stream
     * @param \Closure(Client): void $onClose
     * @param \Closure(): bool $keep
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
        $this->hpack = new Hpack();
        $this->pipe = new Pipe($loop, $stream, $socket, $this->take(...), $this->ended(...));
        $this->send(Frame::bytes(Frame::SETTINGS, 0, 0));
    }

    public function id(): int
    {
        return $this->id;
    }

    public function isOpen(): bool
    {
        return $this->pipe->isOpen();
    }

    public function send(string $bytes, ?callable $flushed = null): void
    {
        $this->pipe->write($bytes, $flushed);
    }

    public function close(): void
    {
        $this->pipe->close();
    }

    public function reset(): void
    {
        $this->pipe->reset();
    }

    public function closeIfIdle(): void
    {
        if ($this->streams === []) {
            $this->goAway($this->last, 0);
        }
    }

    /** Announces that no stream after `last` is or will be acted upon, then ends the connection. */
    public function goAway(int $last, int $code): void
    {
        $this->send(Frame::bytes(Frame::GOAWAY, 0, 0, pack('NN', $last, $code)), $this->close(...));
    }

    /**
     * A stream has ended. Where connections do not outlive an answer, the client is told to send nothing new; what it has sent by then is
     * answered, and the connection is the client's to end.
     */
    public function forget(Stream $stream): void
    {
        unset($this->streams[$stream->number]);
        if (!($this->keep)() && !$this->leaving && $this->isOpen()) {
            $this->leaving = true;
            $this->send(Frame::bytes(Frame::GOAWAY, 0, 0, pack('NN', self::ANY_STREAM, 0)));
        }
    }

    private function ended(): void
    {
        ($this->onClose)($this);
        $streams = $this->streams;
        $this->streams = [];
        foreach ($streams as $stream) {
            $stream->hungUp();
        }
    }

    private function take(string $bytes): void
    {
        $this->in .= $bytes;
        try {
            if (!$this->greeted && !$this->greet()) {
                return;
            }
            while ($this->isOpen() && ($frame = Frame::take($this->in)) !== null) {
                $this->frame($frame);
            }
        } catch (BadRequest) {
            $this->goAway($this->last, self::PROTOCOL_ERROR);
        }
    }

    private function greet(): bool
    {
        if (strlen($this->in) < strlen(self::PREFACE)) {
            return false;
        }
        if (!str_starts_with($this->in, self::PREFACE)) {
            throw new BadRequest('no preface');
        }
        $this->in = substr($this->in, strlen(self::PREFACE));

        return $this->greeted = true;
    }

    private function frame(Frame $frame): void
    {
        match ($frame->type) {
            Frame::SETTINGS => $this->settings($frame),
            Frame::PING => $frame->has(Frame::ACK) || $this->send(Frame::bytes(Frame::PING, Frame::ACK, 0, $frame->payload)),
            Frame::WINDOW_UPDATE => $this->widen($frame),
            Frame::HEADERS => $this->open($frame),
            Frame::CONTINUATION => ($this->streams[$frame->stream] ?? null)?->head($frame),
            Frame::DATA => $this->data($frame),
            Frame::RST_STREAM => $this->cancelled($frame->stream),
            Frame::GOAWAY => null,
            default => null,
        };
    }

    private function settings(Frame $frame): void
    {
        if ($frame->has(Frame::ACK)) {
            return;
        }
        foreach (str_split($frame->payload, 6) as $setting) {
            if (strlen($setting) === 6 && ($pair = unpack('nname/Nvalue', $setting)) && $pair['name'] === self::SETTING_INITIAL_WINDOW) {
                foreach ($this->streams as $stream) {
                    $stream->window += $pair['value'] - $this->streamWindow;
                }
                $this->streamWindow = $pair['value'];
            }
        }
        $this->send(Frame::bytes(Frame::SETTINGS, Frame::ACK, 0));
        $this->pump();
    }

    private function widen(Frame $frame): void
    {
        $more = (unpack('N', $frame->payload)[1] ?? 0) & 0x7fffffff;
        if ($frame->stream === 0) {
            $this->window += $more;
        } elseif (isset($this->streams[$frame->stream])) {
            $this->streams[$frame->stream]->window += $more;
        }
        $this->pump();
    }

    /** Sends what the windows now allow. */
    private function pump(): void
    {
        foreach ($this->streams as $stream) {
            $stream->pump();
        }
    }

    private function open(Frame $frame): void
    {
        $this->last = max($this->last, $frame->stream);
        $stream = $this->streams[$frame->stream] ??= new Stream($this, $frame->stream, $this->streamWindow);
        $stream->head($frame);
    }

    private function data(Frame $frame): void
    {
        if ($frame->payload !== '') {
            $update = pack('N', strlen($frame->payload));
            $this->send(Frame::bytes(Frame::WINDOW_UPDATE, 0, 0, $update) . Frame::bytes(Frame::WINDOW_UPDATE, 0, $frame->stream, $update));
        }
        ($this->streams[$frame->stream] ?? null)?->body($frame);
    }

    private function cancelled(int $number): void
    {
        $stream = $this->streams[$number] ?? null;
        if ($stream !== null) {
            $stream->hungUp();
            $this->forget($stream);
        }
    }

    /** A head is unpacked as soon as it is whole: heads refer to those before them. @return array<string, string> */
    public function unpack(string $block): array
    {
        return array_column($this->hpack->decode($block), 1, 0);
    }

    /** A stream's request is whole. @param array<string, string> $headers */
    public function request(Stream $stream, array $headers, string $body): void
    {
        $plain = array_filter($headers, static fn (string $name): bool => !str_starts_with($name, ':'), ARRAY_FILTER_USE_KEY);
        $plain += ['host' => $headers[':authority'] ?? ''];
        $request = new Request($headers[':method'] ?? '', $headers[':path'] ?? '/', $plain, $body, true, $this->id, ++$this->requests, $this->address, 'http2');
        $stream->reply = new Reply($stream, $request);
        $this->handler->handle($request, $stream->reply);
    }
}
