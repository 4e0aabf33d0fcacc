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
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\SaveErrors;

final class SaveCheck
{
    /** @param array<mixed> $vars of ProductEdit, HTML-encoded */
    public static function saved(array $vars): void
    {
        try {
            $product = Params::of($vars)->number('pid') ?? 0;
            SaveErrors::forget($product);
            $row = (array) Capsule::table('tblproducts')->where('id', $product)->first();
            SaveErrors::keep($product, self::errors(SaveErrors::decoded((array_key_exists('configoption1', $vars) ? $vars : []) + $row)));
        } catch (\Throwable) {
            // Nothing that goes wrong here may keep an administrator from saving a product.
            return;
        }
    }

    /** What the page of a product gets: the errors of the last save, once. */
    public static function footer(): string
    {
        try {
            $alert = SaveErrors::shown(Params::asNumber($_REQUEST['id'] ?? null) ?? 0);
            return $alert === '' ? '' : $alert . self::script();
        } catch (\Throwable) {
            return '';
        }
    }

    /** Puts the alert to the top of the page, where it is seen. */
    private static function script(): string
    {
        return '<script>(function () { var box = document.getElementById("' . SaveErrors::ID . '"); '
            . 'var page = document.getElementById("contentarea") || document.body; page.insertBefore(box, page.firstChild); })();</script>';
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
            return [Module::TITLE => $problem];
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
            $errors += SaveErrors::of($problem, Options::label('package'));
        } catch (\Throwable $problem) {
            $errors[Options::label('package')] = Messages::of($problem, $call->secrets());
        }
        $call->report($errors === [] ? 'success' : implode("\n", SaveErrors::lines($errors)));
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
        $row = SaveErrors::decoded((array) $row);
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

    private static function without(string $label, string $text): string
    {
        return str_starts_with($text, "$label: ") ? substr($text, strlen($label) + 2) : $text;
    }
}
