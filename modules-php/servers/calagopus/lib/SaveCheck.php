<?php

/**
 * Checks the options of a product where they are typed: in the browser before they are sent, and on the server after they were saved.
 *
 * WHMCS offers server modules no way to refuse a save. So the errors stand on the page to which it returns, and Create and ChangePackage
 * refuse as well.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Placement;
use Calagopus\Spec;
use Calagopus\ValidationException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Choices\Offer;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\SaveErrors;
use WHMCS\Module\Server\Calagopus\Stock\Sold;

final class SaveCheck
{
    private const NOTES = Module::NAME . '_save_notes';

    /** Seconds that saving waits for the panel at the most. */
    private const SECONDS = 4.0;

    /** @return array<string, string> friendly name => what is wrong; empty where all is well */
    public static function errors(#[\SensitiveParameter] mixed $params): array
    {
        try {
            Extension::demand();
            $chosen = Options::chosen(Params::of($params));
            Spec::fromOptions($chosen->options);
            new Placement(variables: $chosen->ports->variables, prefix: $chosen->ports->prefix);
        } catch (ValidationException $problem) {
            return SaveErrors::of($problem, Module::TITLE);
        } catch (\Throwable $problem) {
            return [Module::TITLE => Messages::of($problem)];
        }
        return [];
    }

    /** For whoever calls `calagopus_config_validate`: throws with all errors. */
    public static function demand(#[\SensitiveParameter] mixed $params): void
    {
        $errors = self::errors($params);
        if ($errors === []) {
            return;
        }
        $text = implode('; ', SaveErrors::lines($errors));
        $class = 'WHMCS\\Exception\\Module\\InvalidConfiguration';
        throw class_exists($class) ? new $class($text) : new \RuntimeException($text);
    }

    /** After a product was saved: keeps the errors for the page to which WHMCS returns. @param array<mixed> $vars of ProductEdit, encoded */
    public static function saved(array $vars): void
    {
        try {
            $product = Params::of($vars)->number('pid') ?? 0;
            SaveErrors::forget($product);
            unset($_SESSION[self::NOTES][$product]);
            $options = SaveErrors::decoded(self::options($vars, $product));
            [$choices, $notes] = self::offered($product, $options);
            SaveErrors::keep($product, self::errors($options) + $choices);
            if ($notes !== []) {
                $_SESSION[self::NOTES][$product] = $notes;
            }
        } catch (\Throwable) {
            // Nothing that goes wrong here may keep an administrator from saving a product.
            return;
        }
    }

    /** What the page of a product gets: the errors of the last save, once, and the script that checks before the next one. */
    public static function footer(): string
    {
        try {
            $product = Params::asNumber($_REQUEST['id'] ?? null) ?? 0;
            $notes = $_SESSION[self::NOTES][$product] ?? [];
            unset($_SESSION[self::NOTES][$product]);
            return SaveErrors::shown($product) . (is_array($notes) && $notes !== [] ? self::noted($notes) : '') . ProductForm::script();
        } catch (\Throwable) {
            return '';
        }
    }

    /** Errors and notes on what customers may choose with the product. @return array{array<string, string>, list<string>} */
    private static function offered(int $product, array $options): array
    {
        try {
            return Offer::check($product, Options::ofProduct(Params::of($options)), self::variables($product));
        } catch (Refusal) {
            // The product's own options are wrong, and that is said already.
            return [[], []];
        }
    }

    /** Asks the product's panel for the variables of an egg, for all eggs together no longer than somebody waits for a saved page. */
    private static function variables(int $product): \Closure
    {
        $end = microtime(true) + self::SECONDS;
        return static function (string $nest, string $egg) use ($product, $end): array {
            $left = $end - microtime(true);
            $panels = $left <= 0 ? [] : Sold::product($product, Config::load())?->panels($left, false) ?? [];
            if (count($panels) !== 1) {
                throw new \RuntimeException("The egg was not asked for its variables: there is no panel, or no time.");
            }
            return array_column(reset($panels)->eggVariables($nest, $egg), 'name');
        };
    }

    /** @param array<mixed> $notes */
    private static function noted(array $notes): string
    {
        return '<div class="alert alert-warning infobox" id="calagopus-save-notes" role="status"><strong>'
            . Html::escape(Language::admin()->text('save.noted')) . '</strong><br />'
            . implode('<br />', array_map(static fn (mixed $note): string => Html::escape(Params::asText($note)), $notes)) . '</div>';
    }

    /** @param array<mixed> $vars @return array<mixed> the options as they were handed over, or else as they were saved */
    private static function options(array $vars, int $product): array
    {
        if (array_key_exists('configoption1', $vars)) {
            return $vars;
        }
        return (array) Capsule::table('tblproducts')->where('id', $product)->first();
    }
}
