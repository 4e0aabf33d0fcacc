<?php

/**
 * What was wrong with a product's settings when they were saved, a line each by the field's friendly name.
 *
 * WHMCS offers server modules no way to refuse a save: so the errors are kept in the administrator's session for the page to which WHMCS returns,
 * which shows them once.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use Calagopus\ValidationException;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;

final class SaveErrors
{
    private const SESSION = Module::NAME . '_save_errors';

    /** Of the alert on the page. */
    public const ID = Module::NAME . '-save-errors';

    public static function forget(int $product): void
    {
        unset($_SESSION[self::SESSION][$product]);
    }

    /** @param array<string, string> $errors friendly name => what is wrong; none is nothing to keep */
    public static function keep(int $product, array $errors): void
    {
        if ($errors !== []) {
            $_SESSION[self::SESSION][$product] = $errors;
            Log::activity("the module settings of product ID: $product need attention - " . implode('; ', self::lines($errors)));
        }
    }

    /** @return string the alert, once; empty where nothing is wrong */
    public static function shown(int $product): string
    {
        $errors = $_SESSION[self::SESSION][$product] ?? [];
        self::forget($product);
        return is_array($errors) && $errors !== [] ? self::alert($errors) : '';
    }

    /** @param array<string, string> $errors @return list<string> */
    public static function lines(array $errors): array
    {
        return array_map(static fn (string $name, string $what): string => "$name: $what", array_keys($errors), $errors);
    }

    /** @param string $otherwise the name where the problem names no field @return array<string, string> */
    public static function of(ValidationException $problem, string $otherwise): array
    {
        $errors = [];
        foreach ($problem->fields as $name => $what) {
            $errors[Options::label((string) $name)] = Messages::plain($what);
        }
        return $errors === [] ? [$otherwise => Messages::of($problem)] : $errors;
    }

    /** Undoes WHMCS's HTML encoding, once. @param array<mixed> $values @return array<mixed> */
    public static function decoded(array $values): array
    {
        return array_map(static fn (mixed $value): mixed => is_string($value)
            ? html_entity_decode($value, ENT_QUOTES, 'UTF-8') : $value, $values);
    }

    /** @param array<mixed> $errors */
    private static function alert(array $errors): string
    {
        $language = Language::admin();
        $items = '';
        foreach ($errors as $name => $what) {
            $items .= '<li><strong>' . Html::escape((string) $name) . '</strong>: ' . Html::escape(Params::asText($what)) . '</li>';
        }
        return '<div class="alert alert-danger errorbox" id="' . self::ID . '" role="alert"><strong>'
            . Html::escape($language->text('save.title')) . '</strong><br />' . Html::escape($language->text('save.saved'))
            . "<ul>$items</ul></div>";
    }
}
