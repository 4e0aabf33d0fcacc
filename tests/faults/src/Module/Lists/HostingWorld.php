<?php

/** A list of hosting accounts, each on record. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

abstract class HostingWorld extends Listing
{
    /** Nobody is left alone for figures that are 0, as those of a new account are. */
    protected const TIMES = ['silence' => 0] + parent::TIMES;

    /** @var non-empty-list<string> the usernames */
    protected const NAMES = ['same', 'gone', 'other'];

    private const USED = ['disk_used_mb' => 30, 'bw_used_mb' => 40];

    protected int $server = 0;

    /** @var array<string, int> username => service */
    protected array $services = [];

    protected function prepare(): void
    {
        foreach (static::NAMES as $name) {
            $this->services[$name] = $this->stage->live(['username' => $name, 'domain' => "$name.example.com"]);
            $this->stage->panel->put($name, self::USED);
        }
        $service = $this->stage->host->service($this->services[static::NAMES[0]]);
        $this->server = (int) $service->server;
        $this->hooks((int) $service->packageid, [1 => 'Starter', 2 => '']);
        $this->arrange();
    }

    /** What has become of the accounts. */
    abstract protected function arrange(): void;

    protected function lose(string $name): void
    {
        $this->stage->panel->control('DELETE', 'account', ['username' => $name]);
    }
}
