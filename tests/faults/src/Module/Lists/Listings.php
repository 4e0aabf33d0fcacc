<?php

/** The lists that each panel's module reads, by what they are called in the matrix. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Module\Stage;

final class Listings
{
    private const OF = [
        'calagopus' => [
            'list, reconcile' => GameReconcile::class, 'list, sync' => GameSync::class, 'list, usage' => GameUsage::class, 'list, stock' => GameStock::class,
        ],
        'opterius' => ['hosting list, reconcile' => HostingReconcile::class, 'hosting list, sync' => HostingSync::class, 'hosting list, usage' => HostingUsage::class],
    ];

    /** @return array<string, class-string<Listing>> */
    public static function of(string $panel): array
    {
        return self::OF[$panel];
    }

    /** Whether it waits so long for an answer that does not come that this is played once. */
    public static function isPatient(string $panel, string $list): bool
    {
        return self::OF[$panel][$list]::IS_PATIENT;
    }

    public static function on(Stage $stage, string $panel, string $list): Listing
    {
        return new (self::OF[$panel][$list])($stage);
    }
}
