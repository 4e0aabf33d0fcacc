<?php

/** What address a panel has now, by the one that was noted when it was asked: panels move. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Provisioning;

interface Origins
{
    /** The address of now, which is the noted one where nobody says that the panel moved. */
    public function currentOrigin(string $recorded): string;
}
