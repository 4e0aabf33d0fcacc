--TEST--
Where usage cannot be read, nothing is changed; a failing server still lets accounts be suspended and terminated
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$panel = hosting($simulator, new Calagopus\Settings(timeout: 3, connectTimeout: 1, createTimeout: 3, resolveTimeout: 1, retry: false));
$made = order($panel);
$calls = ['suspend' => [], 'unsuspend' => [], 'terminate' => [], 'setPassword' => ['a new password'], 'changePackage' => ['Business'], 'usage' => []];
$before = $simulator->account('jane');
foreach ([['kind' => 'status', 'status' => 500, 'body' => ['result' => 'error', 'message' => 'Could not connect to server agent']], 'html200', ['kind' => 'reset', 'when' => 'before']] as $fault) {
    foreach ($calls as $method => $arguments) {
        $simulator->fault($fault, ['path' => '/usage$', 'act' => 'before', 'times' => 0]);
        $mark = $simulator->mark();
        echo $method, ': ';
        failure(fn () => $panel->$method($made, ...$arguments));
        $simulator->clearFaults();
        if (!preg_match('/^usage( usage)*$/', asked($simulator, $mark))) {
            echo 'ASKED ', asked($simulator, $mark), "\n";
        }
    }
}
echo $simulator->account('jane') === $before ? 'untouched' : 'TOUCHED', "\n";

echo "the server is down: the panel says so with figures of 0, and the account is known\n";
$simulator->agent('down', 0, ['usage', 'terminate']);
$panel->suspend($made);
echo holds($simulator, 'jane'), "\n";
$panel->terminate($made);
echo holds($simulator, 'jane'), "\n";
?>
--EXPECT--
suspend: PanelException node-error, HTTP 500, press again
unsuspend: PanelException node-error, HTTP 500, press again
terminate: PanelException node-error, HTTP 500, press again
setPassword: PanelException node-error, HTTP 500, press again
changePackage: PanelException node-error, HTTP 500, press again
usage: PanelException node-error, HTTP 500, press again
suspend: ProtocolException not-a-panel, HTTP 200, not again
unsuspend: ProtocolException not-a-panel, HTTP 200, not again
terminate: ProtocolException not-a-panel, HTTP 200, not again
setPassword: ProtocolException not-a-panel, HTTP 200, not again
changePackage: ProtocolException not-a-panel, HTTP 200, not again
usage: ProtocolException not-a-panel, HTTP 200, not again
suspend: TransportException connection-lost, HTTP 0, press again
unsuspend: TransportException connection-lost, HTTP 0, press again
terminate: TransportException connection-lost, HTTP 0, press again
setPassword: TransportException connection-lost, HTTP 0, press again
changePackage: TransportException connection-lost, HTTP 0, press again
usage: TransportException connection-lost, HTTP 0, press again
untouched
the server is down: the panel says so with figures of 0, and the account is known
jane: jane.example.com, Starter, suspended, on the server suspended
jane: none
