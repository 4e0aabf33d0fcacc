--TEST--
The connection test tells the panel's version, and why a key or an address will not do
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Opterius\Panel;
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$panel = hosting($simulator, null, " \t" . $simulator->key . "\r\n");
$connection = $panel->test();
echo $connection->version, ', ', spent($panel), ', ', count($connection->notes), " notes\n";
echo str_replace((string) $simulator->port, 'PORT', print_r($panel, true));
echo $panel->origin() === $simulator->url ? 'its own address' : $panel->origin(), "\n";
foreach (['opt_simExpired00000000000000000000000000000000000000', 'opt_simOtherAddress000000000000000000000000000000000', 'opt_' . str_repeat('x', 48)] as $key) {
    $failure = failure(fn () => hosting($simulator, null, $key)->test());
    echo $failure->panelMessage, ' ', $failure->hint, "\n";
}
$nothing = hosting($simulator, null, 'opt_simNoScopes0000000000000000000000000000000000000');
$failure = failure(fn () => order($nothing));
echo $failure->getMessage(), "\n";
foreach (['', 'opt_short', str_repeat('x', 52), 'opt_' . str_repeat('é', 24)] as $key) {
    $failure = failure(fn () => new Panel('panel.example.com', $key));
}
failure(fn () => new Panel('not a host', 'x', 99999));
foreach (['html200', ['kind' => 'redirect'], 'empty204', ['kind' => 'status', 'status' => 404]] as $fault) {
    $simulator->fault($fault, ['path' => '/test$', 'act' => 'before']);
    failure(fn () => $panel->test());
    $simulator->clearFaults();
}
?>
--EXPECT--
2.8.14, 2/8, 0 notes
Calagopus\Opterius\Panel Object
(
    [origin] => http://127.0.0.1:PORT
)
its own address
AuthenticationException key-refused, HTTP 401, not again
API key has expired. Make a new key in the panel.
PermissionException address-not-allowed, HTTP 403, not again
IP address not allowed. Add this machine's address to the key's allowed addresses in the panel.
AuthenticationException key-refused, HTTP 401, not again
Invalid API key. Make a new key in the panel.
PermissionException permission-missing, HTTP 403, not again
The API key lacks the permission account.create.
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-key, HTTP 0, not again, fields: key
ValidationException invalid-host, HTTP 0, not again, fields: port hostname key
ProtocolException not-a-panel, HTTP 200, not again
ProtocolException not-a-panel, HTTP 302, not again
ProtocolException bad-answer, HTTP 204, not again
ProtocolException not-a-panel, HTTP 404, not again
