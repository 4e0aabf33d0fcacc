<?php

/** Something that the module has to do on a panel later, when nobody waits for it. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs\Errands;

final class Errand
{
    /** @param array<string, string> $data what it was asked with */
    public function __construct(
        public readonly string $kind,
        /** Whom or what it is about: a client's id, a service's key. */
        public readonly string $subject,
        public readonly array $data,
        /** How often it was tried. */
        public readonly int $tries,
        /** Changes whenever the same is asked for anew. */
        public readonly string $token,
        public readonly int $since,
        /** Address of the WHMCS in which it was asked for; empty where it had none. */
        public readonly string $installation
    ) {
    }

    public static function fromRow(object $row): self
    {
        $data = json_decode((string) $row->data, true, 3);
        return new self(
            (string) $row->kind,
            (string) $row->subject,
            is_array($data) ? array_filter($data, is_string(...)) : [],
            (int) $row->tries,
            (string) $row->token,
            (int) $row->since,
            (string) $row->installation
        );
    }
}
