--TEST--
Usage of many accounts: several in flight, one deadline, what fails apart from the others, in little memory
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Opterius\Usage;
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start(['--seed', 'scale:1000']);
$panel = hosting($simulator);
$names = array_map(static fn (int $n): string => sprintf('s%04d', $n), range(1, 1000));
$all = $panel->usages($names, 60);
echo count($all), ' answers, ', count(array_filter($all, static fn ($one) => $one instanceof Usage)), " of them figures, in the order asked: ",
    array_keys($all) === $names ? 'yes' : 'no', "\n";
echo $panel->trace()->requests, " requests\n";
$domains = array_filter($all, static fn (Usage $one, string $name): bool => !str_starts_with($one->domain, $name), ARRAY_FILTER_USE_BOTH);
echo 'each its own: ', $domains === [] ? 'yes' : 'no', "\n";

$mixed = $panel->usages(['s0001', 'nobody', 'not a name', 's0002', '17'], 10, 2);
foreach ($mixed as $name => $one) {
    echo $name, ': ', $one instanceof Usage ? 'figures' : describe($one), "\n";
}

echo "a slow server: eight at a time\n";
$simulator->agent('ok', 200, ['usage']);
$started = microtime(true);
$panel->usages(array_slice($names, 0, 16), 10);
$took = microtime(true) - $started;
echo $took > 0.35 && $took < 1.6 ? 'two rounds' : "took $took", "\n";

echo "one deadline for all\n";
$started = microtime(true);
$some = $panel->usages($names, 1.0, 4);
$took = microtime(true) - $started;
$good = count(array_filter($some, static fn ($one) => $one instanceof Usage));
$late = count(array_filter($some, static fn ($one) => $one instanceof Calagopus\TimeoutException));
echo count($some), ' answers, ', $good > 3 && $good < 40 ? 'some' : $good, ' figures, the rest timed out: ', $good + $late === 1000 ? 'yes' : 'no', ', in time: ', $took < 2 ? 'yes' : $took, "\n";
$simulator->agent('ok');

echo "a key that is refused is not tried a thousand times\n";
$refused = hosting($simulator, null, 'opt_' . str_repeat('x', 48));
$mark = $simulator->mark();
$none = $refused->usages($names, 10);
echo count($none), ' answers, ', count($simulator->log($mark)), ' requests, ', describe($none['s0999']), "\n";

foreach ([fn () => $panel->usages([1], 1), fn () => $panel->usages([], 0), fn () => $panel->usages([], INF, 9)] as $call) {
    failure($call);
}
var_dump($panel->usages([], 1));
?>
--EXPECT--
1000 answers, 1000 of them figures, in the order asked: yes
1000 requests
each its own: yes
s0001: figures
nobody: NotFoundException account-not-found, HTTP 404, not again
not a name: ValidationException invalid-reference, HTTP 0, not again, fields: username
s0002: figures
17: NotFoundException account-not-found, HTTP 404, not again
a slow server: eight at a time
two rounds
one deadline for all
1000 answers, some figures, the rest timed out: yes, in time: yes
a key that is refused is not tried a thousand times
1000 answers, 8 requests, AuthenticationException key-refused, HTTP 401, not again
ValidationException invalid-argument, HTTP 0, not again, fields: usernames
ValidationException invalid-argument, HTTP 0, not again, fields: timeout
ValidationException invalid-argument, HTTP 0, not again, fields: timeout inFlight
array(0) {
}
