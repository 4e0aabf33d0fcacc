<?php

/** Keeps the name that the customer gives his server; the panel is not asked, and its own name stays. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Form;
use WHMCS\Module\Server\Calagopus\PageStore;

final class Name extends Command
{
    public function run(): void
    {
        (new PageStore())->name($this->call->identity()->key, Form::name(), $this->call->client()->id);
    }
}
