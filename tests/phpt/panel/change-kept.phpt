--TEST--
What is asked for as it was last time stays as the panel has it, and is told
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Spec};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$last = spec(['variables' => 'MINECRAFT_VERSION=1.20.1']);
$ref = new Ref('17', $panel->create($last, owner(), new Ref('17'))->server->uuid, $panel->origin(), '7');
$limits = ['memory' => 4096, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240, 'cpu' => 100, 'io_weight' => null];
$simulator->api('PATCH', "/api/admin/servers/$ref->uuid", ['limits' => $limits, 'hugepages_passthrough_enabled' => true, 'startup' => 'java -Dtoken=hidden']);
$tell = static function (Calagopus\Changed $changed): void {
    foreach (['differences', 'kept'] as $list) {
        foreach ($changed->$list as $one) {
            echo $list, ': ', implode(' | ', array_map(static fn (?string $part): string => $part ?? '-', $one)), "\n";
        }
    }
    echo implode("\n", $changed->notes), $changed->notes === [] ? '' : "\n";
};
$wanted = Spec::fromOptions(['database_limit' => '4', 'variables' => ''] + $last->toArray());
$changed = $panel->change($ref, $wanted, ['MINECRAFT_VERSION' => '1.20.1'], null, false, $last);
$tell($changed);
echo $changed->server->memory, ' ', json_encode([$changed->server->hugepagesPassthrough, $changed->server->kvmPassthrough]), "\n";
echo $simulator->serversOf('17')[0]['variables']['MINECRAFT_VERSION'], "\n";
echo array_keys($changed->kept[0]) === ['option', 'name', 'held', 'asked'] ? "held and asked\n" : "other keys\n";
$tell($changed = $panel->change($ref, $wanted, [], null, false, null));
echo $changed->server->memory, ' ', json_encode($changed->server->hugepagesPassthrough), "\n";
?>
--EXPECT--
differences: database_limit | - | 0 | 4
differences: variables | MINECRAFT_VERSION | - | -
kept: memory | - | 4096 | 1024
kept: hugepages_passthrough | - | yes | no
The variable MINECRAFT_VERSION is asked for no more, and has the egg's own value again.
4096 [true,false]
latest
held and asked
differences: memory | - | 4096 | 1024
differences: hugepages_passthrough | - | yes | no
1024 false
