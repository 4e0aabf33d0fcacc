<?php

/**
 * The policies as fields of a product's page: each with what its answers do, blank where nobody decided.
 *
 * WHMCS offers no way to refuse a save. What cannot be answered so is not stored, nothing else of it either; the page that comes back says which
 * field it was, and has what was typed.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Policy;

use WHMCS\Module\Addon\Calagopusadmin\Html;
use WHMCS\Module\Addon\Calagopusadmin\Log;
use WHMCS\Module\Addon\Calagopusadmin\Texts;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

final class Form
{
    /** Of the fields; also in the session, where what could not be stored waits for the page that comes back. */
    public const NAME = 'calagopusadmin_policies';

    private const LONGEST = 191;

    /** @return array<string, string> label => HTML */
    public static function fields(Offer $offer): array
    {
        $texts = Texts::admin();
        $refused = self::take($offer, 'form');
        $values = $refused['typed'] ?? Policies::rows($offer->subject());
        $defaults = Policies::ofProduct(0, Config::load());
        $fields = [$texts->html('form.title') => self::problems($texts, $refused['errors'] ?? []) . $texts->html('form.about')];
        foreach (Policy::cases() as $policy) {
            $value = $values[$policy->value] ?? '';
            $default = $texts->text('form.undecided', ['default' => self::words($texts, $policy, $defaults->answer($policy))]);
            $fields[$texts->html("policy.{$policy->value}")] = $policy->answers() === []
                ? self::text($policy, $value, $default, $texts)
                : self::choice($policy, $value, $default, $texts);
        }
        return $fields;
    }

    /** Stores what was chosen, where the form was sent at all; a page without it changes nothing. */
    public static function save(Offer $offer): void
    {
        unset($_SESSION[self::NAME][$offer->subject()]);
        $sent = $_POST[self::NAME] ?? null;
        if (!is_array($sent) || ($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST' || (int) ($_SESSION['adminid'] ?? 0) <= 0) {
            return;
        }
        $typed = self::typed($sent);
        $errors = self::errors($typed);
        if ($errors === []) {
            Policies::decide($offer->subject(), $typed);
            return;
        }
        $_SESSION[self::NAME][$offer->subject()] = array_fill_keys(['form', 'alert'], ['typed' => $typed, 'errors' => $errors]);
        $lines = array_map(static fn (string $label, string $what): string => "$label: $what", array_keys($errors), $errors);
        Log::activity("the policies of {$offer->kind} ID {$offer->id} were not stored - " . implode(' ', $lines));
    }

    /** For the page that comes back, whichever of its tabs is open; empty where all was stored. */
    public static function alert(Offer $offer): string
    {
        return self::problems(Texts::admin(), self::take($offer, 'alert')['errors'] ?? []);
    }

    /** What an answer does, in a sentence; what is typed stands for itself. */
    public static function words(Texts $texts, Policy $policy, string $answer): string
    {
        return $policy->answers() !== [] ? $texts->text("policy.{$policy->value}.$answer")
            : ($answer === '' ? $texts->text("policy.{$policy->value}.blank") : $answer);
    }

    /** @param array<mixed> $sent @return array<string, string> by a policy's name; what the form did not have is not there */
    private static function typed(array $sent): array
    {
        $typed = [];
        foreach (Policy::cases() as $policy) {
            $value = $sent[$policy->value] ?? null;
            if (is_string($value) || is_int($value)) {
                $typed[$policy->value] = mb_substr(trim((string) $value), 0, self::LONGEST + 1, 'UTF-8'); // one more than is taken: what is cut is refused
            }
        }
        return $typed;
    }

    /** @param array<string, string> $typed @return array<string, string> label => what is wrong with it */
    private static function errors(array $typed): array
    {
        $texts = Texts::admin();
        $errors = [];
        foreach ($typed as $name => $value) {
            if ($value !== '' && !Policy::from($name)->takes($value)) {
                $key = Policy::from($name)->answers() === [] ? "form.wrong_$name" : 'form.wrong';
                $errors[$texts->text("policy.$name")] = $texts->text($key, ['value' => $value]);
            }
        }
        return $errors;
    }

    /** What the last save could not store, once for the form and once for the alert on its page. @return array{typed: array<string, string>, errors: array<string, string>}|null */
    private static function take(Offer $offer, string $for): ?array
    {
        $refused = $_SESSION[self::NAME][$offer->subject()][$for] ?? null;
        unset($_SESSION[self::NAME][$offer->subject()][$for]);
        return is_array($refused) && is_array($refused['typed'] ?? null) && is_array($refused['errors'] ?? null) ? $refused : null;
    }

    /** @param array<string, string> $errors */
    private static function problems(Texts $texts, array $errors): string
    {
        $said = '';
        foreach ($errors as $label => $what) {
            $said .= '<li><strong>' . Html::escape($label) . '</strong>: ' . Html::escape($what) . '</li>';
        }
        return $said === '' ? '' : '<div class="alert alert-danger errorbox" role="alert"><strong>' . $texts->html('form.refused') . "</strong><ul>$said</ul></div>";
    }

    private static function choice(Policy $policy, string $value, string $default, Texts $texts): string
    {
        $options = '<option value="">' . Html::escape($default) . '</option>';
        foreach ($policy->answers() as $answer) {
            $selected = $answer === $value ? ' selected' : '';
            $options .= '<option value="' . Html::escape($answer) . "\"$selected>" . Html::escape(self::words($texts, $policy, $answer)) . '</option>';
        }
        return '<select name="' . self::name($policy) . '" class="form-control" aria-label="' . $texts->html("policy.{$policy->value}") . '">' . $options . '</select>' . self::about($policy, $texts);
    }

    private static function text(Policy $policy, string $value, string $default, Texts $texts): string
    {
        return '<input type="text" name="' . self::name($policy) . '" value="' . Html::escape($value) . '" maxlength="' . self::LONGEST
            . '" class="form-control" placeholder="' . Html::escape($default) . '" aria-label="' . $texts->html("policy.{$policy->value}") . '">' . self::about($policy, $texts);
    }

    private static function about(Policy $policy, Texts $texts): string
    {
        return '<p class="help-block">' . $texts->html("policy.{$policy->value}.about") . '</p>';
    }

    private static function name(Policy $policy): string
    {
        return self::NAME . '[' . $policy->value . ']';
    }
}
