<?php

/** What address a panel has now, by the one that was noted when it was asked: panels move. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Provisioning;

interface Origins
{
    /** The address of now, which is the noted one where nobody says that the panel moved. */
    public function currentOrigin(string $recorded): string;
}
