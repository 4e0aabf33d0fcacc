<?php

/** What the module recorded about one service's server; empty where nothing was. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Record
{
    /** @param array<string, string>|null $variables as this service last set them; null: not known */
    public function __construct(
        public readonly string $key,
        public readonly ?string $clientId = null,
        public readonly ?string $origin = null,
        public readonly ?string $uuid = null,
        public readonly ?string $installation = null,
        public readonly ?string $ownerUuid = null,
        public readonly ?string $ownerLink = null,
        public readonly ?array $variables = null,
        public readonly ?string $address = null,
        public readonly ?int $terminatedAt = null,
        public readonly ?Intent $intent = null,
        /** How often it was written: it was not since, where this is the same. */
        public readonly int $revision = 0,
        public readonly Given $given = new Given(),
        /** Where the server was asked to be last; null: not known. */
        public readonly ?Place $place = null
    ) {
    }

    public static function fromRow(object $row): self
    {
        $text = static fn (string $column): ?string => ($row->$column ?? '') === '' ? null : (string) $row->$column;
        $asked = $text('intent_origin');
        return new self(
            (string) $row->service_key,
            $text('client_id'),
            $text('origin'),
            $text('server_uuid'),
            $text('installation'),
            $text('owner_uuid'),
            $text('owner_link'),
            self::variables($text('variables')),
            $text('address'),
            $row->terminated_at === null ? null : (int) $row->terminated_at,
            $asked === null ? null : new Intent(
                $asked,
                (int) $row->intent_at,
                (int) $row->intent_deadline,
                $text('intent_process'),
                $row->intent_ended_at === null ? null : (int) $row->intent_ended_at
            ),
            (int) $row->revision,
            Given::fromJson($text('given')),
            Place::fromJson($text('place'))
        );
    }

    /** What of an attempt that failed is not known to be applied, by its options' names; empty where nothing was tried. */
    public function unapplied(): string
    {
        return implode(', ', $this->given->applied->open());
    }

    /** @return array<string, string>|null */
    private static function variables(?string $json): ?array
    {
        $variables = $json === null ? null : json_decode($json, true, 4);
        return is_array($variables) ? array_map(static fn (mixed $value): string => Params::asText($value), $variables) : null;
    }
}
