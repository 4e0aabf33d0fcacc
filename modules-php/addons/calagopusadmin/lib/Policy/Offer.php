<?php

/** A product or an addon product that this addon has a say in: one of the server module's. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Policy;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\ServerModule;

final class Offer
{
    /** Table of each kind, and its column that names the module. */
    private const TABLES = ['product' => ['tblproducts', 'servertype'], 'addon' => ['tbladdons', 'module']];

    private function __construct(public readonly string $kind, public readonly int $id, public readonly string $name)
    {
    }

    /** Null where there is none of that id, or where another module makes it. */
    public static function find(string $kind, mixed $id): ?self
    {
        if (!is_int($id) && (!is_string($id) || preg_match('/^[1-9][0-9]{0,9}$/D', $id) !== 1)) {
            return null;
        }
        [$table, $column] = self::TABLES[$kind];
        $row = Capsule::table($table)->where('id', (int) $id)->where($column, ServerModule::NAME)->first(['id', 'name']);
        return $row === null ? null : self::of($kind, $row);
    }

    /** All of the server module's, by name. @return list<self> */
    public static function all(): array
    {
        $offers = [];
        foreach (self::TABLES as $kind => [$table, $column]) {
            foreach (Capsule::table($table)->where($column, ServerModule::NAME)->orderBy('name')->orderBy('id')->get(['id', 'name']) as $row) {
                $offers[] = self::of($kind, $row);
            }
        }
        return $offers;
    }

    /** By which its policies are known. */
    public function subject(): string
    {
        return "{$this->kind}-{$this->id}";
    }

    /** The page on which its policies are decided. @return array{string, array<string, string|int>} script and query */
    public function page(): array
    {
        return $this->kind === 'product'
            ? ['configproducts.php', ['action' => 'edit', 'id' => $this->id]]
            : ['configaddons.php', ['action' => 'manage', 'id' => $this->id]];
    }

    private static function of(string $kind, object $row): self
    {
        return new self($kind, (int) $row->id, html_entity_decode((string) $row->name, ENT_QUOTES, 'UTF-8'));
    }
}
