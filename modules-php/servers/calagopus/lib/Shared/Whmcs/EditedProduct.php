<?php

/**
 * The product whose module settings WHMCS is showing, as it is stored.
 *
 * WHMCS documents for ConfigOptions and its loaders no parameter that holds it; the page's own request names it. Where it cannot be told (another
 * page, an addon's, a new product), nothing is known, and whoever asks must do without.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;

final class EditedProduct
{
    private const PAGE = 'configproducts.php';
    private const OPTIONS = 24;

    /**
     * The module settings as they are stored, decoded.
     *
     * @return array<int, string>|null by number; blank ones where another module had the product; null where the product is not known
     */
    public static function options(): ?array
    {
        try {
            $id = Params::asNumber($_REQUEST['id'] ?? null) ?? 0;
            if ($id <= 0 || !self::isPage()) {
                return null;
            }
            $row = Capsule::table('tblproducts')->where('id', $id)->first();
        } catch (\Throwable) {
            return null;
        }
        return $row === null ? null : self::stored($row);
    }

    /** Whether an option can be a list: what is stored is known, and may stand in one. A list that lacks it would change it on saving. */
    public static function isChoosable(int $number): bool
    {
        $stored = self::options()[$number] ?? null;
        return $stored !== null && self::isPlain($stored);
    }

    /** WHMCS is not known to escape what a loader gives: a value with quotes, angle brackets or control characters is never in a list. */
    public static function isPlain(string $value): bool
    {
        return preg_match('/[<>"\'\x00-\x1f\x7f]/', $value) !== 1;
    }

    /** Whether the settings are being saved: then nobody sees what is made of them. */
    public static function isSaved(): bool
    {
        return Params::asText($_REQUEST['action'] ?? '') === 'save';
    }

    /**
     * What can be chosen, with what is stored: never is a value changed because it is not in the list.
     *
     * @param array<string, string> $choices value => label
     * @return array<string, string> blank first, then what is stored and is not among the choices, then these
     */
    public static function choices(array $choices, string $stored, string $blank, string $unknown): array
    {
        $shown = ['' => $blank];
        $same = array_filter(array_keys($choices), static fn (int|string $value): bool => strcasecmp((string) $value, trim($stored)) === 0);
        if ($stored !== '' && $same === []) {
            $shown[$stored] = $unknown;
        }
        foreach ($choices as $value => $label) {
            // As it was typed, in other letters or with spaces: the field must find its own value again.
            $shown[in_array($value, $same, true) ? $stored : $value] = $label;
        }
        return $shown;
    }

    /** @return array<int, string> */
    private static function stored(object $row): array
    {
        $options = [];
        foreach (range(1, self::OPTIONS) as $number) {
            $value = ($row->servertype ?? '') === Module::NAME ? Params::asText($row->{"configoption$number"} ?? '') : '';
            $options[$number] = html_entity_decode($value, ENT_QUOTES, 'UTF-8');
        }
        return $options;
    }

    private static function isPage(): bool
    {
        return basename(Params::asText($_SERVER['SCRIPT_NAME'] ?? '')) === self::PAGE;
    }
}
