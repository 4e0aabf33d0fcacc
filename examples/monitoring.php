<?php

/**
 * A check for monitoring, in the manner of Nagios plugins: one line, and 0 (OK), 1 (WARNING) or 2 (CRITICAL).
 *
 *     CALAGOPUS_HOST=panel.example.com CALAGOPUS_KEY=… php examples/monitoring.php
 *
 * Run it as the user that runs PHP-FPM: then it also sees what all PHP processes of that user know of the panel.
 */

declare(strict_types=1);

use Calagopus\Settings;
use Calagopus\Status;

require __DIR__ . '/panel.php';

function say(string $state, string $text): never
{
    // One line, whatever the panel said.
    echo $state, ': ', preg_replace('/\s+/', ' ', $text), "\n";
    exit(['OK' => 0, 'WARNING' => 1, 'CRITICAL' => 2][$state]);
}

try {
    $panel = panel(new Settings(timeout: 10.0));
    $began = microtime(true);
    $connection = $panel->test();
    $milliseconds = (int) round((microtime(true) - $began) * 1000);
} catch (Calagopus\Exception $problem) {
    say('CRITICAL', "{$problem->getMessage()} {$problem->hint}");
}
if ($connection->missingPermissions !== []) {
    say('WARNING', 'the key lacks ' . implode(', ', $connection->missingPermissions));
}
$known = Status::current()->panels[$panel->origin()] ?? null;
if ($known !== null && $known['limit'] > 0 && $known['used'] > 0.9 * $known['limit']) {
    say('WARNING', "{$known['used']} of {$known['limit']} requests of the panel's limit are used");
}
say('OK', sprintf('the panel (%s) answered in %d ms | time=%dms', $connection->version ?? 'no version told', $milliseconds, $milliseconds));
