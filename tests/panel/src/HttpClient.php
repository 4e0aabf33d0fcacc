<?php

/** A small HTTP/1.1 client for tests: blocking, keep-alive, every byte under the test's control. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel;

final class HttpClient
{
    /** @var resource|null */
    private $stream = null;

    private string $buffer = '';

    public function __construct(private readonly string $address, private readonly float $timeout = 10.0)
    {
    }

    /**
     * @param array<string, string> $headers
     * @return array{status: int, headers: array<string, string>, body: string}
     * @throws \RuntimeException where no whole answer comes
     */
    public function request(string $method, string $target, array $headers = [], ?string $body = null): array
    {
        $this->send($method, $target, $headers, $body);

        return $this->receive($method === 'HEAD');
    }

    /** @param array<string, string> $headers */
    public function send(string $method, string $target, array $headers = [], ?string $body = null): void
    {
        $text = $method . ' ' . $target . " HTTP/1.1\r\nHost: " . $this->address . "\r\n";
        foreach ($headers as $name => $value) {
            $text .= $name . ': ' . $value . "\r\n";
        }
        if ($body !== null) {
            $text .= 'Content-Length: ' . strlen($body) . "\r\n";
        }
        $this->write($text . "\r\n" . $body);
    }

    /** Sends bytes as they are. */
    public function write(string $bytes): void
    {
        $stream = $this->stream ?? $this->connect();
        while ($bytes !== '') {
            $written = @fwrite($stream, $bytes);
            if ($written === false || $written === 0) {
                $this->close();
                throw new \RuntimeException('the connection broke while sending');
            }
            $bytes = substr($bytes, $written);
        }
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    public function receive(bool $headOnly = false): array
    {
        do {
            $lines = explode("\r\n", $this->until("\r\n\r\n"));
            $status = (int) (explode(' ', array_shift($lines), 3)[1] ?? 0);
        } while ($status === 100);
        $headers = [];
        foreach (array_filter($lines) as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $name = strtolower($name);
            $headers[$name] = (isset($headers[$name]) ? $headers[$name] . ', ' : '') . trim($value);
        }
        $bodiless = $headOnly || $status === 204 || $status === 304;
        $body = $bodiless ? '' : (isset($headers['content-length']) ? $this->exactly((int) $headers['content-length']) : $this->rest());
        if (strtolower($headers['connection'] ?? '') === 'close') {
            $this->close();
        }

        return ['status' => $status, 'headers' => $headers, 'body' => $body];
    }

    public function close(): void
    {
        if ($this->stream !== null) {
            fclose($this->stream);
        }
        $this->stream = null;
        $this->buffer = '';
    }

    /** @return resource */
    private function connect()
    {
        $stream = @stream_socket_client('tcp://' . $this->address, $code, $message, $this->timeout);
        if ($stream === false) {
            throw new \RuntimeException('cannot connect to ' . $this->address . ': ' . $message);
        }
        stream_set_timeout($stream, (int) $this->timeout, (int) fmod($this->timeout * 1e6, 1e6));

        return $this->stream = $stream;
    }

    private function until(string $mark): string
    {
        while (($end = strpos($this->buffer, $mark)) === false) {
            $this->more() ?: throw new \RuntimeException('the connection ended before the answer');
        }
        $text = substr($this->buffer, 0, $end);
        $this->buffer = substr($this->buffer, $end + strlen($mark));

        return $text;
    }

    private function exactly(int $length): string
    {
        while (strlen($this->buffer) < $length) {
            $this->more() ?: throw new \RuntimeException('the answer was cut short');
        }
        $text = substr($this->buffer, 0, $length);
        $this->buffer = substr($this->buffer, $length);

        return $text;
    }

    private function rest(): string
    {
        while ($this->more()) {
            continue;
        }
        $text = $this->buffer;
        $this->close();

        return $text;
    }

    /** False at the end of the stream. @throws \RuntimeException where nothing comes in time */
    private function more(): bool
    {
        if ($this->stream === null) {
            return false;
        }
        $bytes = @fread($this->stream, 65536);
        if ($bytes === false || $bytes === '') {
            $late = stream_get_meta_data($this->stream)['timed_out'];
            $this->close();

            return $late ? throw new \RuntimeException('no answer within ' . $this->timeout . ' s') : false;
        }
        $this->buffer .= $bytes;

        return true;
    }
}
