<?php

/** Change Password of a product whose passwords WHMCS keeps: the panel and both services of the client have one and the same at the end. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Child;
use Calagopus\Tests\Faults\Module\Once;

final class Password extends Made
{
    private int $next = 0;

    public static function actions(): array
    {
        return ['change password' => 'password'];
    }

    protected function policies(): array
    {
        return ['passwords' => 'whmcs'];
    }

    /** The client has another service in the same account. */
    protected function arrange(): void
    {
        $make = $this->stage->host->make;
        $this->next = $make->service(['client' => $this->client(), 'product' => $this->product, 'server' => (int) $this->stage->host->service($this->id)->server]);
        $this->demand($this->stage->host->create($this->next), 'create the next');
    }

    protected function once(): array
    {
        return [Once::aPress('PATCH', '^/api/admin/users/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $kept = fn (int $id): string => decrypt((string) $this->stage->host->service($id)->password);
        return match (true) {
            $this->account($this->client())['password_sha256'] !== hash('sha256', Child::NEW_PASSWORD) => 'the panel has another password',
            $kept($this->id) !== Child::NEW_PASSWORD => 'WHMCS has another password',
            $kept($this->next) !== Child::NEW_PASSWORD => "WHMCS has another password of the client's next service",
            default => '',
        };
    }
}
