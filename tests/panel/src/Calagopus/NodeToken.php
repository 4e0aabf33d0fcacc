<?php

/**
 * Tokens that the panel makes for a node's socket: signed by a secret that both know, readable by everybody.
 *
 * The recorded tokens were taken out of the exchanges (206, 207, 223); what stands in these is what the panel's source puts in and the node's
 * source reads. That a token holds what the key may do, of what its account may, is the contract's note.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class NodeToken
{
    public const SECONDS = 600;

    private const SECRET = 'what the panel and its nodes share in tests';

    /** The panel's own list of what may be done with a server, as far as a socket asks for it (010). */
    private const OF_SERVERS = ['control.read-console', 'control.console', 'control.start', 'control.stop', 'control.restart', 'files.read', 'backups.read', 'schedules.read'];

    /** @param array<string, mixed> $server @param array<string, mixed> $actor @param list<string> $granted what the key may do */
    public static function make(array $server, array $actor, array $granted, int $seconds): string
    {
        return self::sign([
            'scope' => 'websocket', 'iss' => 'panel', 'jti' => $actor['uuid'], 'iat' => time(), 'exp' => time() + $seconds, 'made' => microtime(true),
            'user_uuid' => $actor['uuid'], 'user_name' => $actor['username'], 'user_avatar' => null, 'server_uuid' => $server['uuid'],
            'permissions' => self::permissions($actor, $granted), 'ignored_files' => [],
        ]);
    }

    /** @param array<string, mixed> $claims */
    public static function sign(array $claims): string
    {
        $body = self::encode('{"typ":"JWT","alg":"HS256"}') . '.' . self::encode((string) json_encode($claims));

        return $body . '.' . self::encode(hash_hmac('sha256', $body, self::SECRET, true));
    }

    /** @return array<string, mixed>|null null where it was not made here */
    public static function read(string $token): ?array
    {
        $parts = explode('.', $token);
        if (count($parts) !== 3 || !hash_equals(self::encode(hash_hmac('sha256', "$parts[0].$parts[1]", self::SECRET, true)), $parts[2])) {
            return null;
        }
        $claims = json_decode((string) base64_decode(strtr($parts[1], '-_', '+/'), true), true);

        return is_array($claims) ? $claims : null;
    }

    /** @param array<string, mixed> $actor @param list<string> $granted @return list<string> */
    private static function permissions(array $actor, array $granted): array
    {
        $all = ['websocket.connect', 'meta.calagopus'];
        if ($actor['admin']) {
            return [...$all, '*', 'admin.websocket.errors', 'admin.websocket.install', 'admin.websocket.transfer'];
        }
        foreach (self::OF_SERVERS as $permission) {
            if (array_filter($granted, static fn (string $one): bool => $one === '*' || fnmatch($one, $permission)) !== []) {
                $all[] = $permission;
            }
        }

        return $all;
    }

    private static function encode(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
