<?php

/** A server to whose node a service's page may speak, as it was last verified: enough to have a new token made by one request. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Live;

use Calagopus\Socket;

final class Verified
{
    /** Seconds for which new tokens are had without asking again whose the server is, and how its owner's account is. */
    public const SECONDS = 1800;

    public function __construct(
        public readonly string $uuid,
        public readonly string $origin,
        public readonly string $client,
        public readonly string $owner,
        public readonly string $url,
        public readonly int $at
    ) {
    }

    public static function of(Socket $socket, string $origin, string $client, int $now): self
    {
        return new self($socket->serverUuid, $origin, $client, $socket->ownerUuid, $socket->url, $now);
    }

    public function counts(?string $uuid, string $origin, string $client, int $now): bool
    {
        return $this->uuid === $uuid && $this->origin === $origin && $this->client === $client && $this->at <= $now && $now - $this->at < self::SECONDS;
    }

    public function json(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    }

    /** Null where it is not what json() wrote. */
    public static function fromJson(?string $json): ?self
    {
        $values = $json === null ? null : json_decode($json, true, 3);
        try {
            return is_array($values) ? new self(...$values) : null;
        } catch (\Error) {
            return null;
        }
    }
}
