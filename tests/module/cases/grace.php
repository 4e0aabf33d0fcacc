<?php

/** Days of grace: Terminate suspends, the cron deletes later and only where everything still says so, and until then the service gets its server back. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Living;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$live = static fn (Check $check, Stage $stage, array $policies = ['grace_days' => '3']): int => Living::decided($check, $stage, $policies);
$over = static function (Check $check, Stage $stage, int $id): void {
    $check->is('success', $stage->host->terminate($id)->message, 'terminate');
};
$row = static fn (int $id): ?object => Capsule::table('mod_calagopus_endings')->where('service_key', (string) $id)->first();
$cron = static function (Stage $stage, bool $isDue = true): void {
    if ($isDue) {
        Living::cron($stage, 'endings');
        return;
    }
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
$activity = static fn (Stage $stage): string => implode("\n", $stage->host->logs->activities());
$deletions = static fn (Stage $stage): int => count($stage->panel->requests('DELETE', '^/api/admin/servers/'));

return [
    'Terminate suspends, notes the day, and the cron deletes then' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron, $activity): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        $over($check, $stage, $id);
        $check->is([true, 'Terminated'], [$stage->onlyServer($id)['suspended'] ?? null, $stage->host->service($id)->domainstatus], 'suspended');
        $check->that(abs((int) $row($id)->due_at - time() - 3 * 86400) < 60, 'in three days');
        $check->has('is deleted after ' . gmdate('Y-m-d', (int) $row($id)->due_at), implode(' ', $stage->host->adminServicesTab($id)), 'the tab says when');
        $cron($stage, false);
        $check->that($stage->onlyServer($id) !== null, 'not before its day');
        $check->lacks('differ', $activity($stage), 'reconcile finds nothing wrong with that');
        $cron($stage);
        $check->is([null, null], [$stage->onlyServer($id), $row($id)], 'deleted');
        $check->is([null, ''], [$stage->record($id)->server_uuid, $stage->host->service($id)->dedicatedip], 'the record');
        $check->has("Service $id: its server $uuid was deleted", $activity($stage), 'said');
    },
    'the backups are kept for the days of grace, and deleted together with the server' => static function (Check $check, Stage $stage) use ($live, $over, $cron): void {
        $id = $live($check, $stage);
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->control('POST', 'server-backup', ['server' => $uuid, 'name' => 'nightly']);
        $over($check, $stage, $id);
        $cron($stage, false);
        $check->is([], $stage->panel->requests('DELETE', '.'), 'nothing is deleted before its day');
        $backups = $stage->panel->api('GET', "/api/admin/servers/$uuid/backups")['json'] ?? [];
        $check->has('nightly', (string) json_encode($backups), 'the backup is there');
        $cron($stage);
        $deleted = $stage->panel->requests('DELETE', '.');
        $check->is(["/api/admin/servers/$uuid"], array_column($deleted, 'path'), 'then the server is deleted');
        $check->is([true], array_map(static fn (array $request): mixed => json_decode((string) $request['body'], true)['delete_backups'] ?? null, $deleted), 'with its backups');
    },
    'an installation whose address changed its scheme deletes what it planned, and a copy does not' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage);
        $over($check, $stage, $id);
        $url = (string) Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        $set = static fn (string $value) => Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => $value]);
        $set('https://copy.example.net/');
        $cron($stage);
        $check->that($stage->onlyServer($id) !== null, 'a copy leaves it');
        $set(str_starts_with($url, 'https:') ? 'http' . substr($url, 5) : 'https' . substr($url, 4));
        $cron($stage);
        $check->is([null, null], [$stage->onlyServer($id), $row($id)], 'deleted');
    },
    'without days of grace Terminate deletes at once, as before' => static function (Check $check, Stage $stage) use ($live, $over): void {
        $id = $live($check, $stage, []);
        $over($check, $stage, $id);
        $check->is(null, $stage->onlyServer($id), 'deleted');
    },
    'Create and Unsuspend within the grace take the server back, and make no second one' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        foreach (['create', 'unsuspend'] as $action) {
            $id = $live($check, $stage);
            $uuid = $stage->onlyServer($id)['uuid'];
            $over($check, $stage, $id);
            $creations = $stage->creations();
            $check->is('success', $stage->host->$action($id)->message, $action);
            $check->is([$uuid, false], [$stage->onlyServer($id)['uuid'] ?? null, $stage->onlyServer($id)['suspended'] ?? null], "$action: the same server, running");
            $check->is([$creations, null], [$stage->creations(), $row($id)], "$action: none made, none to be deleted");
            $cron($stage);
            $check->that($stage->onlyServer($id) !== null, "$action: the cron leaves it");
        }
    },
    'somebody who wanted the service back and failed keeps the server all the same' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage);
        $over($check, $stage, $id);
        $stage->panel->fault(['kind' => 'status', 'status' => 403], ['path' => '^/api/', 'times' => 0]);
        $check->is(false, $stage->host->unsuspend($id)->success, 'unsuspend fails');
        $stage->panel->clearFaults();
        $cron($stage);
        $check->that($stage->onlyServer($id) !== null, 'the server');
        $check->is('wanted', $row($id)->state, 'the note');
        $check->is('success', $stage->host->unsuspend($id)->message, 'again');
        $check->is([false, null], [$stage->onlyServer($id)['suspended'], $row($id)], 'it is back');
    },
    'a service that is no more over, another server, or one that runs is left alone and said' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron, $activity, $deletions): void {
        $ways = [
            'Active in WHMCS' => static fn (int $id) => Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']),
            'another server on record' => static fn (int $id) => Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)
                ->update(['server_uuid' => '00000000-0000-4000-8000-000000000009']),
            'not suspended any more' => static fn (int $id, Stage $stage) => $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['suspended' => false]),
            'WHMCS has the service no more' => static fn (int $id) => Capsule::table('tblhosting')->where('id', $id)->delete(),
        ];
        foreach ($ways as $says => $change) {
            $id = $live($check, $stage);
            $over($check, $stage, $id);
            $change($id, $stage);
            $cron($stage);
            $check->that($stage->onlyServer($id) !== null, "$says: the server");
            $check->is('left', $row($id)->state, "$says: the note");
            $check->has($says, $activity($stage), 'it is said');
            $check->lacks('success', (string) json_encode($stage->host->logs->moduleEntries('DeleteLater')), "$says: nothing was deleted");
        }
        $check->is(0, $deletions($stage), 'deletions');
    },
    'a deletion that fails is tried again with growing pauses, each said' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron, $activity): void {
        $id = $live($check, $stage);
        $over($check, $stage, $id);
        $stage->panel->node(null, 'fail');
        $pauses = [];
        for ($try = 1; $try <= 3; $try++) {
            $cron($stage);
            $pauses[] = (int) round(((int) $row($id)->next_at - time()) / 60);
            $check->has("was to be deleted, and was not (try $try)", $activity($stage), "try $try is said");
        }
        $check->is([10, 20, 40], $pauses, 'minutes');
        $check->that($stage->onlyServer($id) !== null, 'the server');
        $stage->panel->node(null, 'ok');
        $cron($stage);
        $check->is([null, null], [$stage->onlyServer($id), $row($id)], 'deleted at last');
    },
    'a server that was deleted on the panel meanwhile ends its record' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage);
        $over($check, $stage, $id);
        $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['force' => true, 'delete_backups' => true]);
        $cron($stage);
        $check->is([null, null], [$row($id), $stage->record($id)->server_uuid], 'ended');
    },
    'under keep-if-failed a server whose last backup failed, or that has none, is never deleted unasked' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron, $activity): void {
        foreach (['the server has no backup' => [], 'failed' => [['successful' => true, 'created' => '2026-01-01T00:00:00Z'], ['successful' => false, 'created' => '2026-01-02T00:00:00Z']]] as $says => $backups) {
            $id = $live($check, $stage, ['grace_days' => '1', 'backups' => 'keep-if-failed']);
            foreach ($backups as $backup) {
                $stage->panel->control('POST', 'server-backup', $backup + ['server' => $stage->onlyServer($id)['uuid']]);
            }
            $over($check, $stage, $id);
            $cron($stage);
            $cron($stage);
            $check->that($stage->onlyServer($id) !== null, "$says: the server");
            $check->has($says, (string) $row($id)?->why, 'why');
            $check->has($says, $activity($stage), 'said');
            $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'delete', 'calagopus_service' => (string) $id]);
            $check->is(null, $stage->onlyServer($id), "$says: deleted when somebody asks for it");
        }
        $id = $live($check, $stage, ['grace_days' => '1', 'backups' => 'keep-if-failed']);
        $stage->panel->control('POST', 'server-backup', ['server' => $stage->onlyServer($id)['uuid']]);
        $over($check, $stage, $id);
        $cron($stage);
        $check->is(null, $stage->onlyServer($id), 'a whole backup');
    },
    'whatever the policy, the cron never deletes a server whose last backup failed; one without a backup goes' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage, ['grace_days' => '1']);
        $stage->panel->control('POST', 'server-backup', ['server' => $stage->onlyServer($id)['uuid'], 'successful' => false]);
        $over($check, $stage, $id);
        $cron($stage);
        $check->that($stage->onlyServer($id) !== null, 'failed: it is there');
        $check->has('failed', (string) $row($id)?->why, 'why');
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'delete', 'calagopus_service' => (string) $id]);
        $check->is(null, $stage->onlyServer($id), 'asked for, it goes');
        $none = $live($check, $stage, ['grace_days' => '1']);
        $over($check, $stage, $none);
        $cron($stage);
        $check->is(null, $stage->onlyServer($none), 'without a backup');
    },
    'under keep-if-failed and without grace Terminate refuses in words, and a running backup is waited for' => static function (Check $check, Stage $stage) use ($live, $over): void {
        $id = $live($check, $stage, ['backups' => 'keep-if-failed']);
        $check->has('Nothing was deleted: the server has no backup', $stage->host->terminate($id)->message, 'refused');
        $stage->panel->control('POST', 'server-backup', ['server' => $stage->onlyServer($id)['uuid'], 'completed' => null, 'successful' => false]);
        $check->has('is still being made', $stage->host->terminate($id)->message, 'still being made');
        $check->that($stage->onlyServer($id) !== null, 'the server');
        $stage->panel->control('POST', 'server-backup', ['server' => $stage->onlyServer($id)['uuid']]);
        $over($check, $stage, $id);
        $check->is(null, $stage->onlyServer($id), 'deleted');
    },
    'where what was decided cannot be read nothing is deleted, at once or later' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage, ['grace_days' => '3', 'backups' => 'keep-if-failed']);
        $set = static fn (string $name, string $value) => Capsule::table(Policies::TABLE)->where('name', $name)->update(['value' => $value]);
        foreach (['grace_days' => ['a fortnight', '3'], 'backups' => ['of a later release', 'delete']] as $name => [$wrong, $right]) {
            $set($name, $wrong);
            $check->has("\"$name\" cannot be read", $stage->host->terminate($id)->message, "$name: terminate");
            $check->is(false, $stage->onlyServer($id)['suspended'] ?? null, "$name: the server");
            $set($name, $right);
        }
        $over($check, $stage, $id);
        $set('backups', 'of a later release');
        $cron($stage);
        $check->is('waits', $row($id)?->state, 'it waits');
        $check->that($stage->onlyServer($id) !== null, 'and is there');
        $set('backups', 'delete');
        $cron($stage);
        $check->is(null, $stage->onlyServer($id), 'once it was decided anew');
    },
    'Terminate that could not suspend plans nothing, and a copy of WHMCS deletes nothing' => static function (Check $check, Stage $stage) use ($live, $over, $row, $cron): void {
        $id = $live($check, $stage);
        $stage->panel->fault(['kind' => 'status', 'status' => 403], ['path' => '^/api/', 'times' => 0]);
        $check->is(false, $stage->host->terminate($id)->success, 'terminate fails');
        $stage->panel->clearFaults();
        $check->is(null, $row($id), 'nothing is planned');
        $over($check, $stage, $id);
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'https://copy.example.com/']);
        $cron($stage);
        $check->that($stage->onlyServer($id) !== null, 'the copy');
    },
];
