<?php

/** What customers are offered with a product, looked at before anybody orders it: which choices would be refused, and which mean nothing. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Offer
{
    /** What a text field is taken for while nobody has typed anything. */
    private const TEXT_FIELDS = ['', 'text', 'textarea', 'password', 'link'];

    /**
     * @param array<string, mixed> $product the product's own options
     * @return array{array<string, string>, list<string>} name => why a choice of it is refused; and sentences on what means nothing
     */
    public static function check(int $id, array $product): array
    {
        $errors = [];
        $unmatched = [];
        foreach (self::choices($id) as $choice) {
            try {
                foreach ((new Reading($product))->read([$choice])->unmatched as $none) {
                    $unmatched["{$none->named()}"] = $none;
                }
            } catch (Refusal $problem) {
                $errors[$choice->title] ??= $problem->getMessage();
            }
        }
        $named = array_filter(array_values($unmatched), static fn (Choice $choice): bool => !Variables::mayMean($choice));
        return [$errors, (new Chosen($product, [], [], array_values($named)))->withoutEffect()];
    }

    /** Each thing that a customer could choose. @return list<Choice> */
    public static function choices(int $product): array
    {
        $choices = [];
        foreach (Definitions::options(0, $product) as $title => $known) {
            foreach ($known as $one) {
                array_push($choices, ...self::ofOption((string) $title, $one));
            }
        }
        foreach (Definitions::fields('product', $product) as $title => $known) {
            if ($known !== null && !$known['isAdmins'] && !in_array($title, [CustomFields::UUID, CustomFields::ID], true)) {
                array_push($choices, ...self::ofField((string) $title, $known));
            }
        }
        return $choices;
    }

    /** @return list<Choice> */
    private static function ofOption(string $title, array $known): array
    {
        if ($known['type'] === Definitions::QUANTITY) {
            return [Source::ofType($known['type'], $title, $known['least'], $known)];
        }
        if ($known['type'] === Definitions::YES_NO) {
            return [Source::ofType($known['type'], $title, 1, $known)];
        }
        return array_values(array_map(
            static fn (string $text): Choice => Source::ofType($known['type'], $title, Definitions::before($text), $known),
            $known['choices'] === [] ? [''] : $known['choices']
        ));
    }

    /** @param array{type: string, label: string, values: list<string>, isAdmins: bool} $known @return list<Choice> */
    private static function ofField(string $title, array $known): array
    {
        if (in_array($known['type'], self::TEXT_FIELDS, true)) {
            return Names::find($title) === null ? [new Choice($title, 'typed', Kind::Typed, false)] : [];
        }
        $values = $known['type'] === 'tickbox' ? ['on'] : array_filter($known['values'], static fn (string $value): bool => $value !== '');
        return array_values(array_map(static fn (string $value): Choice => Source::field($title, $value, $known), $values));
    }
}
