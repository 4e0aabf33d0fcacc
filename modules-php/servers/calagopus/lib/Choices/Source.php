<?php

/** Gathers what was chosen for a service, each choice with its kind: configurable options first, then custom fields. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Source
{
    /** Types of custom fields of which the administrator wrote every value, where the value is among them. */
    private const LISTS = ['dropdown', 'radio'];

    /** @return list<Choice> */
    public static function of(Params $params): array
    {
        $options = $params->list('configoptions');
        $fields = array_diff_key($params->list('customfields'), [CustomFields::UUID => true, CustomFields::ID => true]);
        if ($options === [] && $fields === []) {
            return [];
        }
        $identity = self::identity($params);
        return [...self::options($identity, $params, $options), ...self::filledIn($identity, $params, $fields)];
    }

    /** @param array<mixed> $options as WHMCS hands them over @return list<Choice> */
    private static function options(?Identity $identity, Params $params, array $options): array
    {
        $isForeign = $identity?->isAddon ?? false;
        $known = $options === [] || $identity === null || $isForeign ? [] : Definitions::options($identity->serviceId, self::product($params));
        $choices = [];
        foreach ($options as $title => $value) {
            $name = trim((string) $title);
            $choices[] = $isForeign ? new Choice($name, $value, Kind::Foreign, true) : self::option($name, $value, $known[$name] ?? []);
        }
        return $choices;
    }

    /** @param array<mixed> $fields as WHMCS hands them over @return list<Choice> */
    private static function filledIn(?Identity $identity, Params $params, array $fields): array
    {
        $known = $fields === [] ? [] : self::fields($identity, $params);
        $choices = [];
        foreach ($fields as $title => $value) {
            $name = trim((string) $title);
            $choices[] = self::field($name, $value, $known[$name] ?? null);
        }
        return $choices;
    }

    /** @param list<array{type: int, label: string, choices: array<int, string>, choice: int, quantity: int|null}> $known */
    private static function option(string $title, mixed $value, array $known): Choice
    {
        if (count(array_unique(array_column($known, 'type'))) !== 1) {
            return new Choice($title, $value, is_bool($value) ? Kind::YesNo : Kind::Unknown, true);
        }
        $one = self::theOne($known);
        return self::ofType($one['type'], $title, $value, $one);
    }

    /** Of several options of one name and type the one that the service has. */
    private static function theOne(array $known): array
    {
        foreach ($known as $one) {
            if ($one['quantity'] !== null) {
                return $one;
            }
        }
        return $known[0];
    }

    /** What the type makes of a value. @param array{label: string, choices: array<int, string>, choice: int, quantity: int|null} $known */
    public static function ofType(int $type, string $title, mixed $value, array $known): Choice
    {
        $texts = $known['choices'];
        $only = count($texts) === 1 ? (string) reset($texts) : (string) ($texts[$known['choice']] ?? '');
        [$before, $after] = Definitions::split(str_contains($only, '|') ? $only : "|$only");
        if ($type === Definitions::YES_NO) {
            return new Choice($title, $value, Kind::YesNo, true, $known['label'], $before);
        }
        if ($type === Definitions::QUANTITY) {
            $isNumber = preg_match('/^\s*-?[0-9.]+\s*$/', Params::asText($value)) === 1;
            return new Choice($title, $isNumber ? $value : $known['quantity'], Kind::Quantity, true, $known['label'], $after);
        }
        $isWritten = in_array(trim(Params::asText($value)), array_map(Definitions::before(...), $texts), true);
        return new Choice($title, $value, $isWritten ? Kind::Written : Kind::Unknown, true, $known['label']);
    }

    /** @param array{type: string, label: string, values: list<string>, isAdmins: bool}|null $known null: it could not be found out */
    public static function field(string $title, mixed $value, ?array $known): Choice
    {
        $text = Definitions::before(Params::asText($value));
        $kind = match (true) {
            $known === null => Kind::Typed,
            $known['isAdmins'] => Kind::Written,
            $known['type'] === 'tickbox' => Kind::YesNo,
            in_array($known['type'], self::LISTS, true) && in_array($text, $known['values'], true) => Kind::Written,
            default => Kind::Typed,
        };
        return new Choice($title, in_array($known['type'] ?? '', self::LISTS, true) ? $text : $value, $kind, false, $known['label'] ?? '');
    }

    /** @return array<string, mixed> */
    private static function fields(?Identity $identity, Params $params): array
    {
        if ($identity === null) {
            return [];
        }
        if (!$identity->isAddon) {
            return Definitions::fields('product', self::product($params));
        }
        try {
            $offer = (int) Capsule::table('tblhostingaddons')->where('id', $identity->id)->value('addonid');
        } catch (\Throwable) {
            return [];
        }
        return Definitions::fields('addon', $offer);
    }

    private static function product(Params $params): int
    {
        return $params->number('pid') ?? $params->number('packageid') ?? 0;
    }

    private static function identity(Params $params): ?Identity
    {
        try {
            return Identity::of($params);
        } catch (\Throwable) {
            return null;
        }
    }
}
