<?php

/** Tests of the faults that happen below HTTP: resets, closings, silence, trickles, and what the panel did meanwhile. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Seed;

final class SocketFaults extends TestCase
{
    private const NODE = '/api/admin/nodes/' . Seed::NODE_1;

    public function aResetBeforeWithinAndAfterTheAnswer(): void
    {
        $whole = strlen($this->simulator->api('GET', self::NODE)['body']);
        $bodies = [];
        foreach (['before', 'within', 'after'] as $when) {
            $this->simulator->fault(['kind' => 'reset', 'when' => $when], ['act' => 'after']);
            [$text, $end] = $this->untilEnd($this->wire('GET', self::NODE));
            self::same('reset', $end, $when);
            $bodies[$when] = strlen(explode("\r\n\r\n", $text, 2)[1] ?? '');
        }
        self::same([0, $whole], [$bodies['before'], $bodies['after']], 'nothing, and all');
        self::yes($bodies['within'] > 0 && $bodies['within'] < $whole, 'a part');
    }

    public function aConnectionThatClosesWithoutAnAnswer(): void
    {
        $this->simulator->fault('close');
        self::same(['', 'end'], $this->untilEnd($this->wire('GET', self::NODE)), 'closed');
        $this->simulator->fault(['kind' => 'close', 'when' => 'after'], ['act' => 'after']);
        [$text, $end] = $this->untilEnd($this->wire('GET', self::NODE));
        self::same([true, false, 'end'], [str_ends_with($text, '}'), str_contains($text, 'connection: close'), $end], 'closed after the answer, unannounced');
    }

    public function silence(): void
    {
        $this->simulator->fault('hang', ['method' => 'POST']);
        $client = $this->simulator->client(0.3);
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        try {
            $client->receive();
            self::yes(false, 'nothing comes');
        } catch (\RuntimeException $late) {
            self::yes(str_starts_with($late->getMessage(), 'no answer within'), $late->getMessage());
        }
        self::same([], $this->simulator->serversOf('77'), 'nothing was made');
        self::same(200, $this->simulator->api('GET', self::NODE)['status'], 'others are served');
    }

    public function aLostAnswerIsOneAfterTheWork(): void
    {
        $this->simulator->fault('lost', ['method' => 'POST']);
        $client = $this->simulator->client(0.3);
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        self::soon(fn (): bool => count($this->simulator->serversOf('77')) === 1, 'made');
        self::same(false, $this->simulator->requests('POST', 'servers')[0]['sent'], 'not answered');
        $client->close();
    }

    public function anAnswerThatTrickles(): void
    {
        $this->simulator->fault(['kind' => 'dribble', 'interval_ms' => 1, 'bytes' => 50]);
        $socket = $this->socket();
        socket_write($socket, $this->wire('GET', self::NODE));
        $parts = 0;
        for ($all = ''; !str_ends_with($all, '}}') && socket_recv($socket, $part, 65536, 0) > 0; $all .= $part) {
            ++$parts;
        }
        socket_close($socket);
        self::yes($parts > 3 && str_starts_with($all, 'HTTP/1.1 200 OK'), $parts . ' parts');
    }

    public function anAnswerThatComesLate(): void
    {
        $this->simulator->fault(['kind' => 'stall', 'ms' => 150]);
        $begin = microtime(true);
        self::same(200, $this->simulator->api('GET', self::NODE)['status'], 'status');
        self::yes(microtime(true) - $begin >= 0.14, 'late');
    }

    public function aRequestThatIsDeliveredLateIsActedOnThoughTheClientLeft(): void
    {
        $this->simulator->fault(['kind' => 'stall', 'ms' => 200], ['method' => 'POST', 'act' => 'before']);
        $client = $this->simulator->client();
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        self::soon(fn (): bool => $this->simulator->requests('POST', 'servers') !== [], 'it arrived');
        $client->close();
        self::same([], $this->simulator->serversOf('77'), 'not yet');
        self::soon(fn (): bool => ($this->simulator->serversOf('77')[0]['node_knows'] ?? false), 'made later');
        $entry = $this->simulator->requests('POST', 'servers')[0];
        self::same([200, false], [$entry['status'], $entry['sent']], 'decided, never sent');
    }

    public function aWarmConnectionThatClosesAfterTheBody(): void
    {
        $this->simulator->fault('warm-close', ['method' => 'POST']);
        $fresh = $this->simulator->api('POST', '/api/admin/servers', $this->payload(['external_id' => 'fresh']));
        self::same(200, $fresh['status'], 'a fresh connection is served');
        $client = $this->simulator->client();
        $client->request('GET', self::NODE, $this->headers());
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        try {
            $client->receive();
            self::yes(false, 'no answer');
        } catch (\RuntimeException $ended) {
            self::same('the connection ended before the answer', $ended->getMessage(), 'how it ended');
        }
        $arrived = $this->simulator->requests('POST', '/servers$')[1];
        self::same([2, 'warm-close'], [$arrived['request'], $arrived['fault']], 'the journal counts it');
        self::same([], $this->simulator->serversOf('77'), 'nothing was made');
    }

    public function aFaultOnFreshConnectionsOnly(): void
    {
        $this->simulator->fault(['kind' => 'status', 'status' => 502], ['connection' => 'fresh', 'times' => 0]);
        $client = $this->simulator->client();
        $statuses = [];
        for ($i = 0; $i < 3; ++$i) {
            $statuses[] = $client->request('GET', self::NODE, $this->headers())['status'];
        }
        self::same([502, 200, 200], $statuses, 'statuses');
    }

    public function theJournalTellsOrderConnectionAndNumber(): void
    {
        $mark = $this->simulator->mark();
        $client = $this->simulator->client();
        $client->request('GET', self::NODE, $this->headers());
        $client->request('GET', '/api/admin/nests', $this->headers());
        $this->simulator->api('GET', '/api/admin/locations');
        $log = $this->simulator->log($mark);
        self::same([self::NODE, '/api/admin/nests', '/api/admin/locations'], array_column($log, 'path'), 'order');
        self::same([1, 2, 1], array_column($log, 'request'), 'numbers on their connections');
        self::same([true, false], [$log[0]['connection'] === $log[1]['connection'], $log[0]['connection'] === $log[2]['connection']], 'connections');
        self::same([[200, 200, 200], [true, true, true]], [array_column($log, 'status'), array_column($log, 'sent')], 'answers');
        self::same(false, str_contains((string) json_encode($log), $this->simulator->key), 'the key is not in it');
    }
}
