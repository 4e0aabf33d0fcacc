<?php

/** Takes bytes as they come and gives whole HTTP/1.1 requests, within fixed bounds. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class RequestParser
{
    private const MAX_HEAD = 65536;
    private const MAX_BODY = 33554432;

    private string $buffer = '';

    /** @var array{string, string, string, array<string, string>}|null the head of the request whose body is awaited */
    private ?array $head = null;

    private int $length = 0;

    private bool $chunked = false;

    private bool $continueWanted = false;

    public function feed(string $bytes): void
    {
        $this->buffer .= $bytes;
    }

    /** True once for each request that waits for "100 Continue" before it sends its body. */
    public function wantsContinue(): bool
    {
        $wanted = $this->continueWanted;
        $this->continueWanted = false;

        return $wanted;
    }

    /** The next whole request, or null where more bytes are needed. @throws BadRequest */
    public function next(): ?Request
    {
        if ($this->head === null && !$this->readHead()) {
            return null;
        }
        $body = $this->chunked ? $this->readChunks() : $this->readLength();
        if ($body === null) {
            return null;
        }
        [$method, $target, $version, $headers] = $this->head;
        $this->head = null;
        $this->continueWanted = false;
        $connection = strtolower($headers['connection'] ?? '');
        $keep = $version === 'HTTP/1.1' ? $connection !== 'close' : $connection === 'keep-alive';

        return new Request($method, $target, $headers, $body, $keep);
    }

    private function readHead(): bool
    {
        $end = strpos($this->buffer, "\r\n\r\n");
        if ($this->buffer !== '' && !ctype_upper($this->buffer[0])) {
            throw new BadRequest('not an HTTP/1.1 request');
        }
        if ($end === false) {
            if (strlen($this->buffer) > self::MAX_HEAD) {
                throw new BadRequest('head too large', 431);
            }

            return false;
        }
        $lines = explode("\r\n", substr($this->buffer, 0, $end));
        $first = explode(' ', array_shift($lines));
        if (count($first) !== 3 || !str_starts_with($first[2], 'HTTP/1.') || !str_starts_with($first[1], '/')) {
            throw new BadRequest('not an HTTP/1.1 request');
        }
        $headers = [];
        foreach ($lines as $line) {
            $colon = strpos($line, ':');
            if ($colon === false || $colon === 0) {
                throw new BadRequest('malformed header');
            }
            $headers[strtolower(substr($line, 0, $colon))] = trim(substr($line, $colon + 1));
        }
        $this->buffer = substr($this->buffer, $end + 4);
        $this->head = [$first[0], $first[1], $first[2], $headers];
        $this->frame($headers);

        return true;
    }

    /** @param array<string, string> $headers */
    private function frame(array $headers): void
    {
        $this->chunked = strtolower($headers['transfer-encoding'] ?? '') === 'chunked';
        $length = $headers['content-length'] ?? '0';
        if (!ctype_digit($length)) {
            throw new BadRequest('malformed content-length');
        }
        $this->length = (int) $length;
        if ($this->length > self::MAX_BODY) {
            throw new BadRequest('body too large', 413);
        }
        $this->continueWanted = strtolower($headers['expect'] ?? '') === '100-continue';
    }

    private function readLength(): ?string
    {
        if (strlen($this->buffer) < $this->length) {
            return null;
        }
        $body = substr($this->buffer, 0, $this->length);
        $this->buffer = substr($this->buffer, $this->length);

        return $body;
    }

    private function readChunks(): ?string
    {
        $body = '';
        for ($at = 0; ($line = strpos($this->buffer, "\r\n", $at)) !== false;) {
            $size = explode(';', substr($this->buffer, $at, $line - $at), 2)[0];
            if ($size === '' || !ctype_xdigit($size) || strlen($size) > 8) {
                throw new BadRequest('malformed chunk');
            }
            $size = (int) hexdec($size);
            if (strlen($body) + $size > self::MAX_BODY) {
                throw new BadRequest('body too large', 413);
            }
            if (strlen($this->buffer) < $line + 2 + $size + 2) {
                return null;
            }
            $body .= substr($this->buffer, $line + 2, $size);
            $at = $line + 2 + $size + 2;
            if ($size === 0) {
                $this->buffer = substr($this->buffer, $at);

                return $body;
            }
        }

        return null;
    }
}
