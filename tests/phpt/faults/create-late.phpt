--TEST--
A creation that a 429 kept waiting for too long is not asked for: no half server, and the time to wait is told
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$simulator->node(null, 'ok', 1500);
$attempt = static function (string $method, string $path) use ($simulator): void {
    $panel = panel($simulator, new Settings(timeout: 10, createTimeout: 6, resolveTimeout: 2));
    $simulator->fault(['kind' => 'retry-after', 'status' => 429, 'value' => '3'], ['method' => $method, 'path' => $path, 'times' => 1]);
    $mark = $simulator->mark();
    $failure = failure(static fn () => $panel->create(spec(), owner(), new Ref('17')));
    $asked = count(array_filter($simulator->requests('POST', '/servers$', $mark), static fn (array $entry): bool => $entry['status'] !== 429));
    echo $failure !== null && $failure->retryAfter > 0 ? 'says when' : 'says not when', ', ', $asked, " creations reached the panel\n";
    $simulator->clearFaults();
};
$attempt('POST', '/servers$');
$attempt('GET', '/external/');
echo count($simulator->state()['servers']), " servers\n";
$panel = panel($simulator, new Settings(timeout: 10, createTimeout: 20, resolveTimeout: 2));
$simulator->fault(['kind' => 'retry-after', 'status' => 429, 'value' => '1'], ['method' => 'POST', 'path' => '/servers$', 'times' => 1]);
echo $panel->create(spec(), owner(), new Ref('17'))->adopted ? 'found' : 'made', ' with time enough, ', count($simulator->serversOf('17')), " server\n";
?>
--EXPECT--
RateLimitException rate-limited, HTTP 429, press again
says when, 0 creations reached the panel
RateLimitException rate-limited, HTTP 0, press again
says when, 0 creations reached the panel
0 servers
made with time enough, 1 server
