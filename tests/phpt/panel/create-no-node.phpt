--TEST--
A deployment that no node can take is a capacity failure, and nothing is made
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$anywhere = ['node_uuid' => '', 'location_uuids' => FRANKFURT];
foreach ([['memory' => 2000000000] + $anywhere, ['node_uuid' => '', 'location_uuids' => NOBODY]] as $options) {
    $failure = failure(static fn () => $panel->create(spec($options), owner(), new Ref('17')));
    echo str_starts_with($failure->panelMessage, 'could not deploy server: ') ? 'with the panel\'s own words' : $failure->panelMessage, "\n";
    echo $failure->hint === '' ? 'NO HINT' : 'and a hint', "\n";
}
echo count($simulator->serversOf('17')), " servers\n";
?>
--EXPECT--
CapacityException no-node, HTTP 400, not again
with the panel's own words
and a hint
CapacityException no-node, HTTP 400, not again
with the panel's own words
and a hint
0 servers
