--TEST--
Packages are listed with their labels, and found by their name
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$panel = hosting($simulator);
foreach ($panel->packages() as $package) {
    echo "$package->name: $package->diskQuota, $package->bandwidth, $package->phpVersion\n";
}
echo $panel->package('Starter')->name, "\n";
foreach (['starter', 'Startr', 'Gold'] as $name) {
    echo failure(fn () => $panel->package($name))->getMessage(), "\n";
}
failure(fn () => $panel->package(''));
$made = order($panel);
foreach ([fn () => $panel->changePackage($made, 'Busines'), fn () => order($panel, 'joe', 'joe.example.com', ['package' => 'Startr'])] as $call) {
    echo explode('. ', rtrim(failure($call)->getMessage(), '.'))[0], "\n";
}
echo holds($simulator, 'jane'), "\n", holds($simulator, 'joe'), "\n";
?>
--EXPECT--
Starter: 10 GB, 100 GB/mo, 8.3
Business: 50 GB, 500 GB/mo, 8.3
Unlimited: Unlimited, Unlimited, 8.3
Starter
NotFoundException package-not-found, HTTP 0, not again
Package not found: the panel has no package "starter". Did you mean "Starter"? Available: Starter, Business, Unlimited
NotFoundException package-not-found, HTTP 0, not again
Package not found: the panel has no package "Startr". Did you mean "Starter"? Available: Starter, Business, Unlimited
NotFoundException package-not-found, HTTP 0, not again
Package not found: the panel has no package "Gold". Available: Starter, Business, Unlimited
ValidationException invalid-options, HTTP 0, not again, fields: package
NotFoundException package-not-found, HTTP 404, not again
Package not found: the panel has no package "Busines"
NotFoundException package-not-found, HTTP 404, not again
Package not found: the panel has no package "Startr"
jane: jane.example.com, Starter, active, on the server active
joe: none
