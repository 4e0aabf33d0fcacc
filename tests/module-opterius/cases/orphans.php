<?php

/** What deleted services leave on an Opterius panel is listed, kept or suspended as config.php says, and never terminated: the kit's, seen through this module. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Orphans;

$live = static function (Stage $stage): int {
    $id = $stage->live();
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
    $stage->host->newRequest('clientsservices.php');
    return $id;
};
$cron = static function (Stage $stage): void {
    Capsule::schema()->hasTable('mod_opterius_errands') && Capsule::table('mod_opterius_errands')->where('kind', 'orphan')->update(['next_at' => 0]);
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
/** What the panel was asked to change. @return list<string> */
$changes = static fn (Stage $stage, int $since): array => array_values(array_filter(
    array_column($stage->panel->log($since), 'path'),
    static fn (string $path): bool => preg_match('~/accounts/(create|suspend|unsuspend|terminate|password|package)$~', $path) === 1
));

return [
    'the account of a deleted service is listed, and stays as it is' => static function (Check $check, Stage $stage) use ($live, $cron, $changes): void {
        $id = $live($stage);
        $username = (string) $stage->host->service($id)->username;
        $mark = $stage->panel->mark();
        $stage->host->clients->deleteService($id);
        $cron($stage);
        $cron($stage);
        $orphan = Orphans::find((string) $id);
        $check->is([$username, $stage->record($id)->origin, null], [$orphan?->thing, $orphan?->origin, $orphan?->suspendedAt], 'the row');
        $check->is([], $changes($stage, $mark), 'changes');
    },
    'it is suspended where config.php says so, and never terminated' => static function (Check $check, Stage $stage) use ($live, $cron): void {
        $stage->configure(['orphans' => 'suspend']);
        $id = $live($stage);
        $other = $stage->live(['username' => 'joan', 'domain' => 'joan.example.com']);
        $mark = $stage->panel->mark();
        $stage->host->clients->deleteService($id);
        $cron($stage);
        $cron($stage);
        $check->that(Orphans::find((string) $id)?->suspendedAt !== null, 'the row says when');
        $paths = array_values(array_unique(array_column($stage->panel->log($mark), 'path')));
        $check->that(in_array('/api/v1/accounts/suspend', $paths, true) && !in_array('/api/v1/accounts/terminate', $paths, true), implode(' ', $paths));
        $check->is(null, Orphans::find((string) $other), 'another service\'s');
    },
    'a client who edits a profile changes nothing on a panel that has no call for it' => static function (Check $check, Stage $stage) use ($live, $cron, $changes): void {
        $id = $live($stage);
        $mark = $stage->panel->mark();
        $stage->host->clients->edit((int) $stage->host->service($id)->userid, ['firstname' => 'Augusta'], ['email_verified' => true]);
        $cron($stage);
        $check->is([], $changes($stage, $mark), 'changes');
    },
];
