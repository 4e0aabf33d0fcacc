<?php

/** What deleted services, addons, orders and clients leave on the panel is listed, kept or suspended as decided, and never deleted. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphan;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;

$made = static function (Check $check, Stage $stage, string $policy = ''): int {
    $id = $stage->order();
    $product = (int) $stage->host->service($id)->packageid;
    $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
    $stage->order(); // another service: one that is the last of all is not taken for deleted
    $policy === '' || Policies::decide("product-$product", ['orphans' => $policy]);
    $check->is('success', $stage->host->create($id)->message, 'create');
    $stage->host->newRequest('clientsservices.php');
    return $id;
};
$cron = static function (Stage $stage, int $times = 1): void {
    for (; $times > 0; $times--) {
        Capsule::schema()->hasTable('mod_calagopus_errands') && Capsule::table('mod_calagopus_errands')->where('kind', 'orphan')->update(['next_at' => 0]);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
    }
};
$keys = static fn (): array => array_map(static fn (Orphan $orphan): string => $orphan->key, Orphans::all());

return [
    'however a service is deleted, its server is listed with panel and UUID, and stays as it is' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $of = static fn (int $id, string $column): int => (int) Capsule::table('tblhosting')->where('id', $id)->value($column);
        $ways = [
            'the service' => static fn (int $id) => $stage->host->clients->deleteService($id),
            'its order' => static fn (int $id) => $stage->host->clients->deleteOrder($of($id, 'orderid')),
            'its client' => static fn (int $id) => $stage->host->clients->delete($of($id, 'userid')),
        ];
        foreach ($ways as $what => $delete) {
            $id = $made($check, $stage);
            $server = $stage->onlyServer($id);
            $client = (string) $of($id, 'userid');
            $cron($stage);
            $check->is(null, Orphans::find((string) $id), "$what: while it is there");
            $mark = $stage->panel->mark();
            $delete($id);
            $cron($stage);
            $orphan = Orphans::find((string) $id);
            $check->is([$client, $server['uuid'], null], [$orphan?->client, $orphan?->thing, $orphan?->suspendedAt], "$what: the row");
            $check->is($stage->record($id)->origin, $orphan?->origin, "$what: the panel");
            $check->is([], $stage->panel->log($mark), "$what: requests");
        }
        $check->is([false, 3], [$stage->onlyServer((int) $keys()[0])['suspended'], count($keys())], 'nothing was done to them');
        $check->has('is no more in WHMCS', implode(' ', $stage->host->logs->activities()), 'it is said');
    },
    'an addon is listed by its own id' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $service = $made($check, $stage);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $addon = $stage->host->make->addon(['service' => $service, 'offer' => $offer]);
        $check->is('success', $stage->host->create(Target::addon($addon))->message, 'create');
        $stage->host->newRequest('clientsservices.php');
        $stage->host->clients->deleteAddon($addon);
        $cron($stage);
        $check->is(["addon-$addon"], $keys(), 'the list');
    },
    'where the product says so the cron suspends it, with what WHMCS no longer tells' => static function (Check $check, Stage $stage) use ($made, $cron): void {
        $id = $made($check, $stage, 'suspend');
        $stage->host->clients->deleteService($id);
        $cron($stage, 2);
        $check->is(true, $stage->onlyServer($id)['suspended'], 'suspended');
        $check->that(Orphans::find((string) $id)?->suspendedAt !== null, 'the row says when');
        $mark = $stage->panel->mark();
        $cron($stage, 2);
        $check->is([], $stage->panel->log($mark), 'once');
        $check->is([], $stage->panel->requests('DELETE', ''), 'deletions');
    },
    'where all services are gone at once, as in an import, none is suspended, now or later' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $id = $made($check, $stage, 'suspend');
        $rows = Capsule::table('tblhosting')->get()->map(static fn (object $row): array => (array) $row)->all();
        Capsule::table('tblhosting')->delete();
        $look = static fn () => Capsule::table('mod_calagopus_errands')->where('kind', 'sweep')->update(['next_at' => 0]);
        $cron($stage);
        $look();
        $cron($stage, 3);
        $check->is([[(string) $id], false], [$keys(), $stage->onlyServer($id)['suspended']], 'listed, and as it was');
        $check->has('as in a restore or an import', implode(' ', $stage->host->logs->activities()), 'it is said');
        Capsule::table('tblhosting')->insert($rows);
        $look();
        $cron($stage);
        $check->is([], $keys(), 'once they are back');
    },
    'of many that are gone at once none is suspended, also where other services are there' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $id = $made($check, $stage, 'suspend');
        $stage->order();
        $row = (array) Capsule::table('mod_calagopus_services')->where('service_key', $id)->first();
        foreach (range(1, 60) as $number) {
            Capsule::table('mod_calagopus_services')->insert(['service_key' => (string) (100000 + $number), 'server_uuid' => sprintf('2a0b12b8-0ceb-42f5-928f-ea3f495a%04d', $number)] + $row);
        }
        $stage->host->clients->deleteService($id);
        $cron($stage, 3);
        $check->is([61, false], [count($keys()), $stage->onlyServer($id)['suspended']], 'listed, and as it was');
    },
    'a server that does not bear the service\'s id any more is not suspended' => static function (Check $check, Stage $stage) use ($made, $cron): void {
        $id = $made($check, $stage, 'suspend');
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['external_id' => '4711']);
        $stage->host->clients->deleteService($id);
        $cron($stage, 2);
        $check->is(false, $stage->onlyServer(4711)['suspended'], 'somebody else\'s now');
    },
    'a service that is back in WHMCS is no orphan, and a terminated one never was' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $id = $made($check, $stage, 'suspend');
        $row = (array) Capsule::table('tblhosting')->where('id', $id)->first();
        $stage->host->clients->deleteService($id);
        $cron($stage, 0);
        Capsule::table('mod_calagopus_errands')->where('kind', 'sweep')->update(['next_at' => 0]);
        $cron($stage, 1);
        Capsule::table('tblhosting')->insert($row);
        Capsule::table('mod_calagopus_errands')->update(['next_at' => 0]);
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is([[], false], [$keys(), $stage->onlyServer($id)['suspended']], 'the list');
        $ended = $made($check, $stage);
        $check->is('success', $stage->host->terminate($ended)->message, 'terminate');
        $stage->host->newRequest('clientsservices.php');
        $stage->host->clients->deleteService($ended);
        $cron($stage);
        $check->is([], $keys(), 'a terminated one');
    },
    'a service of another client that got the id of a deleted one does not get its server' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $id = $made($check, $stage, 'suspend');
        $row = (array) Capsule::table('tblhosting')->where('id', $id)->first();
        $owner = $stage->onlyServer($id)['owner'];
        $stage->host->clients->deleteService($id);
        $cron($stage);
        Capsule::table('tblhosting')->insert(['userid' => $stage->host->make->client(), 'domainstatus' => 'Pending'] + $row);
        Capsule::table('mod_calagopus_errands')->where('kind', 'sweep')->update(['next_at' => 0]);
        $cron($stage);
        $check->is([(string) $id], $keys(), 'it is listed still');
        $mark = $stage->panel->mark();
        foreach (['create', 'suspend', 'unsuspend'] as $action) {
            $said = $stage->host->$action($id)->message;
            $check->is($owner, $stage->onlyServer($id)['owner'], "$action: whose the server is");
            $action === 'create' && $check->has('was deleted and left the server', $said, 'create');
        }
        $check->has('was deleted and left the server', $stage->host->terminate($id)->message, 'terminate');
        $check->is($owner, $stage->onlyServer($id)['owner'] ?? null, 'terminate: it is there');
        $check->is([], array_filter(array_column($stage->panel->requests('PATCH', '', $mark), 'body'), static fn (string $body): bool => str_contains($body, 'owner')), 'nobody was given it');
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'give', 'calagopus_service' => (string) $id]);
        $check->is($owner, $stage->onlyServer($id)['owner'], 'given by hand');
        $stage->host->clients->merge((int) $row['userid'], $stage->host->make->client());
        Capsule::table('mod_calagopus_errands')->where('kind', 'give')->update(['next_at' => 0]);
        $cron($stage);
        $check->is($owner, $stage->onlyServer($id)['owner'], 'the former client was merged');
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'unlink', 'calagopus_service' => (string) $id]);
        $check->is('success', $stage->host->create($id)->message, 'create, once it was unlinked');
        $check->that(!in_array($stage->onlyServer($id)['owner'] ?? $owner, [$owner], true), 'a server of its own');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate its own');
    },
    'an installation whose address changed its scheme does what it noted' => static function (Check $check, Stage $stage) use ($made, $cron): void {
        $id = $made($check, $stage, 'suspend');
        $stage->host->clients->deleteService($id);
        Capsule::table('mod_calagopus_errands')->where('kind', 'sweep')->update(['next_at' => 0]);
        $stage->host->newRequest('cron.php');
        WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Cron::run();
        $url = (string) Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => str_starts_with($url, 'https:') ? 'http' . substr($url, 5) : 'https' . substr($url, 4)]);
        $cron($stage, 2);
        $check->is(true, $stage->onlyServer($id)['suspended'], 'suspended');
        $check->lacks('asked for in', implode(' ', $stage->host->logs->activities()), 'nothing is foreign');
    },
    'a copy of WHMCS for testing lists and suspends nothing of the original\'s' => static function (Check $check, Stage $stage) use ($made, $cron, $keys): void {
        $id = $made($check, $stage, 'suspend');
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'https://staging.example.com/']);
        $stage->host->clients->deleteService($id);
        $cron($stage, 2);
        $check->is([[], false], [$keys(), $stage->onlyServer($id)['suspended']], 'list and server');
    },
];
