<?php

/** The lists that each panel's module reads, by what they are called in the matrix. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Module\World;

final class Listings
{
    private const OF = [
        'calagopus' => [
            'list, reconcile' => GameReconcile::class, 'list, reconcile, some in no page' => GameReconcileHidden::class,
            'list, sync' => GameSync::class, 'list, sync, some in no page' => GameSyncHidden::class, 'list, usage' => GameUsage::class, 'list, stock' => GameStock::class,
        ],
        'opterius' => ['hosting list, reconcile' => HostingReconcile::class, 'hosting list, sync' => HostingSync::class, 'hosting list, usage' => HostingUsage::class],
    ];

    /** @return array<string, class-string<Listing>> */
    public static function of(string $panel): array
    {
        return self::OF[$panel];
    }

    public static function on(World $stage, string $panel, string $list): Listing
    {
        return new (self::OF[$panel][$list])($stage);
    }
}
