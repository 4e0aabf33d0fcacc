--TEST--
A figure that is null, a text or less than nothing stops no action; what was asked for is a success only where it is told
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$made = panel($simulator)->create(spec(), owner(), new Ref('17'))->server;
installed($simulator, $made->uuid);
$panel = panel($simulator, new Settings(timeout: 5, retry: false));
$ref = new Ref('17', $made->uuid, $panel->origin());
foreach (['null', '"1024"', '-7'] as $raw) {
    $simulator->clearFaults();
    foreach (['limits.memory', 'limits.disk', 'limits.cpu', 'limits.swap', 'feature_limits.backups', 'allocation.port'] as $figure) {
        $simulator->fault(['kind' => 'field', 'path' => "server.$figure", 'raw' => $raw], ['path' => '^/api/admin/servers', 'times' => 0]);
        $server = $panel->find($ref);
        $told = ['limits.memory' => $server->memory, 'limits.disk' => $server->disk, 'limits.cpu' => $server->cpu, 'limits.swap' => $server->swap,
            'feature_limits.backups' => $server->featureLimits['backups'] ?? null, 'allocation.port' => $server->port];
        echo $raw, ' ', $figure, ': ', implode(', ', array_keys($told, null, true)), ' not told, ';
        $panel->suspend($ref);
        $panel->unsuspend($ref);
        $panel->power($ref, PowerAction::Stop);
        echo "done\n";
        $simulator->clearFaults();
    }
    $simulator->fault(['kind' => 'field', 'path' => 'resources.disk_bytes', 'raw' => $raw], ['path' => '/resources$', 'times' => 0]);
    var_dump($panel->live($ref)->usage->diskBytes);
}
$simulator->fault(['kind' => 'field', 'path' => 'server.limits.memory', 'raw' => 'null'], ['path' => '^/api/admin/servers', 'times' => 0]);
failure(static fn () => $panel->change($ref, spec(['memory' => '4096'])));
var_dump($panel->terminate($ref)->wasGone, count($simulator->serversOf('17')));
?>
--EXPECT--
null limits.memory: limits.memory not told, done
null limits.disk: limits.disk not told, done
null limits.cpu: limits.cpu not told, done
null limits.swap: limits.swap not told, done
null feature_limits.backups: feature_limits.backups not told, done
null allocation.port: allocation.port not told, done
NULL
"1024" limits.memory: limits.memory not told, done
"1024" limits.disk: limits.disk not told, done
"1024" limits.cpu: limits.cpu not told, done
"1024" limits.swap: limits.swap not told, done
"1024" feature_limits.backups: feature_limits.backups not told, done
"1024" allocation.port: allocation.port not told, done
NULL
-7 limits.memory: limits.memory not told, done
-7 limits.disk: limits.disk not told, done
-7 limits.cpu: limits.cpu not told, done
-7 limits.swap: limits.swap not told, done
-7 feature_limits.backups: feature_limits.backups not told, done
-7 allocation.port: allocation.port not told, done
NULL
ProtocolException not-applied, HTTP 0, not again
bool(false)
int(0)
