<?php

/** The mail by which a client sets his password, as staff or the customer have the panel send it: one a press. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Email extends Made
{
    private const MAIL = '/email/reset-password$';

    public static function actions(): array
    {
        return ['send account e-mail' => 'tab', 'send account e-mail, by the customer' => 'page'];
    }

    protected function typed(): array
    {
        return $this->verb === 'tab' ? ['calagopus_action' => 'email'] : ['function' => 'ClientPassword', 'form' => []];
    }

    protected function once(): array
    {
        return [Once::aPress('POST', self::MAIL)];
    }

    protected function wrongServer(array $server, object $record): string
    {
        return $this->taken('POST', self::MAIL) === 0 ? 'no mail was sent' : '';
    }
}
