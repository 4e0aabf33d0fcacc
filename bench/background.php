<?php

/**
 * Background work from the command line: finds that leave customers their share, offered at a rate, whatever becomes of them.
 *
 * php -d extension=… background.php HOST PORT UUID EXTERNAL-ID SECONDS OFFERS-A-SECOND, the key in the environment as BARE_KEY
 */

declare(strict_types=1);

use Calagopus\Panel;
use Calagopus\RateLimitException;
use Calagopus\Ref;
use Calagopus\Settings;

[, $host, $port, $uuid, $external, $seconds, $rate] = $argv;
$panel = new Panel($host, (string) getenv('BARE_KEY'), (int) $port, true, new Settings(timeout: 60.0, background: true));
$ref = new Ref($external, $uuid, $panel->origin());
$requests = $refused = 0;
$began = microtime(true);
$over = static fn (): bool => microtime(true) - $began >= (float) $seconds;
for ($number = 0; !$over(); $number++) {
    usleep(max(0, (int) (($began + $number / (float) $rate - microtime(true)) * 1e6)));
    try {
        $panel->find($ref);
        // What came after the time belongs to the next window.
        $requests += $over() ? 0 : $panel->trace()->requests;
    } catch (RateLimitException) {
        $refused++;
    }
}
echo json_encode(['requests' => $requests, 'refused' => $refused, 'offered' => (int) ((float) $seconds * (float) $rate)]), "\n";
