<?php

/** What the threads' requests share. */

declare(strict_types=1);

use Calagopus\Panel;
use Calagopus\Settings;
use Calagopus\Spec;

/** @param array{host: string, port: int, key: string} $where */
function panel_at(array $where): Panel
{
    return new Panel($where['host'], $where['key'], $where['port'], false, new Settings(timeout: 30, connectTimeout: 10, createTimeout: 40));
}

function spec_on_thread(): Spec
{
    return Spec::fromOptions(['nest_uuid' => '23aa9a62-f700-4c88-a596-dae872c751d7', 'egg_uuid' => 'c36822a7-8ba0-42e0-a177-858c096ff73d',
        'node_uuid' => 'ee73e04b-6520-4049-a210-93197cf5079d']);
}
