<?php

/** Reconcile of the Calagopus module, where a page lacks servers that are there. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

final class GameReconcileHidden extends GameReconcile
{
    use Hides;

    public const LINES = '~^/api/admin/servers/~';
}
