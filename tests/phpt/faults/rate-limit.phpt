--TEST--
A request limit says when the panel may be asked again
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$simulator->fault(['kind' => 'retry-after', 'value' => '7'], ['times' => 0]);
$panel = panel($simulator, new Settings(timeout: 2));
$failure = failure(static fn () => $panel->find(new Ref('17')));
var_dump($failure->retryAfter);
$simulator->clearFaults();
$simulator->fault(['kind' => 'retry-after', 'value' => '0'], ['times' => 1]);
failure(static fn () => $panel->find(new Ref('17')));
echo cost($panel), "\n";
?>
--EXPECT--
RateLimitException rate-limited, HTTP 429, press again
float(7)
NotFoundException server-not-found, HTTP 404, not again
2 rounds, 2 requests
