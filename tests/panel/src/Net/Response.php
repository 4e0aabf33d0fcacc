<?php

/** One HTTP answer: status, headers, body, and how they look on the wire. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Response
{
    private const REASONS = [
        100 => 'Continue', 200 => 'OK', 201 => 'Created', 202 => 'Accepted', 204 => 'No Content',
        301 => 'Moved Permanently', 302 => 'Found', 304 => 'Not Modified', 307 => 'Temporary Redirect',
        400 => 'Bad Request', 401 => 'Unauthorized', 403 => 'Forbidden', 404 => 'Not Found',
        405 => 'Method Not Allowed', 409 => 'Conflict', 413 => 'Payload Too Large', 417 => 'Expectation Failed',
        422 => 'Unprocessable Entity', 429 => 'Too Many Requests', 431 => 'Request Header Fields Too Large',
        500 => 'Internal Server Error', 502 => 'Bad Gateway', 503 => 'Service Unavailable', 504 => 'Gateway Timeout',
    ];

    /** @param array<string, string|list<string>> $headers names in lower case; a list is a line for each */
    public function __construct(public int $status, public array $headers, public string $body)
    {
    }

    /** @param array<string, string> $headers */
    public static function json(mixed $value, int $status = 200, array $headers = []): self
    {
        $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
            | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR;

        return new self($status, ['content-type' => 'application/json'] + $headers, json_encode($value, $flags));
    }

    public function withStatus(int $status): self
    {
        return new self($status, $this->headers, $this->body);
    }

    /** The status line and the headers, ended; the body's length only where it is wanted. */
    public function head(bool $keepAlive, bool $withLength = true): string
    {
        $text = 'HTTP/1.1 ' . $this->status . ' ' . (self::REASONS[$this->status] ?? 'Status') . "\r\n";
        foreach ($this->headers as $name => $value) {
            foreach ((array) $value as $line) {
                $text .= $name . ': ' . $line . "\r\n";
            }
        }
        $bodiless = $this->status === 204 || $this->status === 304;
        if ($withLength && !$bodiless && !isset($this->headers['content-length'])) {
            $text .= 'content-length: ' . strlen($this->body) . "\r\n";
        }
        if (!$keepAlive) {
            $text .= "connection: close\r\n";
        }

        return $text . (isset($this->headers['date']) ? '' : 'date: ' . self::date() . "\r\n") . "\r\n";
    }

    public function wire(bool $keepAlive, bool $headOnly = false): string
    {
        return $this->head($keepAlive) . ($headOnly ? '' : $this->body);
    }

    private static function date(): string
    {
        static $second = 0;
        static $text = '';
        if ($second !== time()) {
            $second = time();
            $text = gmdate('D, d M Y H:i:s \G\M\T', $second);
        }

        return $text;
    }
}
