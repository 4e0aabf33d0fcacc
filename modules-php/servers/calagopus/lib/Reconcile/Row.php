<?php

/** One thing in which WHMCS and a panel differ, and what repairs it; nothing is repaired unasked. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Reconcile;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Row
{
    /** @param array<string, string|int> $words what stands in the sentence */
    public function __construct(
        public readonly Kind $kind,
        public readonly string $panel,
        /** "17", "addon-5", or what a server bears in its place. */
        public readonly string $service,
        public readonly string $server,
        private readonly array $words = []
    ) {
    }

    /** @return array<string, string> with the sentence and the repair in a language */
    public function told(Language $language): array
    {
        $words = $this->words + ['service' => $this->service, 'server' => $this->server, 'panel' => $this->panel];
        return [
            'kind' => $this->kind->value, 'panel' => $this->panel, 'service' => $this->service, 'server' => $this->server,
            'what' => $language->text("reconcile.{$this->kind->value}", $words),
            'repair' => $language->text("repair.{$this->kind->value}", $words),
        ];
    }
}
