--TEST--
A panel that cannot be reached is told apart from one that broke off
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$socket = stream_socket_server('tcp://127.0.0.1:0');
$closed = (int) substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
fclose($socket);
$settings = new Settings(timeout: 3, connectTimeout: 2, retry: false);
$refused = new Panel('127.0.0.1', $simulator->key, $closed, false, $settings);
failure(static fn () => $refused->find(new Ref('17')));
echo $refused->trace()->exchanges[0]->status, ' ', $refused->trace()->exchanges[0]->failure !== null ? 'a failure in the trace' : 'no failure in the trace', "\n";
failure(static fn () => (new Panel('no-such-host.invalid', $simulator->key, 0, false, $settings))->find(new Ref('17')));
$panel = panel($simulator, $settings);
foreach (['before', 'within'] as $when) {
    foreach (['reset', 'close'] as $kind) {
        $simulator->clearFaults();
        $simulator->fault(['kind' => $kind, 'when' => $when], ['method' => 'GET', 'times' => 0]);
        echo $kind, ' ', $when, ': ';
        failure(static fn () => $panel->find(new Ref('17')));
    }
}
?>
--EXPECT--
TransportException connect-failed, HTTP 0, press again
0 a failure in the trace
TransportException resolve-failed, HTTP 0, press again
reset before: TransportException connection-lost, HTTP 0, press again
close before: TransportException connection-lost, HTTP 0, press again
reset within: TransportException connection-lost, HTTP 200, press again
close within: TransportException connection-lost, HTTP 200, press again
