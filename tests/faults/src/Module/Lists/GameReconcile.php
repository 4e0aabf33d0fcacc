<?php

/** Reconcile by the cron, of the Calagopus module. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

final class GameReconcile extends GameWorld
{
    use Reconciles;

    protected const TIMES = ['reconcile_hours' => 24] + parent::TIMES;

    protected static function tables(): string
    {
        return 'mod_calagopus_';
    }

    protected function former(): array
    {
        return ['service-without-server ' . self::GONE, 'suspended-here-alone ' . self::SUSPENDED];
    }

    protected function news(): array
    {
        return ['service-without-server ' . self::LOST];
    }
}
