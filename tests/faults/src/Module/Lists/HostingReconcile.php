<?php

/** Reconcile by the cron, of the Opterius module: it looks at those that were seen otherwise before, and at those that were renewed. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use WHMCS\Database\Capsule;

final class HostingReconcile extends HostingWorld
{
    use Reconciles;

    protected const TIMES = ['reconcile_hours' => 24] + parent::TIMES;

    protected const NAMES = ['same', 'gone', 'lost', 'here', 'there'];

    protected static function tables(): string
    {
        return 'mod_opterius_';
    }

    protected function arrange(): void
    {
        $this->lose('gone');
        $this->stage->host->suspend($this->services['there'], 'late');
        $this->status('there', 'Active');
        $this->status('here', 'Suspended');
        $this->stage->host->usageUpdate($this->server);
        $this->run() || throw new \RuntimeException("not read: {$this->said()}");
        $this->lose('lost');
        $this->stage->host->renew($this->services['lost']);
    }

    private function status(string $name, string $status): void
    {
        Capsule::table('tblhosting')->where('id', $this->services[$name])->update(['domainstatus' => $status]);
    }

    protected function former(): array
    {
        return ["service-without-account {$this->services['gone']}", "suspended-here-alone {$this->services['here']}", "suspended-there-alone {$this->services['there']}"];
    }

    protected function news(): array
    {
        return ["service-without-account {$this->services['lost']}"];
    }
}
