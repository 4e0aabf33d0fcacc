<?php

/** Runs the egg's installation again for the customer, who typed the name of the server and chose what becomes of its files. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use WHMCS\Module\Server\Calagopus\Form;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class ClientReinstall extends Reinstall
{
    public function run(): void
    {
        $deleteFiles = Form::deletesFiles();
        $shown = (new PageStore())->seen($this->call->identity()->key)?->name ?? '';
        if (!Form::confirms($shown)) {
            throw new Refusal('What the customer typed is not the name of the server; nothing was done.', customer: 'confirm');
        }
        $this->install($deleteFiles);
    }
}
