<?php

/** Whether signing in works on this panel as config.php has it: the extension and its secret, and the provider of identities. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Check;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Finding;
use WHMCS\Module\Server\Calagopus\SignIn\Way;

final class SignIn implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) the panel does not tell it there */
    public function look(Call $call, Connection $connection): array
    {
        $origin = $call->panel()->origin();
        $found = [];
        foreach ([Way::Tickets, Way::OAuth] as $way) {
            $isSetUp = $way->isSetUp($call, $origin);
            if (!$isSetUp && Policies::isAnywhere(Policy::SignIn, $way->value)) {
                $found[] = Finding::note(Module::text('test.sign_in_unset', ['way' => $way->value, 'setting' => $way->setting(), 'panel' => $origin]));
            }
            array_push($found, ...($isSetUp ? $this->tried($call, $way, $origin) : []));
        }
        return $found;
    }

    /** @return list<Finding> */
    private function tried(Call $call, Way $way, string $origin): array
    {
        try {
            if ($way === Way::Tickets) {
                $call->keepSecret((string) $call->config()->ticketSecret($origin));
                $call->panel()->testTickets((string) $call->config()->ticketSecret($origin));
                return [];
            }
            $provider = $call->panel()->identityProvider((string) $call->config()->identityProvider($origin));
            return $provider['skips_second_factor'] ? [Finding::note(Module::text('test.sign_in_second_factor', ['provider' => $provider['name']]))] : [];
        } catch (\Throwable $problem) {
            return [Finding::note(Module::text('test.sign_in', ['way' => $way->value]) . ' ' . Messages::of($problem, $call->secrets()))];
        }
    }
}
