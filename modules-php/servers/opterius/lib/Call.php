<?php

/** One call of a module function on a service and its account. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Panel;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceCall;

final class Call extends ServiceCall
{
    public function panel(): Panel
    {
        return $this->panel ??= Panels::make($this->params, $this->config());
    }

    public function names(): Names
    {
        return Names::of($this->identity(), $this->params);
    }
}
