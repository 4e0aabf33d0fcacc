<?php

/** One thing in which WHMCS and a panel differ, or that keeps them from being compared, and what repairs it; nothing is repaired unasked. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile;

use WHMCS\Module\Server\Kit\Shared\Whmcs\Language;

final class Row
{
    /** Of the module's own kinds, which are stable: scripts read them. */
    public readonly string $kind;

    /** @param array<string, string|int> $words what stands in the sentence */
    public function __construct(
        \BackedEnum|string $kind,
        /** URL of the panel; empty where it is about WHMCS alone. */
        public readonly string $panel,
        /** "17", "addon-5", or what a server bears in its place; empty where it is about none. */
        public readonly string $service = '',
        /** What it is on the panel: UUID of a server or of a node, name of an account. */
        public readonly string $server = '',
        public readonly array $words = []
    ) {
        $this->kind = is_string($kind) ? $kind : (string) $kind->value;
    }

    /** @return array{kind: string, panel: string, service: string, server: string, what: string, repair: string} with the sentences in a language */
    public function told(Language $language): array
    {
        $words = $this->words + ['service' => $this->service, 'server' => $this->server, 'panel' => $this->panel];
        return [
            'kind' => $this->kind, 'panel' => $this->panel, 'service' => $this->service, 'server' => $this->server,
            'what' => $language->text("reconcile.{$this->kind}", $words),
            'repair' => $language->text("repair.{$this->kind}", $words),
        ];
    }
}
