<?php

/**
 * One thing that WHMCS's cron has the module do with all services of a panel, in a process of its own; prints what it came to, in JSON.
 *
 * php -d extension=… cron.php WHAT SERVER; the WHMCS stand-in is found by the environment. WHAT is usage, reconcile, sync or stock; or tables, which
 * makes the module's.
 */

declare(strict_types=1);

use Calagopus\Bench\Child;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Reconcile\Reconcile;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Entries;
use WHMCS\Module\Server\Calagopus\Stock\Stock;

require dirname(__DIR__) . '/tests/whmcs/bootstrap.php';
require __DIR__ . '/src/Child.php';

[, $what, $server] = $argv;
$host = WhmcsHost::attach();
$host->modules->load('calagopus');

/** How many services it came to; what is not right is said. @var array<string, Closure(): int> $jobs */
$jobs = [
    'tables' => static function (): int {
        Policies::makeTable();
        return (int) is_object(new WHMCS\Module\Server\Calagopus\Store());
    },
    'usage' => static function () use ($host, $server): int {
        $host->usageUpdate((int) $server);
        return Capsule::table('tblhosting')->where('server', $server)->whereNotNull('lastupdate')->where('diskusage', '>', 0)->count();
    },
    'reconcile' => static function () use ($server): int {
        $reconcile = new Reconcile(new Call('Reconcile', Entries::params((int) $server)), [(int) $server]);
        foreach ($reconcile->rows(600.0, static fn (int $done, int $all) => null) as $row) {
            throw new RuntimeException("a row where nothing differs: {$row->kind} of {$row->service}");
        }
        return $reconcile->seen() - $reconcile->without();
    },
    'stock' => static function () use ($server): int {
        Stock::cron();
        $left = Capsule::table('tblproducts')->where('stockcontrol', '1')->pluck('qty', 'id')->all();
        return min($left) > 0 ? Capsule::table('tblhosting')->where('server', $server)->where('domainstatus', 'Active')->count()
            : throw new RuntimeException('a product whose stock is not known: ' . json_encode($left));
    },
    'sync' => static function () use ($host, $server): int {
        $answer = $host->listAccounts((int) $server);
        return $answer['success'] === true ? count($answer['accounts']) : throw new RuntimeException((string) $answer['error']);
    },
];
Capsule::table('tblhosting')->where('server', $server)->update(['lastupdate' => null, 'diskusage' => 0]);
Capsule::table('tblproducts')->update(['qty' => 0]);
Capsule::schema()->hasTable('mod_calagopus_settings') && Capsule::table('mod_calagopus_settings')->where('name', 'stock-due')->delete();
$before = Child::memoryOf((int) getmypid())['now'];
$began = microtime(true);
$services = $jobs[$what]();
echo json_encode(['services' => $services, 'seconds' => microtime(true) - $began, 'added_mib' => (Child::memoryOf((int) getmypid())['most'] - $before) / 1024]), "\n";
