<?php

/** A list whose second page never holds anybody, as where servers are made and deleted while it is read: these are asked for one by one, and that is failed. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

trait Hides
{
    public function run(): bool
    {
        $this->stage->panel->fault(['kind' => 'field', 'path' => 'servers.data', 'value' => []], ['path' => '^/api/admin/servers\?(.*&)?page=2(&|$)', 'times' => 0, 'act' => 'after']);
        return parent::run();
    }
}
