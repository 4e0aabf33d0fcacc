<?php

/** The options of a product: how WHMCS shows them, and how they are read from what WHMCS passes. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\EditedProduct;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Options
{
    private const PACKAGE = 'Package Name';
    private const SERVER = 'Server ID';

    /** What a configurable option may be called, in small letters. */
    private const PACKAGE_NAMES = ['package_name', 'package name', 'package', 'plan', 'hosting package', 'hosting plan', 'paket', 'tarif'];
    private const SERVER_NAMES = ['server_id', 'server id'];

    /** Fields that the extension names, as WHMCS's pages name them. */
    private const LABELS = [
        'package' => self::PACKAGE, 'serverid' => self::SERVER, 'username' => 'Username', 'domain' => 'Domain', 'password' => 'Password',
        'email' => 'Client\'s e-mail address', 'clientname' => 'Client\'s name', 'serviceid' => 'Service', 'hostname' => 'Hostname',
        'port' => 'Port', 'key' => 'Access Hash (API key)',
        // as the panel's own validation names them
        'client_email' => 'Client\'s e-mail address', 'client_name' => 'Client\'s name', 'server_id' => self::SERVER,
    ];

    /** @return array<string, array<string, mixed>> as WHMCS wants it */
    public static function fields(): array
    {
        $language = Language::admin();
        $loader = EditedProduct::isChoosable(1) ? ['Loader' => 'opterius_PackageNames'] : [];
        return [
            'package_name' => $loader + [
                'FriendlyName' => self::PACKAGE, 'Type' => 'text', 'Size' => '40', 'Default' => '',
                'SimpleMode' => true, 'Description' => $language->text('option.package'),
            ],
            'server_id' => [
                'FriendlyName' => self::SERVER, 'Type' => 'text', 'Size' => '10', 'Default' => '', 'SimpleMode' => true,
                'Description' => $language->text('option.server'),
            ],
        ];
    }

    /** The friendly name, or what was given where there is no such field. */
    public static function label(string $name): string
    {
        return self::LABELS[$name] ?? $name;
    }

    /** The package's name as it was typed or chosen; a configurable option goes before the product's. Empty where there is none. */
    public static function package(Params $params): string
    {
        // A 0 is a box that was left unticked, or a quantity of none: no package is called so.
        $chosen = self::chosen($params, self::PACKAGE_NAMES, self::PACKAGE, ['', '0']);
        return $chosen === '' ? self::own($params, 1, ['package_name', self::PACKAGE, 'Package']) : $chosen;
    }

    /** Which of the panel's servers; null: the panel chooses. */
    public static function serverId(Params $params): ?int
    {
        $chosen = self::chosen($params, self::SERVER_NAMES, self::SERVER, ['']);
        $text = $chosen === '' ? self::own($params, 2, ['server_id', self::SERVER]) : $chosen;
        if ($text === '') {
            return null;
        }
        $id = Params::asNumber($text);
        return $id !== null && $id > 0 ? $id
            : throw new Refusal(self::SERVER . ": \"$text\" is not the number of a server; leave it blank to let the panel choose.");
    }

    /** A sentence on the configurable options that mean nothing to the account; empty where there are none. */
    public static function withoutEffect(Params $params): string
    {
        $titles = array_filter(
            array_map(strval(...), array_keys($params->list('configoptions'))),
            static fn (string $title): bool => !in_array(self::plain($title), [...self::PACKAGE_NAMES, ...self::SERVER_NAMES], true)
        );
        return $titles === [] ? '' : 'Configurable options that mean nothing to the account and changed nothing: "' . implode('", "', $titles)
            . '". Name the one that chooses the package "' . self::PACKAGE . '".';
    }

    /**
     * What the customer chose; empty where he chose nothing. Two options that say different things cannot both be meant.
     *
     * @param list<string> $names in small letters
     * @param list<string> $nothing what is no choice
     */
    private static function chosen(Params $params, array $names, string $label, array $nothing): string
    {
        $chosen = [];
        foreach ($params->list('configoptions') as $title => $value) {
            if (in_array(self::plain((string) $title), $names, true)) {
                if ($value !== null && !is_scalar($value)) {
                    throw new Refusal(sprintf('%s: the configurable option "%s" is no text but of the type %s.', $label, $title, get_debug_type($value)));
                }
                $chosen[(string) $title] = trim(is_bool($value) ? (string) (int) $value : Params::asText($value));
            }
        }
        $chosen = array_filter($chosen, static fn (string $text): bool => !in_array($text, $nothing, true));
        if (count(array_unique($chosen)) > 1) {
            throw new Refusal("$label: the configurable options \"" . implode('" and "', array_keys($chosen))
                . '" say different things: keep one of them.');
        }
        return (string) reset($chosen);
    }

    /** What the product says. @param list<string> $names under which WHMCS may hand it over beside its number */
    private static function own(Params $params, int $number, array $names): string
    {
        foreach (["configoption$number", ...$names] as $name) {
            $text = trim($params->text($name));
            if ($text !== '') {
                return $text;
            }
        }
        return '';
    }

    private static function plain(string $title): string
    {
        return strtolower(trim((string) preg_replace('/\s*\([^)]*\)\s*$/', '', $title)));
    }
}
