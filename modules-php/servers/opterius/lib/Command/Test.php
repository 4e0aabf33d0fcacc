<?php

/** Tests the connection to the panel: whether it is one, takes the key and lists its packages, and what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use WHMCS\Module\Server\Opterius\ServerId;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\HooksMark;

final class Test extends Command
{
    /** Licence, mail, agent and certificate one after the other, at their worst. */
    private const LONGEST_CREATION = 375;

    public function run(): void
    {
        // The tables first: they are to be there before anything is sold.
        $this->call->store();
        $connection = $this->call->panel()->test();
        $this->call->note(...array_diff($connection->notes, $this->call->notes()));
        if ($connection->missingPermissions !== []) {
            throw new Refusal('The panel accepts the key, but the key lacks permissions: ' . implode(', ', $connection->missingPermissions)
                . '. Add them to the key in the panel; without one its action fails.');
        }
        $this->call->note(...HooksMark::missing());
        $this->noteSetting();
    }

    /** What works today and fails on a bad day. */
    private function noteSetting(): void
    {
        if (!$this->call->params->flag('serversecure')) {
            $this->call->note('The key crosses the network in the clear: give the panel a domain and a certificate, then tick Secure.');
        }
        if ($this->call->config()->createSeconds() < self::LONGEST_CREATION) {
            $this->call->note('Where the agent of a server is slow, the panel may take ' . self::LONGEST_CREATION . ' seconds for a creation; create_timeout in config.php is '
                . ceil($this->call->config()->createSeconds()) . '.');
        }
        $this->call->note('Set APP_DEBUG=false in the panel\'s .env, which its installer leaves on: pages of a failure give away its database\'s queries then.');
        $products = ServerId::productsWithout($this->call->panel()->origin());
        if ($products !== []) {
            $this->call->note(ServerId::REMEDY . ' Products without: ' . implode(', ', $products) . '.');
        }
    }
}
