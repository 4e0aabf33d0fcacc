<?php

/**
 * What every server of a panel uses, a line of CSV each: for a bill or a report. It reads in bounded memory, whatever the number of servers.
 *
 *     CALAGOPUS_HOST=panel.example.com CALAGOPUS_KEY=… php examples/usage.php > usage.csv
 *
 * It ends with 1 where something is missing, and says what on the standard error: the rest is whole.
 */

declare(strict_types=1);

use Calagopus\Settings;

require __DIR__ . '/panel.php';

try {
    // Nobody waits for it: it leaves a share of the panel's request limit to customers.
    $stream = panel(new Settings(background: true))->usages(timeout: 600.0);
    fputcsv(STDOUT, ['uuid', 'service', 'node', 'state', 'memory bytes', 'disk bytes', 'in bytes', 'out bytes'], escape: '');
    foreach ($stream as $server) {
        $usage = $server->usage;
        fputcsv(STDOUT, [
            $server->uuid, $server->externalId, $server->nodeName, $usage?->state ?? $server->status, $usage?->memoryBytes, $usage?->diskBytes,
            $usage?->networkInBytes, $usage?->networkOutBytes,
        ], escape: '');
    }
} catch (Calagopus\Exception $problem) {
    fwrite(STDERR, "{$problem->getMessage()} {$problem->hint}\n");
    exit(1);
}
foreach ($stream->problems() as $problem) {
    fwrite(STDERR, "$problem\n");
}
exit($stream->problems() === [] ? 0 : 1);
