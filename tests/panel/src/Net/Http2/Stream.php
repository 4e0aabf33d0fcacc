<?php

/**
 * One request of HTTP/2 and its answer. What is written is HTTP/1.1, as everywhere in the simulator; it becomes frames here as it comes,
 * so that every fault that bends or breaks an answer does so in HTTP/2 too.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net\Http2;

use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Wire;

final class Stream implements Wire
{
    /** Headers of HTTP/1.1 that HTTP/2 does not have. */
    private const HOP = ['connection' => 0, 'keep-alive' => 0, 'transfer-encoding' => 0];
    private const MOST_HEAD = 16384;

    public ?Reply $reply = null;

    private bool $open = true;
    private string $block = '';

    /** @var array<string, string> */
    private array $headers = [];
    private string $body = '';
    private bool $endsWithHead = false;
    /** What was written and is not sent: of the head until it is whole, of the body until the windows allow it. */
    private string $head = '';
    private string $data = '';
    /** How much of that was sent. */
    private int $sent = 0;
    private bool $headBegun = false;
    private bool $headSent = false;
    private bool $whole = false;

    /** @var callable|null */
    private $flushed = null;

    public function __construct(private readonly Session $session, public readonly int $number, public int $window)
    {
    }

    /** A frame of the request's head. */
    public function head(Frame $frame): void
    {
        $this->block .= $frame->content();
        $this->endsWithHead = $this->endsWithHead || ($frame->type === Frame::HEADERS && $frame->has(Frame::END_STREAM));
        if (!$frame->has(Frame::END_HEADERS)) {
            return;
        }
        $this->headers = $this->session->unpack($this->block);
        if ($this->endsWithHead) {
            $this->session->request($this, $this->headers, '');
        }
    }

    /** A frame of the request's body. */
    public function body(Frame $frame): void
    {
        $this->body .= $frame->content();
        if ($frame->has(Frame::END_STREAM)) {
            $this->session->request($this, $this->headers, $this->body);
        }
    }

    /** The client is gone, or has given this request up. */
    public function hungUp(): void
    {
        $this->open = false;
        $this->reply?->hungUp();
    }

    public function isOpen(): bool
    {
        return $this->open && $this->session->isOpen();
    }

    public function write(string $bytes, ?callable $flushed = null): void
    {
        if (!$this->isOpen()) {
            return;
        }
        $this->flushed = $flushed;
        if ($this->headSent) {
            $this->data .= $bytes;
        } else {
            $this->head .= $bytes;
            $this->sendHead();
        }
        $this->pump();
    }

    public function answered(): void
    {
        $this->whole = true;
        $this->pump();
    }

    public function close(): void
    {
        $this->session->close();
    }

    public function reset(): void
    {
        $this->session->reset();
    }

    public function resetStream(int $code): void
    {
        if ($this->isOpen()) {
            $this->session->send(Frame::bytes(Frame::RST_STREAM, 0, $this->number, pack('N', $code)));
            $this->end();
        }
    }

    public function goAway(bool $processed): void
    {
        $this->session->goAway($processed ? $this->number : max(0, $this->number - 2), 0);
    }

    public function cutShort(): void
    {
        $this->answered();
    }

    /** Sends of the body what the windows allow, and the end where all is sent. */
    public function pump(): void
    {
        if ($this->headSent) {
            $this->sendData();
        }
        if (!$this->isOpen() || $this->data !== '') {
            return;
        }
        if ($this->whole) {
            $this->session->send($this->headSent ? Frame::bytes(Frame::DATA, Frame::END_STREAM, $this->number)
                : Frame::bytes(Frame::RST_STREAM, 0, $this->number, pack('N', 2)));
            $this->end();
        }
        $flushed = $this->flushed;
        $this->flushed = null;
        if ($flushed !== null) {
            $this->session->send('', $flushed);
        }
    }

    private function sendData(): void
    {
        while ($this->isOpen() && $this->sent < strlen($this->data)) {
            $size = min(strlen($this->data) - $this->sent, $this->window, $this->session->window, Frame::MOST_PAYLOAD);
            if ($size <= 0) {
                return;
            }
            $this->window -= $size;
            $this->session->window -= $size;
            $this->session->send(Frame::bytes(Frame::DATA, 0, $this->number, substr($this->data, $this->sent, $size)));
            $this->sent += $size;
        }
        $this->data = '';
        $this->sent = 0;
    }

    private function end(): void
    {
        $this->open = false;
        $this->session->forget($this);
    }

    /** What is there of the head: all of it where it is whole; of one without end, block by block. */
    private function sendHead(): void
    {
        $end = strpos($this->head, "\r\n\r\n");
        if ($end !== false) {
            $this->data = substr($this->head, $end + 4);
            $this->headFrames(substr($this->head, 0, $end), true);
            $this->head = '';
            $this->headSent = true;
        } elseif (strlen($this->head) >= self::MOST_HEAD && ($line = strrpos($this->head, "\r\n")) !== false) {
            $this->headFrames(substr($this->head, 0, $line), false);
            $this->head = substr($this->head, $line + 2);
        }
    }

    private function headFrames(string $text, bool $last): void
    {
        $lines = array_filter(explode("\r\n", $text), static fn (string $line): bool => $line !== '');
        $fields = [];
        if (!$this->headBegun) {
            $fields[':status'] = explode(' ', (string) array_shift($lines), 3)[1] ?? '500';
        }
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $fields[strtolower($name)] = trim($value);
        }
        $parts = str_split(Hpack::encode(array_diff_key($fields, self::HOP)), Frame::MOST_PAYLOAD);
        foreach ($parts as $i => $part) {
            $flags = $last && $i === count($parts) - 1 ? Frame::END_HEADERS : 0;
            $this->session->send(Frame::bytes($this->headBegun ? Frame::CONTINUATION : Frame::HEADERS, $flags, $this->number, $part));
            $this->headBegun = true;
        }
    }
}
