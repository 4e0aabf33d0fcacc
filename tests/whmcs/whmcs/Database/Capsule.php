<?php

/** Illuminate's Capsule under WHMCS's name. Documented at https://developers.whmcs.com/advanced/db-interaction/ . */

declare(strict_types=1);

namespace WHMCS\Database;

use Illuminate\Database\Capsule\Manager;

class Capsule extends Manager
{
}
