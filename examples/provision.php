<?php

/**
 * Makes a server for a client, suspends it, and terminates it: the life of a service in a billing system of your own.
 *
 *     CALAGOPUS_HOST=panel.example.com CALAGOPUS_KEY=… php examples/provision.php NEST-UUID EGG-UUID NODE-UUID
 *
 * Whoever repeats it, after whatever went wrong, gets the one server of service 4711 again, and never a second one.
 */

declare(strict_types=1);

use Calagopus\Owner;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Spec;

require __DIR__ . '/panel.php';

if ($argc !== 4) {
    fwrite(STDERR, "usage: php provision.php NEST-UUID EGG-UUID NODE-UUID\n");
    exit(2);
}
[, $nest, $egg, $node] = $argv;

try {
    // The address of your installation marks its servers; another installation's are left alone.
    $panel = panel(new Settings(installation: 'https://billing.example.com'));
    $spec = Spec::fromOptions(['nest_uuid' => $nest, 'egg_uuid' => $egg, 'node_uuid' => $node, 'memory' => 2048, 'disk' => 10240, 'cpu' => 200]);
    $owner = new Owner('42', 'jane@example.com', 'Jane', 'Doe');

    $created = $panel->create($spec, $owner, new Ref('4711'));
    $server = $created->server;
    printf("%s %s, at %s\n", $created->adopted ? 'found' : 'made', $server->uuid, $server->address() ?? 'no port yet');
    // Keep these beside your service: they save a request, and tell one panel from another.
    $ref = new Ref('4711', $server->uuid, $panel->origin(), '42');

    $panel->suspend($ref);
    echo "suspended\n";
    $panel->unsuspend($ref);
    echo "runs again\n";
    $panel->terminate($ref);
    echo "terminated\n";
} catch (Calagopus\ValidationException $problem) {
    foreach ($problem->fields as $field => $what) {
        fwrite(STDERR, "$field: $what\n");
    }
    exit(1);
} catch (Calagopus\Exception $problem) {
    // What happened, and what to do about it; $problem->retriable says whether the same call may be repeated as it is.
    fwrite(STDERR, "{$problem->getMessage()} {$problem->hint}\n");
    exit(1);
}
