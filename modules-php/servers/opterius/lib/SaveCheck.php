<?php

/**
 * Checks a product's package after it was saved: whether the panel has one of exactly this name.
 *
 * WHMCS offers server modules no way to refuse a save. So the errors stand on the page to which it returns, and Create and ChangePackage
 * refuse as well.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\ValidationException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Html;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class SaveCheck
{
    private const SESSION = 'opterius_save_errors';

    /** @param array<mixed> $vars of ProductEdit, HTML-encoded */
    public static function saved(array $vars): void
    {
        try {
            $product = Params::of($vars)->number('pid') ?? 0;
            unset($_SESSION[self::SESSION][$product]);
            $row = (array) Capsule::table('tblproducts')->where('id', $product)->first();
            $errors = self::errors(self::decoded((array_key_exists('configoption1', $vars) ? $vars : []) + $row));
            if ($errors === []) {
                return;
            }
            $_SESSION[self::SESSION][$product] = $errors;
            if (function_exists('logActivity')) {
                logActivity("Opterius: the module settings of product ID: $product need attention - " . implode('; ', self::lines($errors)));
            }
        } catch (\Throwable) {
            // Nothing that goes wrong here may keep an administrator from saving a product.
            return;
        }
    }

    /** What the page of a product gets: the errors of the last save, once. */
    public static function footer(): string
    {
        try {
            $product = Params::asNumber($_REQUEST['id'] ?? null) ?? 0;
            $errors = $_SESSION[self::SESSION][$product] ?? [];
            unset($_SESSION[self::SESSION][$product]);
            return is_array($errors) && $errors !== [] ? self::alert($errors) : '';
        } catch (\Throwable) {
            return '';
        }
    }

    /**
     * @param array<mixed> $product the product's columns, decoded
     * @return array<string, string> friendly name => what is wrong; empty where all is well
     */
    public static function errors(#[\SensitiveParameter] array $product): array
    {
        $call = new Call('ProductEdit', self::server(Params::of($product)->number('servergroup') ?? 0));
        $options = Params::of($product);
        $errors = [];
        try {
            Extension::demand();
            Options::serverId($options);
        } catch (\Throwable $problem) {
            $errors[Options::label('serverid')] = self::without(Options::label('serverid'), Messages::of($problem));
        }
        $problem = Extension::problem();
        if ($problem !== null) {
            return ['Opterius' => $problem];
        }
        try {
            $package = Options::package($options);
            $call->panel()->package($package);
            if (in_array($package, Packages::repeated($call->panel()->packages()), true)) {
                $errors[Options::label('package')] = "the panel has more than one package named $package; the first of its list counts. Rename the others in the panel.";
            }
            if (Options::serverId($options) === null && ServerId::isOneServer($call->panel()->origin())) {
                $errors[Options::label('serverid')] = ServerId::REMEDY;
            }
        } catch (ValidationException $problem) {
            $errors += self::labelled($problem);
        } catch (\Throwable $problem) {
            $errors[Options::label('package')] = Messages::of($problem, $call->secrets());
        }
        $call->report($errors === [] ? 'success' : implode("\n", self::lines($errors)));
        return $errors;
    }

    /** The server whose panel is asked: of the product's group, or else the default one of this module. @return array<string, mixed> as `$params` */
    private static function server(int $group): array
    {
        $query = Capsule::table('tblservers as s')->where('s.type', Module::NAME)->where('s.disabled', 0);
        if ($group > 0) {
            $query->join('tblservergroupsrel as r', 'r.serverid', '=', 's.id')->where('r.groupid', $group);
        }
        $row = $query->orderByDesc('s.active')->orderBy('s.id')->first(['s.hostname', 's.ipaddress', 's.accesshash', 's.secure', 's.port']);
        if ($row === null) {
            return [];
        }
        $row = self::decoded((array) $row);
        return [
            'serverhostname' => $row['hostname'], 'serverip' => $row['ipaddress'], 'serveraccesshash' => self::key((string) $row['accesshash']),
            'serversecure' => $row['secure'], 'serverport' => $row['port'],
        ];
    }

    /** The column holds the key as it was typed; where a WHMCS keeps it encrypted, it does not look like one. */
    private static function key(#[\SensitiveParameter] string $stored): string
    {
        return str_starts_with(trim($stored), 'opt_') || trim($stored) === '' || !function_exists('decrypt') ? $stored : (string) decrypt($stored);
    }

    /** @return array<string, string> */
    private static function labelled(ValidationException $problem): array
    {
        $errors = [];
        foreach ($problem->fields as $name => $what) {
            $errors[Options::label((string) $name)] = Messages::plain($what);
        }
        return $errors === [] ? [Options::label('package') => Messages::of($problem)] : $errors;
    }

    private static function without(string $label, string $text): string
    {
        return str_starts_with($text, "$label: ") ? substr($text, strlen($label) + 2) : $text;
    }

    /** @param array<string, string> $errors @return list<string> */
    private static function lines(array $errors): array
    {
        return array_map(static fn (string $name, string $what): string => "$name: $what", array_keys($errors), $errors);
    }

    /** @param array<mixed> $errors */
    private static function alert(array $errors): string
    {
        $language = Language::admin();
        $items = '';
        foreach ($errors as $name => $what) {
            $items .= '<li><strong>' . Html::escape((string) $name) . '</strong>: ' . Html::escape(Params::asText($what)) . '</li>';
        }
        return '<div class="alert alert-danger errorbox" id="opterius-save-errors" role="alert"><strong>'
            . Html::escape($language->text('save.title')) . '</strong><br />' . Html::escape($language->text('save.saved'))
            . "<ul>$items</ul></div><script>(function () { var box = document.getElementById(\"opterius-save-errors\"); "
            . 'var page = document.getElementById("contentarea") || document.body; page.insertBefore(box, page.firstChild); })();</script>';
    }

    /** Undoes WHMCS's HTML encoding, once. @param array<mixed> $values @return array<mixed> */
    private static function decoded(array $values): array
    {
        return array_map(static fn (mixed $value): mixed => is_string($value)
            ? html_entity_decode($value, ENT_QUOTES, 'UTF-8') : $value, $values);
    }
}
