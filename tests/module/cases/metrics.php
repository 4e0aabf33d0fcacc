<?php

/** Usage billing by Server UUID, and Renew, which marks and asks nobody. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\UsageBilling\Contracts\Metrics\MetricInterface;

/** Services 1 … of the seed. @return int the WHMCS server */
$sell = static function (Stage $stage, int $count): int {
    $stage->panel->reset("scale:$count:2");
    [$server, $product] = [$stage->server(), $stage->product()];
    for ($id = 1; $id <= $count; $id++) {
        Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $server, 'domainstatus' => 'Active']);
    }
    return $server;
};
$values = static fn (array $metrics): array => array_map(static fn (MetricInterface $metric): mixed => $metric->usage()?->value(), $metrics);

return [
    'what can be billed is said without asking a panel' => static function (Check $check, Stage $stage): void {
        $provider = $stage->host->callModule('calagopus', 'MetricProvider', ['serverhostname' => '']);
        $check->is(
            [['disk', 'snapshot'], ['traffic', 'month']],
            array_map(static fn (MetricInterface $metric): array => [$metric->systemName(), $metric->type()], $provider->metrics()),
            'metrics'
        );
        $check->is([], $stage->panel->log(), 'requests');
    },
    'each service\'s disk and traffic of the month stand by the UUID of its server' => static function (Check $check, Stage $stage) use ($sell, $values): void {
        $server = $sell($stage, 3);
        $stage->panel->control('POST', 'server', ['external_id' => 'addon-1']);
        $usage = $stage->host->metricProvider($server)->usage();
        $uuids = array_map(static fn (int $id): string => $stage->panel->serversOf((string) $id)[0]['uuid'], [1, 2, 3]);
        $check->is([], array_merge(array_diff($uuids, array_keys($usage)), array_diff(array_keys($usage), $uuids)), 'tenants');
        foreach ($usage as $uuid => $metrics) {
            [$disk, $traffic] = $values($metrics);
            $check->that($disk > 0 && $disk < 100, "$uuid: $disk GB of disk");
            $check->that($traffic !== null && $traffic >= 0, "$uuid: traffic");
        }
    },
    'a node that is away leaves its services out, and a panel that is away all of them: nobody has used 0' => static function (Check $check, Stage $stage) use ($sell): void {
        $server = $sell($stage, 4);
        $node = $stage->panel->serversOf('1')[0]['node'];
        $stage->panel->node($node, 'down');
        $usage = $stage->host->metricProvider($server)->usage();
        $check->that(count($usage) > 0 && count($usage) < 4, 'services: ' . count($usage));
        $stage->panel->fault(['kind' => 'status', 'status' => 500], ['path' => '^/api/', 'times' => 0]);
        $check->is([], $stage->host->metricProvider($server)->usage(), 'the panel is away');
        $check->has('Usage billing', implode(' ', $stage->host->logs->activities()), 'activity log');
    },
    'one service\'s usage is asked for in one round, and that of an unknown one not at all' => static function (Check $check, Stage $stage) use ($values): void {
        $id = $stage->order();
        $stage->host->create($id);
        $uuid = (string) $stage->record($id)->server_uuid;
        $stage->panel->install($uuid);
        $provider = $stage->host->metricProvider((int) $stage->host->service($id)->server);
        $mark = $stage->panel->mark();
        $usage = $values($provider->tenantUsage($uuid));
        $check->that(is_float($usage[0]), 'disk: ' . var_export($usage[0], true));
        $check->that(count($stage->panel->log($mark)) <= 3, 'one round: ' . json_encode(array_map(static fn (array $one): string => "{$one['method']} {$one['path']}", $stage->panel->log($mark))));
        $mark = $stage->panel->mark();
        $check->is([null, null], $values($provider->tenantUsage('11111111-2222-4333-8444-555555555555')), 'unknown');
        $check->is([null, null], $values($provider->tenantUsage(null)), 'nothing');
        $check->is([], $stage->panel->log($mark), 'requests');
    },
    'a renewal asks no panel and marks the service' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->is(true, $stage->host->renew($id)->success, 'answer');
        $check->is(1, Capsule::table('mod_calagopus_marks')->where(['service_key' => (string) $id, 'why' => 'renewed'])->count(), 'mark');
        $check->is(true, $stage->host->renew($id)->success, 'again');
        $check->is([], $stage->panel->log(), 'requests');
    },
];
