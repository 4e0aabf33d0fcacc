<?php

/** What CustomActions returns. Documented at https://developers.whmcs.com/provisioning-modules/custom-actions/ . */

declare(strict_types=1);

namespace WHMCS\Module\Server;

use Illuminate\Support\Collection;

class CustomActionCollection extends Collection
{
}
