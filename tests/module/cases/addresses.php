<?php

/** Where a server is reached, wherever that is shown or kept: the alias before the IP, and never an address that means "all of the node's". */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

/** From now on the panel shows the service's server with these fields of its allocation and of its node. @param array<string, mixed> $allocation @param array<string, mixed> $node */
$show = static function (Stage $stage, int $id, array $allocation, array $node): void {
    $stage->panel->clearFaults();
    $server = $stage->panel->api('GET', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'])['json']['server'];
    $server['allocation'] = $allocation + $server['allocation'];
    $server['node'] = $node + $server['node'];
    $stage->panel->fault(['kind' => 'field', 'path' => 'server', 'value' => $server], ['method' => 'GET', 'path' => '^/api/admin/servers/(external/)?[^/]+$', 'times' => 0]);
};

/** @var array<string, array{array<string, mixed>, array<string, mixed>, string, string}> allocation, node, what is shown ("" for a sentence), the dedicated IP */
$places = [
    'an IP' => [['ip' => '198.51.100.1'], ['sftp_host' => 'node.example.com'], '198.51.100.1:25565', '198.51.100.1'],
    'an alias' => [['ip' => '198.51.100.1', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', '198.51.100.1'],
    'an alias that is an address' => [['ip' => '10.0.0.5', 'ip_alias' => '203.0.113.5'], [], '203.0.113.5:25565', '203.0.113.5'],
    'an alias before an address behind NAT' => [['ip' => '10.0.0.5', 'ip_alias' => 'play.example.com'], ['sftp_host' => '203.0.113.9'], 'play.example.com:25565', ''],
    'an alias before an address behind a provider\'s NAT' => [['ip' => '100.127.0.5', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', ''],
    'an alias before an address beside a provider\'s NAT' => [['ip' => '100.128.0.5', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', '100.128.0.5'],
    'an alias before the machine\'s own address' => [['ip' => '127.0.0.1', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', ''],
    'an alias before an address of its link' => [['ip' => 'fe80::5', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', ''],
    'an alias before one of IPv6 that is nobody\'s else' => [['ip' => 'fd00::5', 'ip_alias' => 'play.example.com'], [], 'play.example.com:25565', ''],
    'an address of a network of one\'s own' => [['ip' => '10.0.0.5'], [], '10.0.0.5:25565', '10.0.0.5'],
    'IPv6' => [['ip' => '2001:db8::7'], [], '[2001:db8::7]:25565', '2001:db8::7'],
    'all, and an SFTP host' => [['ip' => '0.0.0.0'], ['sftp_host' => 'node.example.com', 'public_url' => 'https://panel-side.example.com'], 'node.example.com:25565', ''],
    'all, and a public URL' => [['ip' => '0.0.0.0'], ['public_url' => 'https://user:secret@node.example.com:8080/', 'url' => 'http://10.0.0.5:8080/'], 'node.example.com:25565', ''],
    'all, and a URL' => [['ip' => '0.0.0.0'], ['url' => 'https://203.0.113.9:8080/'], '203.0.113.9:25565', '203.0.113.9'],
    'all of IPv6' => [['ip' => '::'], ['url' => 'https://[2001:db8::9]:8080/'], '[2001:db8::9]:25565', '2001:db8::9'],
    'all, and an alias' => [['ip' => '0.0.0.0', 'ip_alias' => 'play.example.com'], ['sftp_host' => '203.0.113.9'], 'play.example.com:25565', '203.0.113.9'],
    'an alias that means all' => [['ip' => '198.51.100.1', 'ip_alias' => '0.0.0.0'], [], '198.51.100.1:25565', '198.51.100.1'],
    'all, and a node that only itself can reach' => [['ip' => '0.0.0.0'], ['url' => 'http://127.0.0.1:8080/'], '', ''],
    'all, and hosts that are none' => [['ip' => '::'], ['sftp_host' => ['x'], 'public_url' => 7, 'url' => 'https://no host/'], '', ''],
];

return [
    'a page and the admin tab show where customers connect' => static function (Check $check, Stage $stage) use ($show, $places): void {
        $id = $stage->order();
        $stage->host->create($id);
        foreach ($places as $what => [$allocation, $node, $shown]) {
            $show($stage, $id, ['port' => 25565] + $allocation, $node);
            $page = $stage->host->clientArea($id)->output;
            $tab = $stage->host->adminServicesTab($id)['Address'] ?? '';
            $check->has($shown === '' ? 'Port 25565; please ask us' : "<code>$shown</code>", $page, "$what: page");
            $shown === '' ? $check->has('give the allocation an IP alias', $tab, "$what: admin tab") : $check->is($shown, $tab, "$what: admin tab");
            foreach (['0.0.0.0', '[::]', '127.0.0.1:25565', 'secret'] as $never) {
                $check->lacks($never, $page . $tab, $what);
            }
        }
    },
    'the dedicated IP is the address that customers connect to' => static function (Check $check, Stage $stage) use ($show, $places): void {
        $id = $stage->order();
        $stage->host->create($id);
        foreach ($places as $what => [$allocation, $node, , $kept]) {
            Capsule::table('tblhosting')->where('id', $id)->update(['dedicatedip' => '']);
            Capsule::table('mod_calagopus_services')->delete();
            $show($stage, $id, ['port' => 25565] + $allocation, $node);
            $check->is('success', $stage->host->create($id)->message, "$what: create");
            $check->is($kept, $stage->host->service($id)->dedicatedip, "$what: dedicated IP");
            $check->is($kept === '' ? null : $kept, $stage->record($id)->address, "$what: record");
        }
    },
];
