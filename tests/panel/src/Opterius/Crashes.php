<?php

/** The 500 pages of the framework below the panel: what breaks there of itself, and what a test orders to break. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Crashes
{
    private const CONNECTION = '/opt/opterius/vendor/laravel/framework/src/Illuminate/Database/Connection.php';
    private const QUERY = 'Illuminate\\Database\\QueryException';
    private const UNIQUE = 'Illuminate\\Database\\UniqueConstraintViolationException';

    /** Nobody's: what a password's bcrypt digest looks like. */
    public const DIGEST = '$2y$12$Q9inventedByTheSimulator.NobodysPasswordGivesThis.Dig';

    /** @var list<string>|null the operations that break; null: none */
    private ?array $only = null;
    private int $times = 0;
    private bool $after = false;

    public function reset(): void
    {
        [$this->only, $this->times, $this->after] = [null, 0, false];
    }

    /** @param list<string> $only operations @param int $times 0: always @param bool $after whether the panel does its work before */
    public function order(array $only, int $times, bool $after): void
    {
        [$this->only, $this->times, $this->after] = [$only, $times === 0 ? PHP_INT_MAX : $times, $after];
    }

    /**
     * The answer as it is, or the page that was ordered instead of it.
     *
     * @param array<string, mixed> $values what was sent
     * @return array{callable, bool} how to answer, and whether the panel is to work
     */
    public function meeting(string $operation, array $values, callable $answer): array
    {
        if (!in_array($operation, $this->only ?? [], true) || $this->times < 1) {
            return [$answer, true];
        }
        --$this->times;
        $text = static fn (string $name, string $else): string => is_string($values[$name] ?? null) ? $values[$name] : $else;
        $page = self::user($text('client_name', 'Jane Roe'), $text('client_email', 'jane.roe@example.com'));
        if (!$this->after) {
            $answer($page);
        }

        return [static fn () => $answer($page), $this->after];
    }

    /** Two creations for one new e-mail address at once: the loser's. */
    public static function user(string $name, string $email): Refusal
    {
        $values = implode(', ', [$name, $email, self::DIGEST, 'user', self::now(), self::now()]);

        return self::query(
            "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '$email' for key 'users_email_unique'",
            "insert into `users` (`name`, `email`, `password`, `role`, `updated_at`, `created_at`) values ($values)",
            57,
            self::UNIQUE,
        );
    }

    /** A service's number that the column does not hold. */
    public static function number(Account $account, string $column, int $number): Refusal
    {
        $values = implode(', ', [$account->owner->id, $account->server, 1, $account->username, "/home/$account->username", '8.3', $account->diskQuota,
            $account->serviceId ?? 'null', $account->clientId ?? 'null', 'whmcs', self::now(), self::now()]);

        return self::query(
            "SQLSTATE[22003]: Numeric value out of range: 1264 Out of range value for column '$column' at row 1",
            'insert into `accounts` (`user_id`, `server_id`, `package_id`, `username`, `home_directory`, `php_version`, `disk_quota`, '
                . "`whmcs_service_id`, `whmcs_client_id`, `created_via`, `updated_at`, `created_at`) values ($values)",
            61,
        );
    }

    public static function documentRoot(Account $account, string $root): Refusal
    {
        $values = implode(', ', [$account->server, $account->id, $account->domain(), $root, '8.3', 'pending', self::now(), self::now()]);

        return self::query(
            self::tooLong('document_root'),
            'insert into `domains` (`server_id`, `account_id`, `domain`, `document_root`, `php_version`, `status`, `updated_at`, `created_at`) '
                . "values ($values)",
            61,
        );
    }

    public static function reasonTooLong(Account $account, string $reason): Refusal
    {
        $now = self::now();

        return self::query(self::tooLong('suspend_reason'), "update `accounts` set `suspended` = 1, `suspended_at` = $now, "
            . "`suspend_reason` = $reason, `accounts`.`updated_at` = $now where `id` = $account->id", 51);
    }

    public static function reasonNoText(mixed $reason): Refusal
    {
        $type = get_debug_type($reason);

        return Refusal::crash('App\\Services\\ProvisioningService::suspendAccount(): Argument #2 ($reason) must be of type string, ' . $type
            . ' given, called in /opt/opterius/app/Http/Controllers/Api/WhmcsApiController.php on line 145', 'TypeError', '/opt/opterius/app/Services/ProvisioningService.php', 123, 42);
    }

    private static function query(string $what, string $sql, int $frames, string $class = self::QUERY): Refusal
    {
        return Refusal::crash("$what (Connection: mysql, Host: 127.0.0.1, Port: 33077, Database: opterius, SQL: $sql)", $class, self::CONNECTION, 841, $frames);
    }

    private static function tooLong(string $column): string
    {
        return "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column '$column' at row 1";
    }

    private static function now(): string
    {
        return gmdate('Y-m-d H:i:s');
    }
}
