<?php

/** What a panel, or the records of the module, know a service or a product addon by: "17", or "addon-5". It is made and read here alone. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

final class ServiceKey
{
    private const ADDON = 'addon-';
    private const FORM = '/^(' . self::ADDON . ')?([1-9][0-9]{0,17})$/D';

    private function __construct(
        /** Of the service or of the addon. */
        public readonly int $id,
        public readonly bool $isAddon
    ) {
    }

    public static function make(int $id, bool $isAddon): string
    {
        return ($isAddon ? self::ADDON : '') . $id;
    }

    /** Null where it is neither: things on a panel may bear anything. */
    public static function parse(string $key): ?self
    {
        return preg_match(self::FORM, $key, $parts) === 1 ? new self((int) $parts[2], $parts[1] !== '') : null;
    }

    /** The id of a service; null where it is none's. */
    public static function service(string $key): ?int
    {
        $named = self::parse($key);
        return $named === null || $named->isAddon ? null : $named->id;
    }

    /** The id of an addon; null where it is none's. */
    public static function addon(string $key): ?int
    {
        $named = self::parse($key);
        return $named === null || !$named->isAddon ? null : $named->id;
    }

    /** Of those among the keys that are of this kind. @param list<string> $keys @return list<int> */
    public static function ids(array $keys, bool $ofAddons): array
    {
        return array_values(array_filter(array_map($ofAddons ? self::addon(...) : self::service(...), $keys), is_int(...)));
    }
}
