--TEST--
Whatever becomes of a creation, it is asked for once, never called a success unproven, and Create pressed again heals it
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$settings = new Calagopus\Settings(timeout: 3, connectTimeout: 1, createTimeout: 2, resolveTimeout: 0.6);
$cases = [
    ['agent fails', null, 'fail'], ['agent down', null, 'down'],
    ['status 500', ['kind' => 'status', 'status' => 500], null], ['status 503', ['kind' => 'status', 'status' => 503], null],
    ['html200', 'html200', null], ['html200 after', 'html200', null, 'after'], ['empty200', 'empty200', null], ['empty204', 'empty204', null, 'after'], ['redirect', 'redirect', null],
    ['truncated', 'truncated', null], ['content-type', 'content-type', null], ['nul', 'nul', null], ['duplicate', 'duplicate', null],
    ['reset before', ['kind' => 'reset', 'when' => 'before'], null, 'before'], ['reset after work', ['kind' => 'reset', 'when' => 'before'], null, 'after'],
    ['close within', ['kind' => 'close', 'when' => 'within'], null, 'after'], ['lost', 'lost', null], ['hang', 'hang', null],
];
foreach ($cases as $number => [$name, $fault, $agent]) {
    $panel = hosting($simulator, $settings);
    $username = 'user' . $number;
    if ($agent !== null) {
        $simulator->agent($agent, 0, ['create']);
    } else {
        $simulator->fault($fault, ['path' => '/accounts/create$'] + (isset($cases[$number][3]) ? ['act' => $cases[$number][3]] : []));
    }
    $mark = $simulator->mark();
    try {
        order($panel, $username, "$username.example.com");
        $first = 'success';
    } catch (Calagopus\Exception $failure) {
        $first = $failure->reason->value . ($failure->retriable ? ' (again)' : '');
    }
    $stands = $panel->attemptStands();
    $asked = count($simulator->requests('POST', 'create$', $mark));
    $simulator->agent('ok');
    $simulator->openServer();
    $simulator->clearFaults();
    $again = order($panel, $username, "$username.example.com", ['ownAttempt' => $stands]);
    echo $name, ': ', $first, ', asked ', $asked, ', record ', $stands ? 'stands' : 'struck', '; again: ', $again->remade ? 'remade' : 'made', ', ',
        $simulator->account($username)['on_agent'] === 'active' ? 'whole' : 'HALF', "\n";
}
?>
--EXPECT--
agent fails: setup-incomplete, asked 1, record stands; again: remade, whole
agent down: setup-incomplete, asked 1, record stands; again: remade, whole
status 500: outcome-unknown (again), asked 1, record stands; again: made, whole
status 503: outcome-unknown (again), asked 1, record stands; again: made, whole
html200: outcome-unknown (again), asked 1, record stands; again: made, whole
html200 after: outcome-unknown (again), asked 1, record stands; again: remade, whole
empty200: outcome-unknown (again), asked 1, record stands; again: made, whole
empty204: outcome-unknown (again), asked 1, record stands; again: remade, whole
redirect: outcome-unknown (again), asked 1, record stands; again: made, whole
truncated: outcome-unknown (again), asked 1, record stands; again: remade, whole
content-type: outcome-unknown (again), asked 1, record stands; again: remade, whole
nul: outcome-unknown (again), asked 1, record stands; again: remade, whole
duplicate: outcome-unknown (again), asked 1, record stands; again: remade, whole
reset before: outcome-unknown (again), asked 1, record stands; again: made, whole
reset after work: outcome-unknown (again), asked 1, record stands; again: remade, whole
close within: outcome-unknown (again), asked 1, record stands; again: remade, whole
lost: outcome-unknown (again), asked 1, record stands; again: remade, whole
hang: outcome-unknown (again), asked 1, record stands; again: made, whole
