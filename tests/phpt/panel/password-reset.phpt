--TEST--
The panel mails its reset link
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$panel->create(spec(), owner(), new Ref('17'));
$panel->sendPasswordReset(owner());
echo count($simulator->requests('POST', '/email/reset-password$')), " mail\n";
failure(static fn () => $panel->sendPasswordReset(owner('999', 'none@example.com')));
?>
--EXPECT--
1 mail
NotFoundException owner-not-found, HTTP 0, not again
