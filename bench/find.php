<?php

/**
 * Makes N finds with one Panel object and nothing else: what callgrind counts instructions of.
 *
 * php -d extension=… find.php HOST PORT UUID EXTERNAL-ID N, the key in the environment as BARE_KEY
 */

declare(strict_types=1);

[, $host, $port, $uuid, $external, $count] = $argv;
$panel = new Calagopus\Panel($host, (string) getenv('BARE_KEY'), (int) $port, false);
$ref = new Calagopus\Ref($external, $uuid, $panel->origin());
for ($left = (int) $count; $left > 0; $left--) {
    if ($panel->find($ref)->uuid !== $uuid) {
        exit(1);
    }
}
