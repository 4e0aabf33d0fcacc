--TEST--
An e-mail address that another account has is a conflict, and neither account is changed
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Owner, Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$simulator->control('POST', 'user', ['username' => 'somebody', 'email' => 'taken@example.com', 'external_id' => '99']);
$panel->create(spec(), owner(), new Ref('17'));
$before = $simulator->state()['users'];
failure(static fn () => $panel->updateOwner(owner('7', 'taken@example.com')));
failure(static fn () => $panel->create(spec(), owner('8', 'taken@example.com'), new Ref('18')));
failure(static fn () => $panel->create(spec(), new Owner('8', 'taken@example.com', 'Jo', 'Roe', matchEmail: false), new Ref('18')));
echo $simulator->state()['users'] == $before ? 'as before' : 'changed', ', ', count($simulator->serversOf('18')), " servers\n";
?>
--EXPECT--
ConflictException owner-conflict, HTTP 409, not again
ConflictException owner-conflict, HTTP 0, not again
ConflictException owner-conflict, HTTP 0, not again
as before, 0 servers
