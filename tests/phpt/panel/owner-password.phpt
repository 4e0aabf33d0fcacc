--TEST--
A password is set where the account is the client's, and only a possible one
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(), owner(), new Ref('17'));
$has = static fn (): string => array_values(array_filter($simulator->state()['users'], static fn (array $user): bool => $user['external_id'] === '7'))[0]['has_password'] ? 'a password' : 'no password';
echo $has(), "\n";
failure(static fn () => $panel->setOwnerPassword(owner(), 'short'));
failure(static fn () => $panel->setOwnerPassword(owner(), str_repeat('x', 513)));
failure(static fn () => $panel->setOwnerPassword(owner(), "nul\0in-the-middle"));
failure(static fn () => $panel->setOwnerPassword(owner('999', 'none@example.com'), 'long enough'));
echo $has(), "\n";
$panel->setOwnerPassword(owner(), 'long enough');
echo $has(), "\n";
?>
--EXPECT--
no password
ValidationException invalid-argument, HTTP 0, not again, fields: password
ValidationException invalid-argument, HTTP 0, not again, fields: password
ValidationException invalid-owner, HTTP 0, not again, fields: password
NotFoundException owner-not-found, HTTP 0, not again
no password
a password
