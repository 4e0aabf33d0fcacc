<?php

/** Makes one recorded exchange again, against the simulator, and says in what its answer differs. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Conformance;

use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Panel\HttpClient;

final class Replay
{
    private const KEYS = ['<KEY>' => Keys::FULL, '<KEY_READ_ONLY>' => Keys::READ_ONLY, '<KEY_OTHER_IP>' => Keys::OTHER_ADDRESS];
    private const SAME = ['content-type', 'vary', 'allow', 'x-ratelimit-limit', 'x-ratelimit-remaining'];
    private const PRESENT = ['etag', 'location', 'retry-after', 'x-ratelimit-reset'];

    /** @var array<string, string> the headers of the last answer */
    public array $headers = [];

    public function __construct(private readonly HttpClient $client, private readonly Binding $binding)
    {
    }

    /** @return list<string> the differences, none where the answer is as recorded */
    public function differences(\stdClass $exchange): array
    {
        $headers = array_map(
            fn (string $value): string => strtr($this->binding->actual($value), self::KEYS),
            get_object_vars($exchange->request->headers),
        );
        $path = $this->binding->actual($exchange->request->path);
        $answer = $this->client->request($exchange->request->method, $path, $headers, $this->body($exchange->request->body));
        $this->headers = $answer['headers'];
        $recorded = $exchange->response;
        $differences = $recorded->status === $answer['status'] ? [] : ['status: recorded ' . $recorded->status . ', answered ' . $answer['status']];

        return [...$differences, ...$this->headers($recorded, $answer), ...$this->cookies($exchange, $answer), ...$this->content($exchange, $answer)];
    }

    /** The recorded client wrote a space after each comma and colon; the columns in the panel's messages count them. */
    private function body(mixed $body): ?string
    {
        if ($body === null || is_string($body)) {
            return $body;
        }
        $text = $this->binding->actual((string) json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
        $space = static fn (array $match): string => $match[0][0] === '"' ? $match[0] : $match[0] . ' ';

        return (string) preg_replace_callback('/"(?:[^"\\\\]|\\\\.)*"|[,:]/', $space, $text);
    }

    /** @param array{status: int, headers: array<string, string>, body: string} $answer @return list<string> */
    private function headers(\stdClass $recorded, array $answer): array
    {
        $expected = get_object_vars($recorded->headers);
        $differences = [];
        foreach (self::SAME as $name) {
            if (($expected[$name] ?? null) !== ($answer['headers'][$name] ?? null)) {
                $differences[] = $name . ': recorded ' . ($expected[$name] ?? 'none') . ', answered ' . ($answer['headers'][$name] ?? 'none');
            }
        }
        foreach (self::PRESENT as $name) {
            if (isset($expected[$name]) !== isset($answer['headers'][$name])) {
                $differences[] = $name . ': recorded ' . ($expected[$name] ?? 'none') . ', answered ' . ($answer['headers'][$name] ?? 'none');
            }
        }
        if (isset($expected['location'])) {
            $differences = [...$differences, ...$this->binding->compare($expected['location'], $answer['headers']['location'] ?? '', false)];
        }
        if (isset($answer['headers']['etag']) && $answer['headers']['etag'] !== hash('sha256', $answer['body'])) {
            $differences[] = 'etag: not the digest of the body, as the recorded ones are';
        }
        if (isset($expected['retry-after']) && !ctype_digit($answer['headers']['retry-after'] ?? '')) {
            $differences[] = 'retry-after: not seconds';
        }

        return $differences;
    }

    /** @param array{status: int, headers: array<string, string>, body: string} $answer @return list<string> */
    private function cookies(\stdClass $exchange, array $answer): array
    {
        return Preparations::cookiesAreRecorded($exchange)
            ? $this->binding->compare($exchange->response->headers->{'set-cookie'} ?? null, $answer['headers']['set-cookie'] ?? null, false)
            : [];
    }

    /** @param array{status: int, headers: array<string, string>, body: string} $answer @return list<string> */
    private function content(\stdClass $exchange, array $answer): array
    {
        $recorded = $exchange->response->body;
        $json = ($exchange->response->headers->{'content-type'} ?? '') === 'application/json';
        $actual = $json ? json_decode($answer['body'], false) : $answer['body'];
        return $this->binding->compare($recorded, $actual, Preparations::showsSomethingNew($exchange) && $exchange->response->status < 300);
    }
}
