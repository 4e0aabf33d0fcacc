<?php

/** What reconcile by the cron finds: at least what it found before, at the most what is so, and that it was whole only where it was. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use WHMCS\Database\Capsule;

trait Reconciles
{
    /** What was found before, and is so still. @return list<string> kind and service */
    abstract protected function former(): array;

    /** What has become so since. @return list<string> */
    abstract protected function news(): array;

    /** What the module's tables begin with. */
    abstract protected static function tables(): string;

    public function run(): bool
    {
        $runs = static::tables() . 'reconciled';
        Capsule::schema()->hasTable($runs) && Capsule::table($runs)->where('name', '<>', 'cron')->update(['began_at' => 0]);
        $this->cron();
        return (bool) ($this->last()->is_whole ?? false);
    }

    private function last(): ?object
    {
        return Capsule::table(static::tables() . 'reconciled')->where('name', $this->stage->panel->url)->first();
    }

    public function said(): string
    {
        return (string) ($this->last()->problem ?? '');
    }

    /** @return list<string> */
    private function found(): array
    {
        $rows = Capsule::table(static::tables() . 'reconcile')->where('panel', $this->stage->panel->url)->get()->all();
        $found = array_map(static fn (object $row): string => "$row->kind $row->service", $rows);
        sort($found);
        return $found;
    }

    protected function harmed(): string
    {
        $found = $this->found();
        $false = array_diff($found, $this->former(), $this->news());
        $lost = array_diff($this->former(), $found);
        return match (true) {
            $false !== [] => 'said and not so: ' . implode(', ', array_slice($false, 0, 5)),
            $lost !== [] => 'said before and so still, and not said any more: ' . implode(', ', $lost),
            default => '',
        };
    }

    public function differs(): string
    {
        $missed = array_diff($this->news(), $this->found());
        return $missed === [] ? '' : 'not said: ' . implode(', ', $missed);
    }
}
