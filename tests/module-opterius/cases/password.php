<?php

/** WHMCS's Change Password, which customers press too: they are told in words for them, staff what happened; and it is not pressed without end. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

/** What only staff may read. */
$technical = static fn (Stage $stage): array => [
    $stage->panel->host, (string) $stage->panel->port, 'http', 'API key', 'Access Hash', 'config.php', 'account.password', 'status ', 'proxy', 'on record', 'jane', 'stranger', 'usermod',
];
$error = static fn (int $status, string $words): array => ['kind' => 'status', 'status' => $status, 'body' => ['result' => 'error', 'message' => $words]];
$log = static fn (): string => (string) Capsule::table('tblmodulelog')->where('action', 'ChangePassword')->orderByDesc('id')->value('arrdata');
$rename = static fn (int $id, string $username) => Capsule::table('tblhosting')->where('id', $id)->update(['username' => $username]);
/** @var array<string, array{\Closure(Stage, int): mixed, string, string}> what is wrong, what the customer is told, and what stands in the log */
$troubles = [
    'an unknown key' => [static fn (Stage $stage) => $stage->panel->fault($error(401, 'Invalid API key'), ['times' => 0]), 'problem', 'does not know the API key'],
    'a key without the permission' => [
        static fn (Stage $stage) => $stage->panel->fault($error(403, 'Insufficient permissions'), ['times' => 0, 'path' => '/accounts/password']), 'problem', 'account.password',
    ],
    'an address that is not allowed' => [static fn (Stage $stage) => $stage->panel->fault($error(403, 'IP address not allowed'), ['times' => 0]), 'problem', 'API key may not be used'],
    'a panel that is down' => [static fn (Stage $stage) => $stage->panel->fault(['kind' => 'status', 'status' => 503, 'body' => 'down'], ['times' => 0]), 'problem', 'proxy in front of it'],
    'a server that fails' => [static fn (Stage $stage) => $stage->panel->agent('fail', 0, ['password'], 'usermod: exit status 8'), 'problem', 'usermod: exit status 8'],
    'a username that was changed in WHMCS' => [static fn (Stage $stage, int $id) => $rename($id, 'stranger'), 'missing', 'jane, jane.example.com'],
    'an account that is gone' => [static fn (Stage $stage) => $stage->panel->control('DELETE', 'account', ['username' => 'jane']), 'missing', 'has no account jane'],
    'an account of another domain' => [static fn (Stage $stage) => $stage->panel->put('jane', ['domain' => 'stranger.example.com']), 'missing', 'stranger.example.com'],
    'another server' => [static fn (Stage $stage) => Capsule::table('mod_opterius_services')->update(['origin' => 'https://former.example.com']), 'missing', 'former_panels in'],
];

return [
    'a customer is told in his words why his password was not changed, and the module log has the whole' => static function (Check $check, Stage $stage) use ($troubles, $technical, $log, $rename): void {
        $id = $stage->live();
        foreach ($troubles as $what => [$cause, $name, $words]) {
            $cause($stage, $id);
            $said = $stage->host->changePassword($id, 'second-password')->message;
            $check->is((require Stage::folder() . '/lang/english.php')["press.$name"] ?? "press.$name", $said, "$what: what the customer is told");
            $told = array_values(array_filter($technical($stage), static fn (string $word): bool => stripos($said, $word) !== false));
            $check->is([], $told, "$what: technical words");
            $check->has($words, $log(), "$what: the module log");
            $check->is('first-password', decrypt((string) $stage->host->service($id)->password), "$what: WHMCS keeps the former one");
            $staff = $stage->staffPassword($id, 'second-password');
            $check->has($words, $staff->message, "$what: what staff are told");
            Capsule::table('mod_opterius_pages')->update(['press_count' => 0]);
            $stage->panel->clearFaults();
            $stage->panel->agent('ok');
            $rename($id, 'jane');
            $stage->panel->put('jane', ['domain' => 'jane.example.com']);
            Capsule::table('mod_opterius_services')->update(['origin' => $stage->panel->url]);
        }
        $check->is('success', $stage->host->changePassword($id, 'second-password')->message, 'when all is well');
        $_SESSION['Language'] = 'german';
        $rename($id, 'stranger');
        $check->has('nicht gefunden', $stage->host->changePassword($id, 'third-password')->message, 'in his language');
    },
    'a password that is too short, and a command that is at work, are told too' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $mark = $stage->panel->mark();
        $check->is('Nothing was changed. A password has at least 8 characters.', $stage->host->changePassword($id, 'short')->message, 'too short');
        $check->is(0, $stage->asked('password', $mark), 'requests');
        $stage->configure(['lock_wait' => 0]);
        $lock = WHMCS\Module\Server\Opterius\Shared\Whmcs\Locks::make((string) $id, 60);
        $lock->acquire(0);
        $check->has('Please try again in a minute.', $stage->host->changePassword($id, 'second-password')->message, 'at work');
        $lock->release();
    },
    'a customer changes it ten times within a minute at the most; staff as often as they like' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $other = $stage->live(['username' => 'joe', 'domain' => 'joe.example.com']);
        $check->is('success', $stage->host->changePassword($id, 'second-password')->message, 'the first');
        $mark = $stage->panel->mark();
        foreach ([0, 1] as $times) {
            Capsule::table('mod_opterius_pages')->where('service_key', (string) $id)->update(['press_minute' => intdiv(time(), 60), 'press_count' => 10]);
            $said = $stage->host->changePassword($id, "third-password-$times")->message;
        }
        $check->has('too often within a minute', $said, 'the eleventh');
        $check->is([], $stage->panel->log($mark), 'requests');
        $check->is('success', $stage->host->changePassword($other, 'second-password')->message, 'another service');
        $check->is('success', $stage->staffPassword($id, 'fourth-password')->message, 'staff');
        Capsule::table('mod_opterius_pages')->update(['press_minute' => 1]);
        $check->is('success', $stage->host->changePassword($id, 'fifth-password')->message, 'a minute later');
    },
];
