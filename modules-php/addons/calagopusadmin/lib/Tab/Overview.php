<?php

/** How the module is doing: the same as the dashboard's widget. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Tab;

use WHMCS\Module\Addon\Calagopusadmin\Facts;
use WHMCS\Module\Addon\Calagopusadmin\Summary;

final class Overview extends Tab
{
    public function html(): string
    {
        return '<p>' . $this->texts->html('overview.about') . '</p>' . (new Summary($this->texts))->html(Facts::gather());
    }
}
