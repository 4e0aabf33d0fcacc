<?php

/**
 * What WHMCS's tables say of the choices of a product: the type of each configurable option and what its choices are called, and of which
 * kind a custom field is.
 *
 * WHMCS hands over names and values alone. Where the tables cannot be read, or say two things of one name, a choice's kind is not known.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Database\Capsule;

final class Definitions
{
    /** tblproductconfigoptions.optiontype */
    public const YES_NO = 3;
    public const QUANTITY = 4;

    /**
     * By name: type, label, choices as they are written, and what the service has of it.
     *
     * @return array<string, list<array{id: int, type: int, label: string, choices: array<int, string>, choice: int, quantity: int|null, least: int}>>
     */
    public static function options(int $service, int $product): array
    {
        try {
            $linked = Capsule::table('tblproductconfiglinks as l')->join('tblproductconfigoptions as o', 'o.gid', '=', 'l.gid')
                ->where('l.pid', $product)->orderBy('o.id')->get(['o.*'])->all();
            $had = $service <= 0 ? [] : Capsule::table('tblhostingconfigoptions')->where('relid', $service)->get(['configid', 'optionid', 'qty'])->all();
            return self::byName($linked, self::rest($linked, $had), $had);
        } catch (\Throwable) {
            return [];
        }
    }

    /** @return array<string, array{type: string, label: string, values: list<string>, isAdmins: bool}|null> by name; null: two fields of one name */
    public static function fields(string $owner, int $id): array
    {
        $fields = [];
        try {
            foreach (Capsule::table('tblcustomfields')->where(['type' => $owner, 'relid' => $id])->get()->all() as $row) {
                [$name, $label] = self::split((string) $row->fieldname);
                $values = array_map(self::before(...), explode(',', self::decode((string) ($row->fieldoptions ?? ''))));
                $fields[$name] = array_key_exists($name, $fields) ? null : [
                    'type' => strtolower((string) ($row->fieldtype ?? '')), 'label' => $label, 'values' => $values,
                    'isAdmins' => in_array(strtolower((string) ($row->adminonly ?? '')), ['on', '1'], true),
                ];
            }
        } catch (\Throwable) {
            return [];
        }
        return $fields;
    }

    /** What stands before the bar. */
    public static function before(string $text): string
    {
        return trim(explode('|', $text, 2)[0]);
    }

    /** @return array{string, string} what stands before and after the bar, decoded */
    public static function split(string $stored): array
    {
        $parts = explode('|', self::decode($stored), 2);
        return [trim($parts[0]), trim($parts[1] ?? '')];
    }

    /** Options that the service has although its product, changed since, is not linked with them. @return list<object> */
    private static function rest(array $linked, array $had): array
    {
        $known = array_map(static fn (object $row): int => (int) $row->id, $linked);
        $missing = array_values(array_diff(array_map(static fn (object $row): int => (int) $row->configid, $had), $known));
        return $missing === [] ? []
            : Capsule::table('tblproductconfigoptions')->whereIn('id', $missing)->get()->all();
    }

    /** The product's own come first; one of another product counts where the product has none of that name. */
    private static function byName(array $linked, array $rest, array $had): array
    {
        $chosen = [];
        foreach ($had as $row) {
            $chosen[(int) $row->configid] = $row;
        }
        $choices = self::choices(array_map(static fn (object $row): int => (int) $row->id, [...$linked, ...$rest]));
        $options = [];
        foreach ([$linked, $rest] as $rows) {
            $found = [];
            foreach ($rows as $row) {
                [$name, $label] = self::split((string) $row->optionname);
                $own = $chosen[(int) $row->id] ?? null;
                $found[$name][] = [
                    'id' => (int) $row->id, 'type' => (int) $row->optiontype, 'label' => $label, 'choices' => $choices[(int) $row->id] ?? [],
                    'choice' => (int) ($own?->optionid ?? 0), 'quantity' => $own === null ? null : (int) $own->qty, 'least' => (int) ($row->qtyminimum ?? 0),
                ];
            }
            $options += $found;
        }
        return $options;
    }

    /** @param list<int> $options @return array<int, array<int, string>> what is written, by option and choice */
    private static function choices(array $options): array
    {
        $choices = [];
        if ($options !== []) {
            $rows = Capsule::table('tblproductconfigoptionssub')->whereIn('configid', $options)->orderBy('id')->get(['id', 'configid', 'optionname']);
            foreach ($rows as $row) {
                $choices[(int) $row->configid][(int) $row->id] = self::decode((string) $row->optionname);
            }
        }
        return $choices;
    }

    /** Undoes WHMCS's HTML encoding, once. */
    private static function decode(string $stored): string
    {
        return html_entity_decode($stored, ENT_QUOTES, 'UTF-8');
    }
}
