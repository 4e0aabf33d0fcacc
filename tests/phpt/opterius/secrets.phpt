--TEST--
Passwords, keys and people are in no trace, exception or dump of an Opterius panel
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Opterius\Account;
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$markers = ['key' => 'opt_marker0123456789abcdefghijklmnopqrstuvwxyz0123456789', 'password' => 'marker-password-1', 'second' => 'marker-password-2', 'email' => 'marker@example.org', 'person' => 'Marker Person'];
$markers['key'] = substr($markers['key'], 0, 52);
$simulator->control('POST', 'key', ['key' => $markers['key']]);
$panel = hosting($simulator, null, $markers['key']);
$seen = '';
$collect = static function (mixed $value) use (&$seen): void {
    ob_start();
    var_dump($value);
    $seen .= ob_get_clean() . print_r($value, true) . ($value instanceof Throwable ? $value . print_r($value->getTrace(), true) : '');
};
$calls = [];
$collect($panel);
$order = ['account' => new Account('jane', 'jane.example.com'), 'password' => $markers['password'], 'package' => 'Starter', 'email' => $markers['email'], 'clientName' => $markers['person']];
$simulator->agent('fail', 0, ['create'], 'useradd: password ' . $markers['password'] . ' refused');
$calls = [
    static fn () => $panel->create(...$order),
    static fn () => $simulator->agent('ok'),
    static fn () => $panel->create(...['ownAttempt' => true] + $order),
    static fn () => $panel->setPassword($order['account'], $markers['second']),
    static fn () => $panel->setPassword(new Account('nobody', 'a.b'), $markers['second']),
    static fn () => $panel->create(...['package' => 'none', 'account' => new Account('joe', 'joe.example.com')] + $order),
    static fn () => $simulator->fault(
        ['kind' => 'status', 'status' => 400, 'body' => ['result' => 'error', 'message' => 'bad header: Bearer ' . $markers['key']]],
        ['path' => 'usage$', 'times' => 1],
    ),
    static fn () => array_map($collect, $panel->usages(['jane'], 5)),
    static fn () => new Calagopus\Opterius\Panel('no host', $markers['key'] . 'x'),
];
foreach ($calls as $call) {
    try {
        $collect($call());
    } catch (Calagopus\Exception $failure) {
        $collect($failure->getMessage() . $failure->panelMessage . $failure->hint . $failure->getTraceAsString());
        foreach ($failure->getTrace() as $frame) {
            $collect(array_filter($frame['args'] ?? [], static fn (mixed $one): bool => !$one instanceof Closure));
        }
    }
    $collect($panel->trace());
    $collect($panel->trace()?->requestText() . $panel->trace()?->responseText());
}
unset($markers['person'], $markers['email']);
echo str_contains($seen, 'SensitiveParameterValue') ? 'arguments seen' : 'NO ARGUMENTS SEEN', "\n";
echo str_contains($seen, 'accounts/create') && str_contains($seen, '"domain":"jane.example.com"') ? 'seen' : 'NOTHING SEEN', "\n";
echo markers($markers, $seen), "\n";
?>
--EXPECT--
arguments seen
seen
clean
