<?php

/** Services that should have something on a panel and are set to no WHMCS server of this module: no panel can be asked about them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile;

final class Unassigned
{
    public const KIND = 'no-server-entry';

    /** @return \Generator<int, Row> */
    public static function rows(): \Generator
    {
        foreach (Services::unassigned() as $services) {
            foreach ($services as $key => $service) {
                yield new Row(self::KIND, '', (string) $key, '', ['status' => $service->status, 'entry' => $service->entry]);
            }
        }
    }
}
