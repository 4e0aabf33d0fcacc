<?php

/** What e-mails say of a service's server: as it was last told, so that no panel is asked while a mail is sent. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Mail;

use Calagopus\Live;
use Calagopus\Server;

final class Facts
{
    /** @param list<string> $addresses "host:port", the primary first */
    public function __construct(
        public readonly string $uuid,
        public readonly string $name,
        public readonly array $addresses,
        /** URL of the panel, and of the server's page on it. */
        public readonly string $panel,
        public readonly string $page,
        /** Of the owner's account; empty where it was never told. */
        public readonly string $account,
        public readonly string $sftpHost,
        public readonly string $sftpPort,
        /** Whether all ports are in it, or the primary alone. */
        public readonly bool $isWhole
    ) {
    }

    public static function ofServer(Server $server, string $origin): self
    {
        return self::of($server, $origin, array_values(array_filter([$server->address()])), false);
    }

    public static function ofLive(Live $live, string $origin): self
    {
        $addresses = array_values(array_filter($live->addresses, static fn (string $address): bool => !str_starts_with($address, ':')));
        return self::of($live->server, $origin, $addresses, $addresses !== []);
    }

    /** The same, with the account's name of before where what pages share lacked it. */
    public function after(?self $before): self
    {
        $account = $this->account === '' && $before?->uuid === $this->uuid ? $before->account : $this->account;
        return new self(...['account' => $account] + get_object_vars($this));
    }

    /** The same, of which not all is known to be so still. */
    public function inPart(): self
    {
        return new self(...['isWhole' => false] + get_object_vars($this));
    }

    /** As the panel's own page words it: the account's name, a point, and the first eight digits of the server. */
    public function sftpUser(): string
    {
        return $this->account === '' || $this->sftpHost === '' ? '' : $this->account . '.' . substr($this->uuid, 0, 8);
    }

    public function json(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    /** Null where it is not what json() wrote. */
    public static function fromJson(?string $json): ?self
    {
        $values = $json === null ? null : json_decode($json, true, 4);
        try {
            return is_array($values) ? new self(...$values) : null;
        } catch (\Error) {
            return null;
        }
    }

    /** @param list<string> $addresses */
    private static function of(Server $server, string $origin, array $addresses, bool $isWhole): self
    {
        $hasSftp = $server->nodeHost !== null && $server->sftpPort !== null;
        return new self(
            $server->uuid,
            $server->name,
            $addresses,
            $origin,
            $server->url,
            $server->ownerUsername,
            $hasSftp ? (string) $server->nodeHost : '',
            $hasSftp ? (string) $server->sftpPort : '',
            $isWhole
        );
    }
}
