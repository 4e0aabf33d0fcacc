<?php

/** What a module call is for: a service (`tblhosting`) or a product addon of one (`tblhostingaddons`). */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Service\Addon;
use WHMCS\Service\Service;

final class Target
{
    private function __construct(public readonly int $id, public readonly bool $isAddon)
    {
    }

    public static function service(int $id): self
    {
        return new self($id, false);
    }

    public static function addon(int $id): self
    {
        return new self($id, true);
    }

    public static function of(int|self $target): self
    {
        return $target instanceof self ? $target : self::service($target);
    }

    /** The model, read anew from the database. */
    public function model(): Service|Addon
    {
        return $this->isAddon ? Addon::findOrFail($this->id) : Service::findOrFail($this->id);
    }

    /** The name that WHMCS's module queue has for this kind. */
    public function kind(): string
    {
        return $this->isAddon ? 'addon' : 'service';
    }

    public function label(): string
    {
        return $this->isAddon ? "Addon ID: {$this->id}" : "Service ID: {$this->id}";
    }
}
