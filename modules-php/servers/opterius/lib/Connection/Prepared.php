<?php

/** What works today and fails on a bad day: an open line, too short a time, a panel that tells its queries, the choice of a server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\ServerId;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Check;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Finding;

final class Prepared implements Check
{
    /** Licence, mail, agent and certificate one after the other, at their worst. */
    private const LONGEST_CREATION = 375;

    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel does not tell it */
    public function look(Call $call, Connection $connection): array
    {
        $notes = [];
        if (!$call->params->flag('serversecure')) {
            $notes[] = 'The key crosses the network in the clear: give the panel a domain and a certificate, then tick Secure.';
        }
        if ($call->config()->createSeconds() < self::LONGEST_CREATION) {
            $notes[] = 'Where the agent of a server is slow, the panel may take ' . self::LONGEST_CREATION . ' seconds for a creation; create_timeout in config.php is '
                . ceil($call->config()->createSeconds()) . '.';
        }
        $notes[] = 'Set APP_DEBUG=false in the panel\'s .env, which its installer leaves on: pages of a failure give away its database\'s queries then.';
        $products = ServerId::productsWithout($call->panel()->origin());
        if ($products !== []) {
            $notes[] = ServerId::REMEDY . ' Products without: ' . implode(', ', $products) . '.';
        }
        return array_map(Finding::note(...), $notes);
    }
}
