<?php

/**
 * Proves that an account on the panel is this service's, by the module's own record.
 *
 * The panel knows no service: whoever has a username and a domain typed into a service would have that account. So a command touches an
 * account only where the record says that this service made it, or that an administrator gave it to it.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Account;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceKey;

final class Ownership
{
    private const FINISHED = ['Terminated', 'Cancelled', 'Fraud'];

    public function __construct(private readonly Call $call)
    {
    }

    /** The record of an account that is this service's; refuses with a sentence otherwise. */
    public function demand(): Record
    {
        $record = $this->known();
        if ($record->state !== State::Active) {
            throw new Refusal(self::reason($record), customer: 'missing');
        }
        $this->demandSame($record);
        return $record;
    }

    /** What is on record, or, of a service that was active before this module came, what the panel and WHMCS say. */
    public function known(): Record
    {
        $record = $this->call->record();
        return !$record->isKept && $this->isFromBefore() ? $this->takeOver($record) ?? $record : $record;
    }

    /** The account, on the panel that it was made on. */
    public static function account(Record $record, string $origin): Account
    {
        return new Account($record->names->username, $record->names->domain, $origin);
    }

    /** Service and server must still be those of the record. */
    public function demandSame(Record $record): void
    {
        $this->demandPanel($record);
        $names = $this->call->names();
        if (!$record->names->isSameButForCase($names)) {
            throw new Refusal("This service has the account {$record->names} on record, but its username and domain are $names now, so nothing was "
                . 'done. Set them back; or, where the account was renamed on the panel too, press Link Account.', customer: 'missing');
        }
    }

    /** An account or an attempt on another panel than the service's server is now must not be mixed up with one here. */
    public function demandPanel(Record $record): void
    {
        $recorded = $record->origin === null ? null : $this->call->config()->currentOrigin($record->origin);
        $origin = $this->call->panel()->origin();
        if ($recorded !== null && $recorded !== $origin) {
            throw new Refusal("The account of this service ({$record->names}) was asked for on $recorded, but the service's server is $origin now, so nothing "
                . 'was done. Set the server back; or, where the panel moved, add it to former_panels in modules/servers/opterius/config.php.', customer: 'missing');
        }
    }

    /** WHMCS says that the service has an account, and this module knows nothing of it: another module made it. */
    public function isFromBefore(): bool
    {
        $model = $this->call->identity()->model;
        $status = Params::asText($this->call->identity()->isAddon ? $model?->status : $model?->domainstatus);
        return in_array($status, ['Active', 'Suspended'], true);
    }

    /**
     * Records the account of a service that was active before this module came, where the panel has the pair and no other service could
     * mean it. Null: the panel has no such account.
     */
    private function takeOver(Record $record): ?Record
    {
        $names = $this->call->names();
        $usage = $names->username === '' ? null : $this->call->panel()->look($names->username);
        if ($usage === null || $names->domain === '' || !$names->hasDomain($usage->domain)) {
            return null;
        }
        $this->demandAlone($names);
        $this->link($record, $names);
        $this->call->note("The account $names was recorded as this service's: WHMCS has it as active, and no other service has it.");
        return $this->call->record();
    }

    public function link(Record $read, Names $names): void
    {
        $this->call->store()->linked(
            $read,
            $this->call->client()->id,
            $this->call->panel()->origin(),
            Installation::address(),
            $names,
            Options::package($this->call->params)
        );
    }

    /** The panel's addresses: now, and before it moved. @return list<string> */
    public function origins(): array
    {
        return $this->call->config()->originsOf($this->call->panel()->origin());
    }

    /** The record, with the panel's address of now where it moved. */
    public function moved(Record $record): Record
    {
        $origin = $this->call->panel()->origin();
        if ($record->origin === null || $record->origin === $origin) {
            return $record;
        }
        $this->call->store()->moved($record, $origin);
        return $this->call->record();
    }

    /** No other service may have the username or the domain: by the records, or by what WHMCS has on the same server. */
    public function demandAlone(Names $names): void
    {
        $other = $this->call->store()->claimant($this->call->identity()->key, $this->origins(), $names);
        $where = $other === null ? $this->otherService($names) : self::named($other->key);
        if ($where !== null) {
            throw new Refusal("The username or the domain ($names) belongs to $where on this panel; nothing was done. " . Module::text('next.conflict'));
        }
    }

    private function otherService(Names $names): ?string
    {
        $identity = $this->call->identity();
        $server = $this->call->params->number('serverid') ?? 0;
        $id = Capsule::table('tblhosting')->where('server', $server)->whereNotIn('domainstatus', [...self::FINISHED, 'Pending'])
            ->where('id', '<>', $identity->isAddon ? 0 : $identity->id)
            ->where(static function (object $either) use ($names): void {
                $either->where('username', $names->username)->orWhere('domain', $names->domain);
            })->value('id');
        return $id === null ? null : self::named((string) $id);
    }

    public static function named(string $key): string
    {
        $addon = ServiceKey::addon($key);
        return $addon === null ? "service $key" : "the product addon $addon";
    }

    private static function reason(Record $record): string
    {
        return match ($record->state) {
            State::Attempt, State::RowOnly => "The account of this service ({$record->names}) is not set up completely, so nothing was done. Press Create again.",
            State::Refused => "This service has no account: {$record->names} belongs to another one on the panel, which was left alone. " . Module::text('next.conflict'),
            State::Occupied => "This service has no account: the host has a user {$record->names->username} of its own, so {$record->names} was left alone. "
                . Module::text('next.occupied'),
            State::Gone => "The account of this service ({$record->names}) was terminated, so there is nothing to do it with.",
            default => 'This service has no account on record, so nothing was done. Press Create. ' . Module::text('next.link'),
        };
    }
}
