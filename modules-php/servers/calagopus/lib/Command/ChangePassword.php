<?php

/**
 * Sets the password of the client's panel account, where the product's policy says that WHMCS keeps it and the account is this module's to set.
 *
 * WHMCS stores what was typed where this succeeds: so nothing but setting it is a success.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\ValidationException;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class ChangePassword extends Command
{
    public function run(): void
    {
        if (!$this->call->policies()->is(Policy::Passwords, 'whmcs')) {
            throw new Refusal('WHMCS keeps no password of this product (policy "passwords"); nothing was set. The customer sets one by the panel\'s e-mail, which the '
                . 'page of the service asks for.', customer: 'password_off');
        }
        $this->call->panel();
        $this->call->locked(fn () => $this->set($this->call->record()));
    }

    private function set(Record $record): void
    {
        $passwords = new Passwords($this->call);
        if (!$passwords->isSettable($record)) {
            throw new Refusal('The panel account of this service was not made by this module nor linked by hand, so its password is its owner\'s; nothing was set.', customer: 'password_linked');
        }
        $server = $this->call->panel()->find($this->call->ref($record));
        if (strcasecmp($server->ownerUuid, (string) $record->ownerUuid) !== 0) {
            throw new Refusal('The server belongs to another panel account than the one on record; nothing was set.', customer: 'password_linked');
        }
        $password = $this->call->params->text('password');
        $owner = $this->call->client()->owner($this->call->config(), $this->call->policies(), $record->ownerUuid);
        try {
            $this->call->panel()->setOwnerPassword($owner, $password, true);
        } catch (ValidationException $problem) {
            throw isset($problem->fields['password']) ? new Refusal('The panel takes passwords of 8 to 512 characters; nothing was set.', 0, $problem, 'password_rule') : $problem;
        }
        $this->aside('The client\'s other services still have the former password in WHMCS', fn () => $passwords->follow($record, $password));
    }
}
