--TEST--
A change says what it changed, and of what may be secret only that
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Ref;
use Calagopus\Spec;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$made = $panel->create(spec(), owner(), new Ref('17'));
$ref = new Ref('17', $made->server->uuid, $panel->origin(), '7');
$options = spec()->toArray();
$wanted = Spec::fromOptions(['memory' => '2048', 'startup_command' => 'java -Dtoken=hidden', 'variables' => "MINECRAFT_VERSION=1.21.4", 'kvm_passthrough' => 'on'] + $options);
foreach ($panel->change($ref, $wanted)->differences as $difference) {
    echo implode(' | ', array_map(static fn (?string $part): string => $part ?? '-', $difference)), "\n";
}
var_dump($panel->change($ref, $wanted)->differences);
?>
--EXPECT--
memory | - | 1024 | 2048
startup_command | - | - | -
variables | MINECRAFT_VERSION | - | -
kvm_passthrough | - | no | yes
array(0) {
}
