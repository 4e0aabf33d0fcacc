<?php

/** Whether the page of a service offers to sign its customer in at the panel, and how: only where pressing would do it, as far as can be told without asking. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Press;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\ServiceStatus;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\SignIn\Accounts;
use WHMCS\Module\Server\Calagopus\SignIn\Visitor;
use WHMCS\Module\Server\Calagopus\SignIn\Way;

final class SignInForm
{
    public const FUNCTION = 'ClientSignIn';

    public function __construct(private readonly Call $call)
    {
    }

    /** "tickets", "oauth", or empty; what is wrong with it hides nothing else of the page. */
    public function way(Server $server, Record $record): string
    {
        try {
            $way = Way::of($this->call);
            if ($way === Way::Link || $server->suspended || !$this->mayPress() || !$way->isSetUp($this->call, $this->call->panel()->origin())) {
                return '';
            }
            Visitor::demand($this->call->client()->id, $way === Way::OAuth);
            Accounts::proof($this->call, $record);
            return $way->value;
        } catch (\Throwable $problem) {
            $this->call->note('Signing in is not offered: ' . Messages::of($problem, $this->call->secrets()));
            return '';
        }
    }

    private function mayPress(): bool
    {
        $identity = $this->call->identity();
        return !$identity->isAddon && Press::canBeChecked() && ServiceStatus::isActive($identity);
    }
}
