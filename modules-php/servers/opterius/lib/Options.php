<?php

/** The options of a product: how WHMCS shows them, and how they are read from what WHMCS passes. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

final class Options
{
    private const PACKAGE = 'Package Name';
    private const SERVER = 'Server ID';

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
        return [
            'package_name' => [
                'FriendlyName' => self::PACKAGE, 'Type' => 'text', 'Size' => '40', 'Default' => '',
                'Loader' => 'opterius_PackageNames', 'SimpleMode' => true, 'Description' => $language->text('option.package'),
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
        return self::value($params, 1, ['package_name', self::PACKAGE, 'Package']);
    }

    /** Which of the panel's servers; null: the panel chooses. */
    public static function serverId(Params $params): ?int
    {
        $text = self::value($params, 2, ['server_id', self::SERVER]);
        if ($text === '') {
            return null;
        }
        $id = Params::asNumber($text);
        return $id !== null && $id > 0 ? $id
            : throw new Refusal(self::SERVER . ": \"$text\" is not the number of a server; leave it blank to let the panel choose.");
    }

    /** @param list<string> $names under which WHMCS may hand it over, and a configurable option may be called */
    private static function value(Params $params, int $number, array $names): string
    {
        $wanted = array_map('strtolower', $names);
        foreach ($params->list('configoptions') as $title => $value) {
            $name = strtolower(trim((string) preg_replace('/\s*\([^)]*\)\s*$/', '', (string) $title)));
            if (in_array($name, $wanted, true) && trim(Params::asText($value)) !== '') {
                return trim(Params::asText($value));
            }
        }
        foreach (["configoption$number", ...$names] as $name) {
            $text = trim($params->text($name));
            if ($text !== '') {
                return $text;
            }
        }
        return '';
    }
}
