--TEST--
The client's name and address are sent to the linked account
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(), owner(), new Ref('17'));
$panel->updateOwner(owner('7', 'new@example.com', 'Janet', "O'Doe"));
$user = array_values(array_filter($simulator->state()['users'], static fn (array $user): bool => $user['external_id'] === '7'))[0];
echo $user['email'], ' ', $user['name_first'], ' ', $user['name_last'], ' ', $user['username'], "\n";
failure(static fn () => $panel->updateOwner(owner('999', 'none@example.com')));
?>
--EXPECT--
new@example.com Janet O'Doe janedoe_7
NotFoundException owner-not-found, HTTP 0, not again
