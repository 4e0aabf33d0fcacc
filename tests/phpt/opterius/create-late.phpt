--TEST--
A creation that a 429 kept waiting for too long is not asked for, leaves no attempt on record, and says when to press again
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
foreach ([6, 20] as $seconds) {
    $panel = hosting($simulator, new Calagopus\Settings(timeout: 10, createTimeout: $seconds, resolveTimeout: 2));
    $simulator->fault(['kind' => 'retry-after', 'status' => 429, 'value' => '3'], ['path' => '/accounts/create$', 'times' => 1]);
    $mark = $simulator->mark();
    try {
        order($panel, 'user1', 'user1.example.com');
        $outcome = 'made';
    } catch (Calagopus\Exception $failure) {
        $outcome = $failure->reason->value . ($failure->retryAfter > 0 ? ', says when' : ', says not when');
    }
    $requests = $simulator->requests('POST', 'create$', $mark);
    echo $seconds, ' s: ', $outcome, ', record ', $panel->attemptStands() ? 'stands' : 'struck', ', statuses ', implode(' ', array_column($requests, 'status')), "\n";
}
?>
--EXPECT--
6 s: rate-limited, says when, record struck, statuses 429
20 s: made, record struck, statuses 429 200
