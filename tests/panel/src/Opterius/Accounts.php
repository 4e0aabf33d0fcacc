<?php

/** What the panel does with accounts that are there. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Accounts
{
    private const REASON = 255;
    private const LEAST_PASSWORD = 8;

    /** Where a call gives no reason at all; the panel's own words for that were not recorded. */
    private const NO_REASON = 'Suspended via WHMCS';

    public function __construct(private readonly World $world)
    {
    }

    public function suspend(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        if ($account->suspended) {
            $answer(['result' => 'success', 'message' => 'Account is already suspended.']);

            return;
        }
        $reason = $fields->has('reason') ? $fields->value('reason') : self::NO_REASON;
        if (!is_scalar($reason)) {
            throw Crashes::reasonNoText($reason);
        }
        $this->change('suspend', $account, $answer, function () use ($account, $reason): void {
            if ($this->world->collation->isMariaDb() && preg_match_all('/[^\x80-\xbf]/', (string) $reason) > self::REASON) {
                throw Crashes::reasonTooLong($account, (string) $reason);
            }
            [$account->suspended, $account->reason] = [true, (string) $reason];
        });
    }

    public function unsuspend(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        if (!$account->suspended) {
            $answer(['result' => 'success', 'message' => 'Account is already active.']);

            return;
        }
        $this->change('unsuspend', $account, $answer, static function () use ($account): void {
            [$account->suspended, $account->reason] = [false, null];
        });
    }

    /** The agent is waited for and what it answers is not looked at; the row stays until then. */
    public function terminate(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        $this->world->ask('terminate', $account, function () use ($account, $answer): void {
            if (isset($this->world->accounts[$account->id])) {
                $this->world->remove($account);
            }
            $answer(['result' => 'success', 'message' => "Account $account->username terminated."]);
        });
    }

    /** The system user's password and nothing else. */
    public function password(Fields $fields, callable $answer): void
    {
        $password = $fields->text('password', 0, self::LEAST_PASSWORD);
        $fields->check();
        $account = $this->named($fields);
        $this->world->ask('password', $account, static function (?string $failure) use ($account, $answer): void {
            $answer($failure === null
                ? ['result' => 'success', 'message' => "Password changed for $account->username."]
                : Refusal::of(500, "Password change failed: $failure"));
        }, $password);
    }

    /** The agent is not asked. */
    public function package(Fields $fields, callable $answer): void
    {
        $name = $fields->text('package');
        $fields->check();
        $account = $this->named($fields);
        $package = $this->world->package($name) ?? throw Refusal::of(404, "Package '$name' not found.");
        $account->place($package);
        $answer(['result' => 'success', 'message' => "Package changed to $package->name for $account->username."]);
    }

    /** The node is asked each time; where it does not answer, or does not know the user, the figures are 0. */
    public function usage(Fields $fields, callable $answer): void
    {
        $account = $this->named($fields);
        $this->world->ask('usage', $account, function (?string $failure) use ($account, $answer): void {
            $answers = $failure === null && isset($this->world->agent->users[$account->username]);
            $answer(['result' => 'success', 'data' => [
                'username' => $account->username, 'domain' => $account->domain(), 'suspended' => $account->suspended,
                'disk_used_mb' => $answers ? $account->diskUsed : 0, 'disk_limit' => $account->diskQuota, 'bw_used_mb' => $answers ? $account->trafficUsed : 0,
            ]]);
        });
    }

    /** @param callable(): void $save what the row holds then */
    private function change(string $word, Account $account, callable $answer, callable $save): void
    {
        $this->world->ask($word, $account, static function (?string $failure) use ($word, $account, $answer, $save): void {
            try {
                $failure === null ? $save() : throw Refusal::of(500, "Failed to $word: $failure");
                $answer(['result' => 'success', 'message' => "Account $account->username {$word}ed."]);
            } catch (Refusal $refusal) {
                $answer($refusal);
            }
        });
    }

    /** The account of the username, where one is given at all, else of the domain. */
    private function named(Fields $fields): Account
    {
        [$username, $domain] = [$fields->value('username'), $fields->value('domain')];
        $account = match (true) {
            $username !== null => $this->world->byUsername($username),
            $domain !== null => $this->world->byDomain($domain),
            default => null,
        };

        return $account ?? throw Refusal::of(404, 'Account not found.');
    }
}
