<?php

/** WHMCS's stock by the cron, of two products of the Calagopus module: on a node, and in a location. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class GameStock extends Listing
{
    public const IS_PATIENT = true;

    private const BEFORE = 7;

    /** @var array<int, int> product => how many there is room for */
    private array $room = [];

    private int $mark = 0;

    protected function prepare(): void
    {
        $this->stage->server();
        $this->hooks($this->stage->product(), Stage::OPTIONS);
        $this->sell([7 => '1000000'], 4);
        $this->sell([3 => '', 4 => Seed::FRANKFURT, 5 => '50000'], 10);
    }

    /** @param array<int, string> $options */
    private function sell(array $options, int $room): void
    {
        $product = $this->stage->product($options);
        Policies::decide("product-$product", ['stock' => 'yes']);
        Capsule::table('tblproducts')->where('id', $product)->update(['stockcontrol' => '1', 'qty' => self::BEFORE]);
        $this->room[$product] = $room;
    }

    /** A quarter of an hour later, and for the log another day. */
    public function run(): bool
    {
        Capsule::schema()->hasTable('mod_calagopus_settings') && Capsule::table('mod_calagopus_settings')->where('name', 'stock-due')->delete();
        $this->mark = count($this->stage->host->logs->activities());
        $this->cron();
        return !str_contains($this->said(), 'was left as it is');
    }

    public function said(): string
    {
        return implode(' ', array_slice($this->stage->host->logs->activities(), $this->mark));
    }

    /** @return array<int, int> */
    private function quantities(): array
    {
        return array_map(intval(...), Capsule::table('tblproducts')->whereIn('id', array_keys($this->room))->pluck('qty', 'id')->all());
    }

    protected function harmed(): string
    {
        foreach ($this->quantities() as $product => $quantity) {
            if (!in_array($quantity, [self::BEFORE, $this->room[$product]], true)) {
                return "product $product has $quantity in stock";
            }
        }
        return '';
    }

    public function differs(): string
    {
        return $this->quantities() === $this->room ? '' : 'the stock is that of before';
    }
}
