<?php

/** A server that is installed again, by staff or by the customer: once a press, and with its files gone only where that was asked for. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Reinstall extends Made
{
    private const INSTALL = '/settings/install$';

    public static function actions(): array
    {
        return ['reinstall' => 'tab', 'reinstall, files deleted' => 'tab', 'reinstall, by the customer' => 'page'];
    }

    protected function settings(): array
    {
        return ['customer_reinstall' => true];
    }

    protected function typed(): array
    {
        return $this->verb === 'page'
            ? ['function' => 'ClientReinstall', 'form' => ['calagopus_confirm' => "Server-{$this->id}", 'calagopus_files' => 'keep']]
            : ['calagopus_action' => $this->action === 'reinstall' ? 'reinstall' : 'reinstall-empty'];
    }

    /** The customer types the name that his page shows. */
    protected function arrange(): void
    {
        $this->verb === 'page' && $this->stage->host->clientArea($this->id);
    }

    protected function once(): array
    {
        return [Once::aPress('POST', self::INSTALL)];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $delete = $this->action === 'reinstall, files deleted';
        $others = array_filter(
            $this->stage->panel->requests('POST', self::INSTALL, $this->before),
            static fn (array $entry): bool => (json_decode((string) $entry['body'], true)['truncate_directory'] ?? null) !== $delete
        );
        return match (true) {
            $others !== [] => $delete ? 'its files were not to be deleted' : 'its files were to be deleted',
            $this->taken('POST', self::INSTALL) === 0 => 'it was not installed again',
            default => '',
        };
    }
}
