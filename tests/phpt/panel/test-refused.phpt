--TEST--
A key that the panel does not know, or knows from elsewhere, is told apart
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
failure(static fn () => panel($simulator, null, str_repeat('x', 48))->test());
failure(static fn () => panel($simulator, null, 'sim-other-address-key-00000000000000000000000000')->test());
?>
--EXPECT--
AuthenticationException key-refused, HTTP 401, not again
PermissionException address-not-allowed, HTTP 403, not again
