<?php

/** A button of power, of staff or of the customer: it reaches the server once a press. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;

final class Power extends Made
{
    private const POWER = '/power$';

    public static function actions(): array
    {
        return ['power' => 'tab', 'power, by the customer' => 'page'];
    }

    protected function typed(): array
    {
        return $this->verb === 'tab' ? ['calagopus_action' => 'restart'] : ['function' => 'ClientRestart', 'form' => []];
    }

    protected function once(): array
    {
        return [Once::aPress('POST', self::POWER)];
    }

    protected function wrongServer(array $server, object $record): string
    {
        return $this->taken('POST', self::POWER) === 0 ? 'it was not restarted' : '';
    }
}
