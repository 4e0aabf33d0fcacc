<?php

/** Reconcile by the cron, of the Calagopus module. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

class GameReconcile extends GameWorld
{
    use Reconciles;

    /** Who is in no page is asked for by itself, which is another list's. */
    public const LINES = '~^/api/admin/(?!servers/)~';

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
