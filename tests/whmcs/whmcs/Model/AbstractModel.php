<?php

/**
 * The base of WHMCS's models: Eloquent, with camelCase attributes that stand for the columns.
 *
 * Documented at https://developers.whmcs.com/advanced/using-models/ ; the class documentation names the base
 * `AbstractModel`.
 */

declare(strict_types=1);

namespace WHMCS\Model;

use Illuminate\Database\Eloquent\Model;

abstract class AbstractModel extends Model
{
    /** @var array<string, string> attributes whose column is not the same word in lower case */
    protected array $columnMap = [];

    protected $guarded = [];

    public function getAttribute($key)
    {
        return parent::getAttribute($this->columnOf((string) $key));
    }

    public function setAttribute($key, $value)
    {
        return parent::setAttribute($this->columnOf((string) $key), $value);
    }

    private function columnOf(string $key): string
    {
        if (array_key_exists($key, $this->attributes) || $this->isKnown($key)) {
            return $key;
        }
        if (isset($this->columnMap[$key])) {
            return $this->columnMap[$key];
        }
        return preg_match('/[A-Z]/', $key) ? strtolower($key) : $key;
    }

    private function isKnown(string $key): bool
    {
        return method_exists($this, $key) || $this->hasGetMutator($key) || $this->hasSetMutator($key);
    }
}
