<?php

/** The custom field Server UUID of services, many at a time: by it WHMCS's Server Sync and its usage billing know a service's server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Sync;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\CustomFields;

final class RecordedUuids
{
    private const CHUNK = 500;

    /** @param list<int> $products @return array<int, int> product => the field's id; products without it are not there */
    public static function fields(array $products): array
    {
        $fields = [];
        foreach (Capsule::table('tblcustomfields')->where('type', 'product')->whereIn('relid', $products)->orderBy('id')->get(['id', 'relid', 'fieldname']) as $field) {
            $name = trim(explode('|', html_entity_decode((string) $field->fieldname, ENT_QUOTES, 'UTF-8'), 2)[0]);
            if ($name === CustomFields::UUID) {
                $fields[(int) $field->relid] ??= (int) $field->id;
            }
        }
        return $fields;
    }

    /** @param array<int, object> $services by id, each with its `packageid` @param array<int, int> $fields @return array<int, string> service => what stands there */
    public static function of(array $services, array $fields): array
    {
        $values = [];
        foreach (array_chunk(array_keys($services), self::CHUNK) as $ids) {
            $rows = Capsule::table('tblcustomfieldsvalues')->whereIn('fieldid', array_values($fields))->whereIn('relid', $ids)->get(['fieldid', 'relid', 'value']);
            foreach ($rows as $row) {
                $id = (int) $row->relid;
                if (($fields[(int) $services[$id]->packageid] ?? 0) === (int) $row->fieldid) {
                    $values[$id] = strtolower(trim((string) $row->value));
                }
            }
        }
        return $values;
    }
}
