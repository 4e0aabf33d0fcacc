<?php

/**
 * The password of a service in WHMCS: none by default, since the panel's own e-mail lets the customer set one; where the product's policy is `whmcs`, the
 * one of the panel account, as far as that is this module's to set.
 *
 * It is an account's that this module made, or one to which staff linked a server by hand. All services of the client on that account then have
 * one password. What WHMCS invents for a new service and is not set on the panel does not stay.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Created;
use Calagopus\OwnerLink;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Errand\Runner;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceKey;

final class Passwords
{
    public function __construct(private readonly Call $call)
    {
    }

    /** Whether WHMCS is to offer Change Password at all; where that cannot be read, it is not. */
    public static function areKept(): bool
    {
        return Policies::isAnywhere(Policy::Passwords, 'whmcs');
    }

    /** Whether the password of the service's account is WHMCS's to set. */
    public function isSettable(Record $record): bool
    {
        return $this->call->policies()->is(Policy::Passwords, 'whmcs') && $record->ownerUuid !== null && $record->origin !== null
            && $this->call->store()->isOwnAccount($record->origin, $record->ownerUuid);
    }

    /** @param bool $mayBeNew whether the account may have been made by an earlier Create of this service that failed then */
    public function afterCreation(Created $created, bool $mayBeNew): void
    {
        $isNew = $created->ownerLink === OwnerLink::Created;
        if ($this->call->policies()->is(Policy::Passwords, 'whmcs') && ($isNew ? $this->set($created->ownerUuid) : $this->isKept() || $this->copy($created->ownerUuid))) {
            return;
        }
        $this->clear();
        if (($isNew || $mayBeNew) && !$this->call->config()->sendEmail()) {
            $this->mail($created->ownerUuid);
        }
    }

    private function isKept(): bool
    {
        return (new FactStore())->written($this->call->identity()->key)['keeps_password'];
    }

    /** All services of the client on this account get it; WHMCS itself keeps the pressed one's. */
    public function follow(Record $record, #[\SensitiveParameter] string $password): void
    {
        $facts = new FactStore();
        $facts->wrote($record->key, ['keeps_password' => true]);
        foreach ($this->call->store()->servicesOf((string) $record->origin, (string) $record->ownerUuid, $this->call->client()->id) as $key) {
            $other = $key === $record->key ? null : ServiceKey::service($key);
            if ($other !== null) {
                Capsule::table('tblhosting')->where('id', $other)->update(['password' => encrypt($password)]);
                $facts->wrote($key, ['keeps_password' => true]);
            }
        }
    }

    /** The one that WHMCS made for the service is set on the account that was just made. */
    private function set(string $account): bool
    {
        $password = $this->call->params->text('password');
        if ($this->call->identity()->isAddon || $password === '') {
            return false;
        }
        try {
            $owner = $this->call->client()->owner($this->call->config(), $this->call->policies(), $account);
            $this->call->panel()->setOwnerPassword($owner, $password, true);
        } catch (\Throwable $problem) {
            $this->call->note('The password of the new panel account could not be set, so WHMCS keeps none: ' . Messages::of($problem, $this->call->secrets()));
            return false;
        }
        (new FactStore())->wrote($this->call->identity()->key, ['keeps_password' => true]);
        return true;
    }

    /** Of another service on the same account whose password is the account's. */
    private function copy(string $account): bool
    {
        $facts = new FactStore();
        $origin = $this->call->panel()->origin();
        $own = $this->call->identity()->key;
        foreach ($this->call->identity()->isAddon ? [] : $this->call->store()->servicesOf($origin, $account, $this->call->client()->id) as $key) {
            $other = $key === $own ? null : ServiceKey::service($key);
            if ($other !== null && $facts->written($key)['keeps_password']) {
                $sealed = Capsule::table('tblhosting')->where('id', $other)->value('password');
                Capsule::table('tblhosting')->where('id', (int) $own)->update(['password' => $sealed]);
                $facts->wrote($own, ['keeps_password' => true]);
                return true;
            }
        }
        return false;
    }

    private function clear(): void
    {
        $identity = $this->call->identity();
        if (!$identity->isAddon) {
            Capsule::table('tblhosting')->where('id', $identity->id)->update(['password' => '']);
            (new FactStore())->wrote($identity->key, ['keeps_password' => false]);
        }
    }

    /** The panel's own, once for an account: where it is certain that none went out the cron tries again. */
    private function mail(string $account): void
    {
        try {
            $this->call->panel()->sendPasswordReset($this->call->client()->owner($this->call->config(), $this->call->policies(), $account));
            $this->call->note('The panel was asked to mail the client how to set a password.');
        } catch (\Throwable $problem) {
            $this->call->note('The panel\'s e-mail for setting a password was not asked for: ' . Messages::of($problem, $this->call->secrets()));
            if (!$problem instanceof \Calagopus\Exception || !$problem->mayHaveHappened) {
                Errands::addOnce(Runner::PASSWORD_MAIL, $this->call->identity()->key, ['account' => $account], Errands::PAUSE);
            }
        }
    }
}
