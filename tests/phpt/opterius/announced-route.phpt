--TEST--
A panel that creates accounts under the announced route is found out once, and remembered
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start(['--routes', 'announced']);
$paths = static function (int $mark) use ($simulator): string {
    return implode(' ', array_map(static fn (array $r): string => $r['path'] ?? $r['target'], $simulator->log($mark)));
};
foreach (['one', 'two'] as $name) {
    $mark = $simulator->mark();
    order(hosting($simulator), $name, "$name.example.com");
    echo $paths($mark), "\n";
}
echo "another panel of this process is asked anew\n";
$other = Simulator::start();
order(hosting($other), 'one', 'one.example.com');
echo asked($other), "\n";
echo "the panel is renewed\n";
$simulator->control('POST', 'routes', ['routes' => 'released']);
foreach (['three', 'four'] as $name) {
    $mark = $simulator->mark();
    order(hosting($simulator), $name, "$name.example.com");
    echo $paths($mark), "\n";
}
echo "a package that is not there is no missing route\n";
$mark = $simulator->mark();
failure(fn () => order(hosting($simulator), 'five', 'five.example.com', ['package' => 'starter']));
echo $paths($mark), "\n";
?>
--EXPECT--
/api/v1/accounts/usage /api/v1/accounts/create /api/accounts
/api/v1/accounts/usage /api/accounts
another panel of this process is asked anew
usage create
the panel is renewed
/api/v1/accounts/usage /api/accounts /api/v1/accounts/create
/api/v1/accounts/usage /api/v1/accounts/create
a package that is not there is no missing route
NotFoundException package-not-found, HTTP 404, not again
/api/v1/accounts/usage /api/v1/accounts/create
