<?php

/**
 * What is recorded of a service and its account.
 *
 * A username and a domain on a panel can be claimed by one service alone: two unique columns see to it, on whatever host the other one is at work.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Account;
use Illuminate\Database\QueryException;
use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Reconcile\Seen;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceStore;

final class Store extends ServiceStore
{
    private const NO_INTENT = ['intent_at' => null, 'intent_deadline' => null];

    protected static function addColumns(Blueprint $table): void
    {
        $table->string('client_id', 32)->nullable();
        $table->string('origin', 300)->nullable();
        $table->string('installation', 255)->nullable();
        $table->string('username', 64)->default('');
        $table->string('domain', 255)->default('');
        $table->string('state', 16)->default(State::None->value);
        $table->string('claim_username', 64)->nullable()->unique();
        $table->string('claim_domain', 64)->nullable()->unique();
        $table->bigInteger('absent_at')->nullable();
        $table->bigInteger('intent_at')->nullable();
        $table->bigInteger('intent_deadline')->nullable();
        $table->string('package', 255)->nullable();
        $table->string('account_id', 32)->nullable();
        $table->string('address', 64)->nullable();
    }

    protected static function laterColumns(): array
    {
        return ['seen' => static fn (Blueprint $table) => $table->string('seen', 16)->nullable()];
    }

    protected static function makeOtherTables(): void
    {
        PageStore::makeTable();
    }

    /** What the panel last said of the account, for reconcile: no command rests on it, so the record counts as unchanged. */
    public static function saw(string $key, Seen $seen): void
    {
        Capsule::table(self::TABLE)->where('service_key', $key)->where('state', State::Active->value)->update(['seen' => $seen->value]);
    }

    /** Another service that has this username or this domain on this panel. @param list<string> $origins the panel's addresses, now and before */
    public function claimant(string $key, array $origins, Names $names): ?Record
    {
        $claims = static fn (string $what, string $name): array
            => array_map(static fn (string $origin): string => self::claim($origin, $what, $name), $origins);
        $row = Capsule::table(self::TABLE)->useWritePdo()->where('service_key', '<>', $key)
            ->where(static function (object $either) use ($claims, $names): void {
                $either->whereIn('claim_username', $claims('username', $names->username))->orWhereIn('claim_domain', $claims('domain', $names->domain));
            })->first();
        return $row === null ? null : Record::fromRow($row);
    }

    /**
     * Records that the panel is going to be asked for an account; only after it was seen to have none of that name.
     *
     * @return Record with that attempt, as it is in the database
     */
    public function begin(Record $record, string $clientId, string $installation, Names $names, string $package, Intent $intent): Record
    {
        $columns = self::pair($intent->origin, $names) + [
            'state' => State::Attempt->value, 'client_id' => $clientId, 'installation' => $installation, 'package' => $package,
            'absent_at' => $record->absentAt ?? $intent->at, 'intent_at' => $intent->at, 'intent_deadline' => $intent->deadline,
        ];
        $isKept = static fn (Record $kept): bool => $kept->state === State::Attempt && $kept->names->isSame($names);
        return $this->commit($record, $columns, 'an account', $isKept);
    }

    public function created(Record $read, Account $account): void
    {
        $this->replace($read, ['state' => State::Active->value, 'account_id' => $account->accountId, 'address' => $account->serverIp] + self::NO_INTENT);
    }

    /** The panel keeps the row, its server was not set up, and nothing is under way any more. */
    public function incomplete(Record $read): void
    {
        $this->replace($read, ['state' => State::RowOnly->value] + self::NO_INTENT);
    }

    /** The account is this service's by what WHMCS or an administrator says. */
    public function linked(Record $read, string $clientId, string $origin, string $installation, Names $names, string $package): void
    {
        $this->replace($read, self::pair($origin, $names) + [
            'state' => State::Active->value, 'client_id' => $clientId, 'installation' => $installation, 'package' => $package,
            'account_id' => null, 'address' => null,
        ] + self::NO_INTENT);
    }

    /** Username or domain are somebody else's. */
    public function refused(Record $read, string $clientId, string $origin, string $installation, Names $names): void
    {
        $this->replace($read, [
            'state' => State::Refused->value, 'client_id' => $clientId, 'origin' => $origin, 'installation' => $installation,
            'username' => $names->username, 'domain' => $names->domain, 'claim_username' => null, 'claim_domain' => null, 'absent_at' => null,
        ] + self::NO_INTENT);
    }

    /** The username is a host's own; the panel keeps a row of it that is nobody's to delete. */
    public function occupied(Record $read, Names $names): void
    {
        $this->replace($read, [
            'state' => State::Occupied->value, 'username' => $names->username, 'domain' => $names->domain, 'claim_username' => null,
            'claim_domain' => null, 'absent_at' => null,
        ] + self::NO_INTENT);
    }

    /** Nothing of this service is on the panel. */
    public function struck(Record $read, State $state = State::None): void
    {
        $this->replace($read, [
            'state' => $state->value, 'claim_username' => null, 'claim_domain' => null, 'absent_at' => null, 'account_id' => null,
            'address' => null,
        ] + self::NO_INTENT);
    }

    /** Puts back what was there before a request that came to nothing. */
    public function restore(Record $begun, Record $record): void
    {
        $this->replace($begun, self::pair((string) $record->origin, $record->names) + [
            'state' => $record->state->value, 'absent_at' => $record->absentAt, 'package' => $record->package,
            'intent_at' => $record->intent?->at, 'intent_deadline' => $record->intent?->deadline,
        ]);
    }

    /** The panel has another address: what this service claims, it claims there. */
    public function moved(Record $read, string $origin): void
    {
        $this->replace($read, self::pair($origin, $read->names));
    }

    public function packaged(Record $read, string $package): void
    {
        $this->replace($read, ['package' => $package]);
    }

    /** @return array<string, mixed> */
    private static function pair(string $origin, Names $names): array
    {
        return [
            'origin' => $origin, 'username' => $names->username, 'domain' => $names->domain,
            'claim_username' => self::claim($origin, 'username', $names->username),
            'claim_domain' => self::claim($origin, 'domain', $names->domain),
        ];
    }

    private static function claim(string $origin, string $what, string $name): string
    {
        return hash('sha256', "$origin\0$what\0" . strtolower($name));
    }

    /** A username or a domain that another service has is refused by the database itself. */
    protected function update(string $key, ?int $revision, array $columns): int
    {
        try {
            return parent::update($key, $revision, $columns);
        } catch (QueryException $error) {
            throw (string) ($error->errorInfo[0] ?? '') === '23000'
                ? new Refusal('Another service took this username or this domain on this panel a moment ago. ' . Module::text('next.conflict'), 0, $error)
                : $error;
        }
    }
}
