--TEST--
Create that may only look asks for nothing new
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$failure = failure(static fn () => $panel->create(spec(), owner(), new Ref('17'), onlyLook: true));
echo count($simulator->requests('POST', '/servers')), ' creations, ', count($simulator->serversOf('17')), " servers\n";
?>
--EXPECT--
UnknownOutcomeException still-pending, HTTP 0, press again
0 creations, 0 servers
