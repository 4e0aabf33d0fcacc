<?php

/**
 * What was last verified of a service's server when its page was opened: enough to show figures of it without asking again whose it is.
 *
 * The figures that pages share say nothing of whose server it is; so they are shown only where this was made lately, for this client, of
 * the server that is recorded still.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;

final class Seen
{
    /** Seconds for which nobody asks again whose the server is. */
    public const SECONDS = 900;

    public function __construct(
        public readonly string $uuid,
        public readonly string $origin,
        public readonly string $client,
        public readonly string $node,
        public readonly string $name,
        /** Of its first port; empty where there is none. */
        public readonly string $address,
        /** Of the owner's panel account; empty where it was never told. */
        public readonly string $username,
        /** MiB; 0 is unlimited, null where the panel told none. */
        public readonly ?int $memory,
        public readonly ?int $disk,
        /** Percent of a thread; the same. */
        public readonly ?int $cpu,
        /** Of the server, as View\Words has it: figures are shown of an active one. Empty: it is going to change. */
        public readonly string $state,
        /** Whether it ran: one that stops by itself is looked at, as it may have been suspended. */
        public readonly bool $runs,
        public readonly int $at
    ) {
    }

    /** A server that was just found. What pages share lacks the owner's name: then that is the one that was known before. */
    public static function of(Server $server, string $state, bool $runs, string $origin, string $client, ?self $before, int $now): self
    {
        return new self(
            $server->uuid,
            $origin,
            $client,
            $server->nodeUuid,
            $server->name,
            (string) $server->address(),
            $server->ownerUsername !== '' || $before?->isOf($server->uuid, $origin, $client) !== true ? $server->ownerUsername : $before->username,
            $server->memory,
            $server->disk,
            $server->cpu,
            $state,
            $runs,
            $now
        );
    }

    public function isOf(?string $uuid, string $origin, string $client): bool
    {
        return $this->uuid === $uuid && $this->origin === $origin && $this->client === $client;
    }

    /** Where it stands, as a sign that is another one elsewhere: an open page knows by it that its addresses are no longer the server's. */
    public function place(): string
    {
        return substr(hash('sha256', "$this->node $this->address"), 0, 16);
    }

    public function unsettled(): self
    {
        return new self(...['state' => ''] + get_object_vars($this));
    }

    public function running(bool $runs): self
    {
        return new self(...['runs' => $runs] + get_object_vars($this));
    }

    public function isFresh(int $now): bool
    {
        return $this->at <= $now && $now - $this->at < self::SECONDS;
    }

    /** Whatever the moment. */
    public function saysTheSame(self $other): bool
    {
        return ['at' => 0] + get_object_vars($this) === ['at' => 0] + get_object_vars($other);
    }

    public function json(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
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
