<?php

/** Tests of the node's stand-in and of the tokens that lead to it: what the contract's notes and the node's source say of the socket. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Panel\Calagopus\NodeToken;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Node\Frames;
use Calagopus\Tests\Panel\Simulator;

final class NodeRules extends TestCase
{
    public function aTokenIsTheActingUsersWithinTheRightsOfTheKey(): void
    {
        [$server, $user] = $this->owned();
        $claims = NodeToken::read($this->token($server, $user));
        self::same([$user, $server, 600], [$claims['user_uuid'], $claims['server_uuid'], $claims['exp'] - $claims['iat']], 'whose');
        self::yes(in_array('control.console', $claims['permissions'], true), 'all that the key may');
        $narrow = $this->simulator->control('POST', 'key', ['permissions' => ['*.read', 'control.read-console']])['key'];
        self::same(['websocket.connect', 'meta.calagopus', 'control.read-console', 'files.read', 'backups.read', 'schedules.read'], NodeToken::read($this->token($server, $user, $narrow))['permissions'], 'less');
        self::same(Seed::ADMIN, NodeToken::read($this->token($server, $user, Keys::NO_IMPERSONATION))['user_uuid'], 'the key\'s own account');
        $this->simulator->control('POST', 'token', ['seconds' => 5]);
        $claims = NodeToken::read($this->token($server, $user));
        self::same(5, $claims['exp'] - $claims['iat'], 'a short one');
        self::same(null, NodeToken::read('a.b.c'), 'another\'s');
    }

    public function aSocketIsLetInByATokenAndSaysWhatItMay(): void
    {
        [$server, $user] = $this->owned();
        $node = Simulator::start(['--stats-ms', '0'], 'node.php');
        $socket = $this->connect($node, $server);
        $this->send($socket, ['event' => 'auth', 'args' => [$this->token($server, $user)]]);
        self::same('auth success', $this->next($socket)['event'], 'let in');
        self::same(['event' => 'status', 'args' => ['running']], $this->next($socket), 'and told');
        $node->control('POST', 'say', ['lines' => ['a line']]);
        self::same(['event' => 'console output', 'args' => ['a line']], $this->next($socket), 'a line');
        // in two parts, with a ping between them
        fwrite($socket, self::masked(0x01, '{"event":"send st') . self::masked(0x89, 'are you there') . self::masked(0x80, 'ats","args":[]}'));
        self::same([Frames::PONG, 'are you there'], $this->frame($socket), 'pong');
        self::same('stats', $this->next($socket)['event'], 'put together');
        $this->send($socket, ['event' => 'send command', 'args' => ['help']]);
        self::same(['> help'], $this->next($socket)['args'], 'a command');
        self::same(['[Server thread/INFO]: Unknown command: help'], $this->next($socket)['args'], 'and its answer');
        $node->control('POST', 'silent');
        $this->send($socket, ['event' => 'send stats', 'args' => []]);
        self::same(1, $node->control('POST', 'say', ['lines' => ['that nobody hears']])['open'], 'still open');
        $node->control('POST', 'up');
        $node->control('POST', 'say', ['lines' => ['and one that is heard']]);
        self::same(['event' => 'console output', 'args' => ['and one that is heard']], $this->next($socket), 'a silent one closes nothing and says nothing');
        $node->control('POST', 'restart');
        self::yes($this->endsInSilence($socket), 'a restart ends it');
        $socket = $this->connect($node, $server);
        $this->send($socket, ['event' => 'auth', 'args' => [NodeToken::make(['uuid' => $server], ['uuid' => $user, 'username' => 'u', 'admin' => false], ['*'], -5)]]);
        self::same('jwt error', $this->next($socket)['event'], 'a token that is over');
        $this->send($socket, ['event' => 'send stats', 'args' => []]);
        self::same([Frames::CLOSE, pack('n', 1000)], $this->frame($socket), 'without a token');
        $node->stop();
    }

    public function aSocketTakesNoFrameThatNoBrowserSends(): void
    {
        [$server] = $this->owned();
        $node = Simulator::start(['--stats-ms', '0'], 'node.php');
        $broken = [
            'not masked' => ["\x81\x02{}", 1002], 'a bit that nobody agreed on' => [self::masked(0xC1, '{}'), 1002], 'the rest of nothing' => [self::masked(0x80, '{}'), 1002],
            'an unknown kind' => [self::masked(0x83, '{}'), 1002], 'a ping in parts' => [self::masked(0x09, ''), 1002], 'beyond 32 KiB' => [self::masked(0x81, str_repeat('x', 32769)), 1009],
            'beyond 32 KiB in parts' => [self::masked(0x01, str_repeat('x', 32000)) . self::masked(0x80, str_repeat('x', 32000)), 1009],
        ];
        foreach ($broken as $what => [$bytes, $code]) {
            $socket = $this->connect($node, $server);
            fwrite($socket, $bytes);
            [$kind, $payload] = $this->frame($socket);
            self::same([Frames::CLOSE, $code], [$kind, unpack('n', $payload)[1]], $what);
        }
        $node->control('POST', 'down');
        self::same('', (string) fread($this->ask($node, $server), 10), 'a node that is down');
        $node->stop();
    }

    /** @return array{string, string} a server and its owner */
    private function owned(): array
    {
        $user = $this->simulator->control('POST', 'user', [])['uuid'];

        return [$this->simulator->control('POST', 'server', ['owner' => $user])['uuid'], $user];
    }

    private function token(string $server, string $user, ?string $key = null): string
    {
        return $this->simulator->api('GET', "/api/client/servers/$server/websocket", null, ['Calagopus-User' => $user], $key)['json']['token'];
    }

    /** @return resource */
    private function ask(Simulator $node, string $server)
    {
        $socket = stream_socket_client("tcp://{$node->host}:{$node->port}", $code, $problem, 5.0);
        stream_set_timeout($socket, 10);
        fwrite($socket, "GET /api/servers/$server/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        return $socket;
    }

    /** @return resource */
    private function connect(Simulator $node, string $server)
    {
        $socket = $this->ask($node, $server);
        $head = '';
        while (!str_ends_with($head, "\r\n\r\n") && !feof($socket)) {
            $head .= fread($socket, 1);
        }
        // the example of RFC 6455, section 1.3
        self::yes(str_contains($head, 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='), 'handshake');

        return $socket;
    }

    private static function masked(int $first, string $payload): string
    {
        $length = strlen($payload);
        $mask = "\x01\x82\x03\xF4";

        return chr($first) . ($length < 126 ? chr(0x80 | $length) : chr(0x80 | 126) . pack('n', $length)) . $mask . ($length === 0 ? '' : $payload ^ substr(str_repeat($mask, intdiv($length, 4) + 1), 0, $length));
    }

    /** @param resource $socket @param array<string, mixed> $message */
    private function send($socket, array $message): void
    {
        fwrite($socket, self::masked(0x81, (string) json_encode($message)));
    }

    /** @param resource $socket @return array{int, string} */
    private function frame($socket): array
    {
        $head = $this->bytes($socket, 2);
        $length = ord($head[1]);
        $length = $length === 126 ? unpack('n', $this->bytes($socket, 2))[1] : $length;

        return [ord($head[0]) & 0x0F, $this->bytes($socket, $length)];
    }

    /** @param resource $socket */
    private function bytes($socket, int $count): string
    {
        for ($bytes = ''; strlen($bytes) < $count && !feof($socket);) {
            $bytes .= (string) fread($socket, $count - strlen($bytes));
        }

        return $bytes;
    }

    /** Whether the other side ends it, soon enough and without a word more. @param resource $socket */
    private function endsInSilence($socket): bool
    {
        stream_set_timeout($socket, 1);
        $bytes = '';

        // a connection that is reset is one that is over
        return Simulator::until(static function () use ($socket, &$bytes): bool {
            $bytes .= (string) @fread($socket, 8192);

            return feof($socket);
        }, 30.0) && $bytes === '';
    }

    /** @param resource $socket @return array<string, mixed> */
    private function next($socket): array
    {
        return (array) json_decode($this->frame($socket)[1], true);
    }
}
