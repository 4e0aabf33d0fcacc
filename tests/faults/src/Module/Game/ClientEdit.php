<?php

/** What a client changed of himself, noted by the hook and sent to his panel account by the cron. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use WHMCS\Database\Capsule;

final class ClientEdit extends Made
{
    private const CHANGED = ['firstname' => 'Augusta', 'email' => 'countess@example.com'];

    public static function actions(): array
    {
        return ['client edit, by the cron' => 'cron'];
    }

    protected function arrange(): void
    {
        $this->stage->host->newRequest('clientarea.php');
        $mark = $this->stage->panel->mark();
        $this->stage->host->clients->edit($this->client(), self::CHANGED, ['email_verified' => true]);
        if ($this->stage->panel->log($mark) !== [] || !$this->waits()) {
            throw new \RuntimeException('the page asked the panel, or nothing waits for the cron');
        }
    }

    private function waits(): bool
    {
        return Capsule::table('mod_calagopus_errands')->where('kind', 'client')->exists();
    }

    protected function once(): array
    {
        return [new Once('PATCH', '^/api/admin/users/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $account = $this->account($this->client());
        return match (true) {
            [$account['name_first'] ?? '', $account['email'] ?? ''] !== array_values(self::CHANGED) => 'the account has not what the client changed',
            $this->waits() => 'it waits still',
            default => '',
        };
    }
}
