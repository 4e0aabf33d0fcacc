<?php

/** What the pages share: the panel that the test runs, a product, a client, and the figures of this worker. */

declare(strict_types=1);

use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Status;

/** How many servers a stream has brought when something happens in its middle. */
const STREAM_MIDDLE = 50;

function panel(): Panel
{
    return new Panel(
        (string) $_SERVER['PANEL_HOST'],
        (string) $_SERVER['PANEL_KEY'],
        (int) $_SERVER['PANEL_PORT'],
        false,
        new Settings(timeout: 20, connectTimeout: 5, createTimeout: 30, resolveTimeout: 5)
    );
}

function spec(): Spec
{
    return Spec::fromOptions(['nest_uuid' => '23aa9a62-f700-4c88-a596-dae872c751d7', 'egg_uuid' => 'c36822a7-8ba0-42e0-a177-858c096ff73d',
        'node_uuid' => 'ee73e04b-6520-4049-a210-93197cf5079d']);
}

function owner(): Owner
{
    return new Owner('7', 'jane@example.com', 'Jane', 'Doe');
}

/** @param array<string, mixed> $more */
function answer(array $more = []): void
{
    $status = Status::current();
    echo json_encode($more + ['pid' => getmypid(), 'made' => $status->connectionsMade, 'reused' => $status->connectionsReused, 'open' => $status->connectionsOpen,
        'shared' => $status->sharedState]);
}

/** Whether the service's server is there. */
function found(Panel $panel, string $service = '17'): bool
{
    try {
        return $panel->find(new Ref($service))->externalId === $service;
    } catch (Calagopus\NotFoundException) {
        return false;
    }
}
