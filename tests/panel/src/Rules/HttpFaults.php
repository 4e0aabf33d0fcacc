<?php

/** Tests of the faults that bend an answer: each arrives at the client as it was ordered. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Seed;

final class HttpFaults extends TestCase
{
    private const NODE = '/api/admin/nodes/' . Seed::NODE_1;

    /** @param array<string, mixed>|string $fault @param array<string, mixed> $where @return array<string, mixed> the answer under that fault */
    private function under(array|string $fault, array $where = []): array
    {
        $this->simulator->clearFaults();
        $this->simulator->fault($fault, $where);

        return $this->simulator->api('GET', self::NODE);
    }

    public function anyStatusWithAnyBodyAndHeaders(): void
    {
        $answer = $this->under(['kind' => 'status', 'status' => 503, 'body' => 'busy', 'content_type' => 'text/plain', 'headers' => ['X-Proxy' => 'one']]);
        self::same([503, 'busy', 'text/plain', 'one'], [$answer['status'], $answer['body'], $answer['headers']['content-type'], $answer['headers']['x-proxy']], '503');
        $json = $this->under(['kind' => 'status', 'status' => 409, 'body' => ['errors' => ['taken']]]);
        self::same([409, ['errors' => ['taken']]], [$json['status'], $json['json']], '409');
    }

    public function pagesAndEmptyAnswersThatLookLikeSuccess(): void
    {
        $page = $this->under('html200');
        self::same([200, 'text/html'], [$page['status'], $page['headers']['content-type']], 'page');
        $empty = $this->under('empty200');
        self::same([200, '', 'application/json'], [$empty['status'], $empty['body'], $empty['headers']['content-type']], 'empty 200');
        $nothing = $this->under('empty204');
        self::same([204, '', false], [$nothing['status'], $nothing['body'], isset($nothing['headers']['content-type'])], 'empty 204');
    }

    public function redirects(): void
    {
        foreach ([301, 302, 307] as $status) {
            $answer = $this->under(['kind' => 'redirect', 'status' => $status, 'url' => 'http://203.0.113.5/x']);
            self::same([$status, 'http://203.0.113.5/x'], [$answer['status'], $answer['headers']['location']], 'redirect');
        }
    }

    public function retryAfterInEachManner(): void
    {
        foreach (['7', 'Wed, 21 Oct 2026 07:28:00 GMT', '99999999999999999999', '-1', 'soon'] as $value) {
            $answer = $this->under(['kind' => 'retry-after', 'value' => $value]);
            self::same([429, $value], [$answer['status'], $answer['headers']['retry-after']], 'value');
        }
        $answer = $this->under(['kind' => 'retry-after', 'status' => 503]);
        self::same([503, false], [$answer['status'], isset($answer['headers']['retry-after'])], 'none');
    }

    public function truncatedBodies(): void
    {
        $whole = $this->simulator->api('GET', self::NODE)['body'];
        $this->simulator->fault(['kind' => 'truncated', 'content_length' => true]);
        [$text, $end] = $this->untilEnd($this->wire('GET', self::NODE));
        [$head, $body] = explode("\r\n\r\n", $text, 2);
        self::yes(str_contains($head, 'content-length: ' . strlen($whole)), 'the length promises all');
        self::same([intdiv(strlen($whole), 2), 'end'], [strlen($body), $end], 'half of it comes');
        $this->simulator->fault(['kind' => 'truncated', 'content_length' => false, 'keep' => 10]);
        [$text] = $this->untilEnd($this->wire('GET', self::NODE));
        [$head, $body] = explode("\r\n\r\n", $text, 2);
        self::same([false, 10], [str_contains($head, 'content-length'), strlen($body)], 'without a length');
    }

    public function aWrongContentType(): void
    {
        $answer = $this->under(['kind' => 'content-type', 'content_type' => 'text/html']);
        self::same([200, 'text/html', 'node-1'], [$answer['status'], $answer['headers']['content-type'], $answer['json']['node']['name']], 'type');
    }

    public function hugeAnswersAndBombs(): void
    {
        $answer = $this->under(['kind' => 'huge', 'bytes' => 5000000]);
        self::same([5000000, 5000000 - 14], [strlen($answer['body']), strlen($answer['json']['padding'])], 'huge');
        $bomb = $this->under(['kind' => 'gzip-bomb', 'bytes' => 20000000]);
        self::same('gzip', $bomb['headers']['content-encoding'], 'encoding');
        self::yes(strlen($bomb['body']) < 100000, 'small on the wire');
        self::same(20000000, strlen(json_decode((string) gzdecode($bomb['body']), true)['padding']), 'large when unpacked');
    }

    public function jsonThatIsTooDeepOrTooMany(): void
    {
        self::same(str_repeat('[', 1000) . str_repeat(']', 1000), $this->under(['kind' => 'deep', 'depth' => 1000])['body'], 'arrays');
        self::yes(str_starts_with($this->under(['kind' => 'deep', 'depth' => 50, 'open' => 'object'])['body'], '{"a":{"a":'), 'objects');
        self::same(array_fill(0, 300, []), $this->under(['kind' => 'objects', 'count' => 300])['json'], 'empty objects');
    }

    public function fieldsThatLie(): void
    {
        $digits = $this->under(['kind' => 'digits', 'count' => 50, 'path' => 'node.memory'])['body'];
        self::yes(str_contains($digits, '"memory":' . str_repeat('9', 50) . ','), 'digits');
        $twice = $this->under(['kind' => 'duplicate', 'path' => 'node.name', 'raw' => '"other"'])['body'];
        self::yes(str_contains($twice, '"name":"node-1","name":"other"'), 'duplicate');
        self::yes(str_contains($this->under(['kind' => 'nul', 'path' => 'node.name'])['body'], '"name":"be\u0000fore"'), 'NUL');
        self::yes(str_contains($this->under(['kind' => 'utf8', 'path' => 'node.name'])['body'], "\"broken \xff\xfe\xc3\""), 'broken UTF-8');
        self::same(12345, $this->under(['kind' => 'wrong-type', 'path' => 'node.name'])['json']['node']['name'], 'number for text');
        self::same('text', $this->under(['kind' => 'wrong-type', 'path' => 'node.memory'])['json']['node']['memory'], 'text for number');
        $missing = $this->under(['kind' => 'missing', 'path' => 'node.uuid'])['json']['node'];
        self::same([false, 'node-1'], [isset($missing['uuid']), $missing['name']], 'missing');
        self::same([1, 2], $this->under(['kind' => 'field', 'path' => 'node.location.name', 'value' => [1, 2]])['json']['node']['location']['name'], 'any value');
    }

    public function headersWithoutEnd(): void
    {
        $this->simulator->fault('endless-headers');
        $socket = $this->socket();
        socket_write($socket, $this->wire('GET', self::NODE));
        for ($all = ''; strlen($all) < 2000000 && socket_recv($socket, $part, 65536, 0) > 0; $all .= $part) {
            continue;
        }
        socket_close($socket);
        self::same([true, false], [strlen($all) >= 2000000, str_contains($all, "\r\n\r\n")], 'two million bytes of headers, no end');
        self::same(200, $this->simulator->api('GET', self::NODE)['status'], 'the next request');
    }

    public function aFaultMeetsTheRequestThatItIsOrderedFor(): void
    {
        $this->simulator->fault(['kind' => 'status', 'status' => 502], ['method' => 'GET', 'path' => '^/api/admin/nodes$', 'nth' => 2, 'times' => 2]);
        $statuses = [];
        for ($i = 0; $i < 5; ++$i) {
            $statuses[] = $this->simulator->api('GET', '/api/admin/nodes')['status'];
            self::same(200, $this->simulator->api('GET', self::NODE)['status'], 'another path');
        }
        self::same([200, 502, 502, 200, 200], $statuses, 'statuses');
        $figures = $this->simulator->control('GET', 'faults')['faults'][0];
        self::same([5, 2], [$figures['seen'], $figures['played']], 'figures');
    }

    public function aFaultBeforeTheWorkChangesNothingOneAfterItDoes(): void
    {
        foreach (['before' => 0, 'after' => 1] as $act => $made) {
            $this->simulator->reset();
            $this->simulator->fault(['kind' => 'status', 'status' => 504], ['method' => 'POST', 'act' => $act]);
            self::same(504, $this->simulator->api('POST', '/api/admin/servers', $this->payload())['status'], $act);
            self::same($made, count($this->simulator->serversOf('77')), $act . ': servers');
        }
    }

    public function nonsenseIsRefused(): void
    {
        foreach ([['fault' => 'no-such'], ['fault' => 'hang', 'act' => 'during'], ['fault' => 'hang', 'path' => '(']] as $order) {
            try {
                $this->simulator->control('POST', 'faults', $order);
                self::yes(false, 'refused');
            } catch (\RuntimeException $refusal) {
                self::yes(str_contains($refusal->getMessage(), ': 400 '), 'refused: ' . $refusal->getMessage());
            }
        }
    }
}
