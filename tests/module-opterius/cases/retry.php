<?php

/** What failed for a reason that passes is pressed again after WHMCS's cron, and Renew asks nobody: the kit's, seen through this module. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

const RETRIES = 'mod_opterius_retries';

return [
    'a suspension that failed while the panel was away is pressed again, with its reason' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $check->is(false, $stage->host->suspend($id, 'Overdue')->success, 'the panel is away');
        $check->is('SuspendAccount', Capsule::table(RETRIES)->where('service_id', $id)->value('action'), 'it waits');
        Capsule::table(RETRIES)->update(['next_at' => time() - 1]);
        $stage->panel->clearFaults();
        $server = (int) $stage->host->service($id)->server;
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->host->testConnection($server)['success'], 15.0);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(posix_getpwuid(posix_geteuid())['name'], Capsule::table('mod_opterius_settings')->where('name', 'cron-user')->value('value'), 'the user that the cron ran as');
        $check->is(['Suspended', 0], [$stage->host->status($id), Capsule::table(RETRIES)->count()], 'it went through');
        $check->is('Overdue', (string) $stage->host->service($id)->suspendreason, 'the reason');
    },
    'a renewal asks no panel and marks the service' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $mark = $stage->panel->mark();
        $check->is(true, $stage->host->renew($id)->success, 'answer');
        $check->is([[], 1], [$stage->panel->log($mark), Capsule::table('mod_opterius_marks')->where('service_key', (string) $id)->count()], 'requests and marks');
    },
    'a cron whose PHP lacks the extension tries nothing, and says so once a day' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => [1 => 'Starter']]);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $stage->host->suspend($id, 'Overdue');
        Capsule::table(RETRIES)->update(['next_at' => time() - 1]);
        $said = static fn (): array => array_values(array_filter($stage->host->logs->activities(), static fn (string $line): bool
            => str_contains($line, "WHMCS's cron cannot try them again. The PHP extension \"calagopus\" is not loaded in this PHP")));
        foreach ([1, 1, 2, 2] as $run => $times) {
            $result = $stage->host->startChild(dirname(__DIR__) . '/child.php', ['cron', '0'], [])->wait();
            $check->is([0, ''], [$result['exit'], $result['out'] . $result['err']], "run $run");
            $check->is($times, count($said()), "lines after run $run");
            $run !== 1 || Capsule::table('mod_opterius_settings')->where('name', 'said-no-extension')->update(['value' => (string) (time() - 86401)]);
        }
        $check->is(0, (int) Capsule::table(RETRIES)->where('service_id', $id)->value('tries'), 'tries');
    },
];
