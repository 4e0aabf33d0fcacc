<?php

/**
 * Service properties: named values of a service or an addon, kept in custom fields or, for a service, in its own
 * columns.
 *
 * Documented at https://developers.whmcs.com/provisioning-modules/service-properties/ : `save` makes a custom field
 * that is missing.
 */

declare(strict_types=1);

namespace WHMCS\Service;

use Calagopus\Tests\Whmcs\Text;
use WHMCS\CustomField;
use WHMCS\CustomField\CustomFieldValue;

class Properties
{
    private const COLUMNS = [
        'username' => 'username', 'password' => 'password', 'domain' => 'domain', 'license key' => 'domain',
        'dedicated ip' => 'dedicatedip', 'disk usage' => 'diskusage', 'disk limit' => 'disklimit',
        'bandwidth usage' => 'bwusage',
        'bandwidth limit' => 'bwlimit', 'last update' => 'lastupdate',
    ];

    public function __construct(private readonly Service|Addon $model)
    {
    }

    /** @param array<string, mixed> $data name => value */
    public function save(array $data): void
    {
        foreach ($data as $name => $value) {
            $column = $this->columnFor((string) $name);
            if ($column !== null) {
                $this->model->setAttribute($column, $column === 'password' ? encrypt((string) $value) : $value);
                $this->model->save();
                continue;
            }
            CustomFieldValue::updateOrCreate(
                [
                    'fieldid' => ($this->field((string) $name) ?? $this->makeField((string) $name))->id,
                    'relid' => $this->model->id,
                ],
                ['value' => (string) $value]
            );
        }
    }

    public function get(string $name): mixed
    {
        $column = $this->columnFor($name);
        if ($column !== null) {
            $value = $this->model->getAttribute($column);
            return $column === 'password' ? decrypt((string) $value) : $value;
        }
        $field = $this->field($name);
        $value = $field === null
            ? null
            : CustomFieldValue::where('fieldid', $field->id)->where('relid', $this->model->id)->value('value');
        return $value ?? '';
    }

    private function columnFor(string $name): ?string
    {
        return $this->model instanceof Service ? self::COLUMNS[strtolower($name)] ?? null : null;
    }

    private function field(string $name): ?CustomField
    {
        return CustomField::where($this->owner())->get()
            ->first(static fn (CustomField $field): bool => Text::systemName((string) $field->fieldname) === $name);
    }

    private function makeField(string $name): CustomField
    {
        return CustomField::create($this->owner() + ['fieldname' => $name, 'fieldtype' => 'text', 'adminonly' => 'on']);
    }

    /** @return array{type: string, relid: int} */
    private function owner(): array
    {
        return $this->model instanceof Service
            ? ['type' => CustomField::TYPE_PRODUCT, 'relid' => (int) $this->model->packageid]
            : ['type' => CustomField::TYPE_ADDON, 'relid' => (int) $this->model->addonid];
    }
}
