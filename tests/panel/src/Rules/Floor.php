<?php

/** Tests of the floor that the panel stands on: HTTP/1.1 as it may come, TLS, the command line, the end of the process. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Simulator;

final class Floor extends TestCase
{
    public function requestsMayComeInAnyPieces(): void
    {
        $socket = $this->socket();
        $wire = $this->wire('POST', '/api/admin/users', '{"username": "x"}');
        foreach (str_split($wire, 7) as $piece) {
            socket_write($socket, $piece);
        }
        socket_write($socket, $this->wire('GET', '/api/languages') . "GET /nope HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n\r\n");
        [$text, $end] = $this->untilEnd('', $socket);
        preg_match_all('~HTTP/1\.1 (\d+)~', $text, $statuses);
        self::same([['400', '200', '200'], 'end'], [$statuses[1], $end], 'three answers in order');
    }

    public function bodiesMayComeInChunksAndAfterContinue(): void
    {
        $head = "POST /api/admin/users HTTP/1.1\r\nHost: sim\r\nContent-Type: application/json\r\nAuthorization: Bearer " . $this->simulator->key . "\r\n";
        [$text] = $this->untilEnd($head . "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n{\"used\": \"a\r\n1;x=y\r\nb\r\n3\r\ncde\r\n2\r\n\"}\r\n0\r\n\r\n");
        self::yes(str_contains($text, 'missing field `username` at line 1 column 17'), 'chunks: ' . $text);
        $socket = $this->socket();
        socket_write($socket, $head . "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        socket_recv($socket, $interim, 1000, 0);
        self::same("HTTP/1.1 100 Continue\r\n\r\n", $interim, 'continue');
        socket_write($socket, '{}');
        socket_recv($socket, $final, 65536, 0);
        self::yes(str_starts_with($final, 'HTTP/1.1 400 '), 'answer: ' . $final);
        socket_close($socket);
    }

    public function whatIsNoHttpIsRefusedAndTheConnectionEnds(): void
    {
        foreach (["HELLO\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"] as $bytes) {
            [$text, $end] = $this->untilEnd($bytes);
            self::same(['HTTP/1.1 400', 'end'], [substr($text, 0, 12), $end], json_encode($bytes) ?: '');
        }
    }

    public function aHeadRequestHasNoBody(): void
    {
        $client = $this->simulator->client();
        $answer = $client->request('HEAD', '/api/admin/nodes', $this->headers());
        self::same([200, true], [$answer['status'], (int) $answer['headers']['content-length'] > 100], 'head');
        self::same(200, $client->request('GET', '/api/languages', $this->headers())['status'], 'the connection goes on');
    }

    public function httpsWithACertificateOfOnesOwn(): void
    {
        $key = openssl_pkey_new(['private_key_bits' => 2048]);
        $certificate = openssl_csr_sign(openssl_csr_new(['commonName' => 'localhost'], $key), null, $key, 1);
        $files = [(string) tempnam(sys_get_temp_dir(), 'sim'), (string) tempnam(sys_get_temp_dir(), 'sim')];
        openssl_x509_export_to_file($certificate, $files[0]);
        openssl_pkey_export_to_file($key, $files[1]);
        try {
            $simulator = Simulator::start(['--tls-cert', $files[0], '--tls-key', $files[1]]);
            self::yes(str_starts_with($simulator->url, 'https://'), $simulator->url);
            $context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false, 'allow_self_signed' => true],
                'http' => ['header' => 'Authorization: Bearer ' . $simulator->key]]);
            $body = (string) file_get_contents($simulator->url . '/api/admin/nodes', false, $context);
            self::same(3, json_decode($body, true)['nodes']['total'] ?? null, 'nodes');
        } finally {
            array_map(unlink(...), $files);
        }
    }

    public function theStateMayBeKeptInAFile(): void
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'sim');
        try {
            $simulator = Simulator::start(['--db', $file]);
            $simulator->control('POST', 'server', ['external_id' => 'kept']);
            $simulator->stop();
            self::same(1, (new Database($file))->value("SELECT COUNT(*) FROM servers WHERE external_id = 'kept'"), 'rows');
        } finally {
            unlink($file);
        }
    }

    public function itEndsWithItsStarter(): void
    {
        $simulator = Simulator::start();
        $pid = $simulator->pid();
        self::yes(posix_kill($pid, 0), 'it runs');
        unset($simulator);
        self::soon(static fn (): bool => !posix_kill($pid, 0), 'it is gone');
    }

    public function theCommandLineIsReadWholeOrRefused(): void
    {
        foreach (['--port x', '--port 70000', '--seed none', '--seed scale:5', '--no-such', 'word', '--tls-cert /dev/null', '--node-delay-ms'] as $arguments) {
            $command = [PHP_BINARY, dirname(__DIR__, 2) . '/calagopus.php', ...explode(' ', $arguments)];
            $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
            $text = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
            self::same(['', true, 2], [$text[0], str_starts_with($text[1], 'calagopus.php: '), proc_close($process)], $arguments);
        }
    }
}
