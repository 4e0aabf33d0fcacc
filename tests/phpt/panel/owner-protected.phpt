--TEST--
An administrator's account is never linked
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
failure(static fn () => $panel->create(spec(), owner('7', $simulator->state()['users'][0]['email']), new Ref('17')));
echo count($simulator->serversOf('17')), " servers\n";
?>
--EXPECT--
ConflictException owner-protected, HTTP 0, not again
0 servers
