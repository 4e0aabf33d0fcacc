<?php

/** A list of game servers: two pages of services, of which one lost its server before and another one since. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

abstract class GameWorld extends Listing
{
    protected const SERVICES = 103;

    /** The service whose server was gone when it was read before, the one that lost its server since, and one that is suspended here alone. */
    protected const GONE = 7;
    protected const LOST = 8;
    protected const SUSPENDED = 9;

    protected int $server = 0;

    /** @var array<int, string> service => UUID of its server, of those that have one */
    protected array $uuids = [];

    protected function prepare(): void
    {
        $stage = $this->stage;
        $stage->panel->reset('scale:' . self::SERVICES . ':2');
        $this->server = $stage->server();
        $product = $stage->product();
        $field = $stage->host->make->customField('product', $product, 'Server UUID');
        foreach ($stage->panel->state()['servers'] as $one) {
            $this->uuids[(int) $one['external_id']] = $one['uuid'];
        }
        $this->sell($product, $field);
        $this->hooks($product, Stage::OPTIONS);
        $this->lose(self::GONE);
        $this->before();
        $this->lose(self::LOST);
        $this->stage->panel->clearFaults();
    }

    /** As it was read before, without a fault. */
    protected function before(): void
    {
        $this->run() || throw new \RuntimeException("not read: {$this->said()}");
    }

    private function sell(int $product, int $field): void
    {
        $services = $values = [];
        foreach ($this->uuids as $id => $uuid) {
            $services[] = ['id' => $id, 'userid' => $id, 'packageid' => $product, 'server' => $this->server,
                'domainstatus' => $id === self::SUSPENDED ? 'Suspended' : 'Active', 'regdate' => '2026-01-02'];
            $values[] = ['fieldid' => $field, 'relid' => $id, 'value' => $uuid];
        }
        Capsule::table('tblhosting')->insert($services);
        Capsule::table('tblcustomfieldsvalues')->insert($values);
    }

    private function lose(int $service): void
    {
        $this->stage->panel->api('DELETE', "/api/admin/servers/{$this->uuids[$service]}", ['force' => true, 'delete_backups' => true]);
        unset($this->uuids[$service]);
    }

    public function harm(): string
    {
        $there = count($this->stage->panel->state()['servers']);
        return $there === count($this->uuids) ? parent::harm() : "the panel has $there servers";
    }
}
