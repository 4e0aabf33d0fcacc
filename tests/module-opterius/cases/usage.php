<?php

/** UsageUpdate: a thousand accounts, several at once, within a time for all, with what came kept. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;

/** Services that are active, as many as the panel's seed has accounts, written as WHMCS and the module have them. */
$sell = static function (Stage $stage, int $count): int {
    $server = $stage->server();
    $product = $stage->product();
    $client = $stage->host->make->client();
    for ($number = 1; $number <= $count; $number++) {
        $name = sprintf('s%04d', $number);
        $rows[] = ['userid' => $client, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active', 'username' => $name, 'domain' => "$name.example.com"];
    }
    foreach (array_chunk($rows ?? [], 100) as $chunk) {
        Capsule::table('tblhosting')->insert($chunk);
    }
    return $server;
};

$figures = static fn (string $username): array => array_values((array) Capsule::table('tblhosting')->where('username', $username)
    ->first(['diskusage', 'disklimit', 'bwusage', 'bwlimit']));

$filled = static fn (): int => Capsule::table('tblhosting')->where('diskusage', '>', 0)->count();

$thousand = static function (Check $check, Stage $stage) use ($sell, $figures, $filled): void {
    $stage->panel->reset('scale:1000');
    $server = $sell($stage, 1000);
    $stage->panel->agent('ok', 20, ['usage']);
    $start = microtime(true);
    $mark = $stage->panel->mark();
    $check->is(null, $stage->host->usageUpdate($server), 'answer');
    $took = microtime(true) - $start;
    $check->is(1000, $filled(), 'services with figures');
    $check->is([[1, 10240, 2, 102400], [1000, 10240, 2000, 102400]], [$figures('s0001'), $figures('s1000')], 'figures');
    $check->is(1000, $stage->asked('usage', $mark), 'requests');
    $check->that($took < 1000 * 0.02, "several at once: a thousand answers of 20 ms took $took s");
    $check->has('1000 services: 1000 updated', (array) $stage->host->logs->moduleEntries('UsageUpdate')[0] !== []
        ? (string) $stage->host->logs->moduleEntries('UsageUpdate')[0]->arrdata : '', 'module log');
    $check->that(Capsule::table('tblhosting')->where('lastupdate', '>=', date('Y-m-d'))->count() === 1000, 'date of the update');
};

return [
    'a thousand accounts' => $thousand,
    'mariadb: a thousand accounts' => $thousand,
    'when the time for all is over, what came is kept, and the rest is said' => static function (Check $check, Stage $stage) use ($sell, $filled): void {
        $stage->panel->reset('scale:1000');
        $server = $sell($stage, 1000);
        $stage->configure(['usage_timeout' => 1.5, 'usage_in_flight' => 4]);
        $stage->panel->agent('ok', 25, ['usage']);
        $start = microtime(true);
        $check->is(null, $stage->host->usageUpdate($server), 'answer');
        $check->that(microtime(true) - $start < 5, 'it ends in time');
        $check->that($filled() >= 50 && $filled() < 900, 'partial results: ' . $filled());
        $said = implode(' ', $stage->host->logs->activities());
        $check->matches('/1000 services: ' . $filled() . ' updated.* ' . (1000 - $filled()) . ' not reached/', $said, 'activity log');
    },
    'no more than the bound are asked at once' => static function (Check $check, Stage $stage) use ($sell): void {
        $stage->panel->reset('scale:40');
        $server = $sell($stage, 40);
        $stage->configure(['usage_in_flight' => 2]);
        $stage->panel->agent('ok', 100, ['usage']);
        $start = microtime(true);
        $stage->host->usageUpdate($server);
        $took = microtime(true) - $start;
        $check->that($took >= 1.9, "40 answers of 100 ms, two at a time, took $took s");
    },
    'what fails does not disturb the others, and what is not known is not overwritten' => static function (Check $check, Stage $stage) use ($sell, $figures): void {
        $stage->panel->reset('scale:6');
        $server = $sell($stage, 6);
        Capsule::table('tblhosting')->update(['diskusage' => 7, 'disklimit' => 8, 'bwusage' => 9, 'bwlimit' => 10]);
        $stage->panel->control('DELETE', 'account', ['username' => 's0001']);
        $stage->panel->put('s0002', ['domain' => 'stranger.example.com']);
        $stage->panel->put('s0003', ['on_agent' => false]);
        Capsule::table('tblhosting')->where('username', 's0004')->update(['domainstatus' => 'Terminated']);
        Capsule::table('tblhosting')->where('username', 's0005')->update(['username' => 'not a name']);
        $stage->host->usageUpdate($server);
        foreach (['s0001', 's0002', 's0003', 's0004', 'not a name'] as $username) {
            $check->is([7, 8, 9, 10], $figures($username), $username);
        }
        $check->is([6, 10240, 12, 102400], $figures('s0006'), 's0006');
        $said = implode(' ', $stage->host->logs->activities());
        $check->has('4 services: 1 updated, 1 silent, 1 foreign, 1 failed, 0 not reached; 1 without an account of their own', $said, 'activity log');
        $check->matches('/First of the foreign ones: service \d+ has the account s0002 with the domain \S+, and the panel\'s account of that name has stranger\.example\.com\. Look on the panel/', $said, 'the foreign one');
    },
    'accounts that are gone do not keep the others from their figures, however many they are' => static function (Check $check, Stage $stage) use ($sell, $filled): void {
        $stage->panel->reset('scale:150');
        $server = $sell($stage, 150);
        for ($number = 1; $number <= 100; $number++) {
            $stage->panel->control('DELETE', 'account', ['username' => sprintf('s%04d', $number)]);
        }
        $stage->host->usageUpdate($server);
        $check->is(50, $filled(), 'services with figures');
        $check->has('150 services: 50 updated, 0 silent, 0 foreign, 100 failed, 0 not reached', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'a log that cannot be written does not stop the cron' => static function (Check $check, Stage $stage) use ($sell): void {
        $stage->panel->reset('scale:2');
        $server = $sell($stage, 2);
        Capsule::table('tblservers')->update(['port' => '1']);
        Capsule::schema()->drop('tblactivitylog');
        $check->is(null, $stage->host->usageUpdate($server), 'answer');
    },
    'figures of an account that is not the service\'s are not written' => static function (Check $check, Stage $stage): void {
        $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 7]);
        $thief = $stage->order();
        $stage->host->create($thief);
        Capsule::table('tblhosting')->where('id', $thief)->update(['domainstatus' => 'Active']);
        $stage->host->usageUpdate((int) $stage->host->service($thief)->server);
        $check->is([512, 0], Capsule::table('tblhosting')->orderBy('id')->pluck('diskusage')->all(), 'disk');
    },
    'a panel that is away, refuses the key or answers with a page ends it at once' => static function (Check $check, Stage $stage) use ($sell, $filled): void {
        $stage->panel->reset('scale:300');
        $server = $sell($stage, 300);
        Capsule::table('tblservers')->update(['accesshash' => Calagopus\Tests\Panel\Opterius\Keys::EXPIRED]);
        $mark = $stage->panel->mark();
        $stage->host->usageUpdate($server);
        $check->that($stage->asked('usage', $mark) <= 10, 'requests: ' . $stage->asked('usage', $mark));
        $check->has('expired', implode(' ', $stage->host->logs->activities()), 'said');
        Capsule::table('tblservers')->update(['port' => '1']);
        $start = microtime(true);
        $stage->host->usageUpdate($server);
        $check->that(microtime(true) - $start < 10, 'a panel that is away');
        $check->is(0, $filled(), 'nothing written');
    },
    'Update Usage asks about one service' => static function (Check $check, Stage $stage) use ($figures): void {
        $id = $stage->live();
        $stage->panel->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 7]);
        $check->is('success', $stage->host->customButton($id, 'RefreshUsage')->message, 'button');
        $check->is([512, 10240, 7, 0], $figures('jane'), 'figures');
        $stage->panel->agent('down');
        $check->is('success', $stage->host->customButton($id, 'RefreshUsage')->message, 'the server does not answer');
        $check->is([512, 10240, 7, 0], $figures('jane'), 'the figures stay');
    },
    'labels of quotas are read as megabytes' => static function (Check $check): void {
        require_once Stage::folder() . '/lib/autoload.php';
        foreach (
            ['100 GB' => 102400, '100 GB/mo' => 102400, '1 MB / month' => 1, '100 GB/day' => null, '/mo' => null, '512' => 512, '1.5 TB' => 1572864, ' 20gb ' => 20480, '1 MiB' => 1, 'Unlimited' => null, '' => null, '0' => null, '-5 GB' => null,
            '9999999999 TB' => null, '1e3 GB' => null, '10 PB' => null] as $label => $megabytes
        ) {
            $check->is($megabytes, WHMCS\Module\Server\Opterius\Packages::megabytes((string) $label), (string) $label);
        }
    },
];
