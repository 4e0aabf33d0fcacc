<?php

/** What customers are offered with a product, looked at before anybody orders it: which choices would be refused, and which mean nothing. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Offer
{
    /** What a text field is taken for while nobody has typed anything. */
    private const TEXT_FIELDS = ['', 'text', 'textarea', 'password', 'link'];

    /** Eggs that are asked for their variables, the product's and those that customers may choose. */
    private const MOST_EGGS = 10;

    /**
     * @param array<string, mixed> $product the product's own options
     * @param (\Closure(string, string): list<string>)|null $variables the names of an egg's variables, by nest and egg; without it, and where it throws,
     *     what may be a variable counts as one
     * @return array{array<string, string>, list<string>} name => why a choice of it is refused; and sentences on what means nothing
     */
    public static function check(int $id, array $product, ?\Closure $variables = null): array
    {
        $errors = $unmatched = $eggs = [];
        self::egg($eggs, $product);
        foreach (self::choices($id) as $choice) {
            try {
                $chosen = (new Reading($product))->read([$choice]);
                self::egg($eggs, $chosen->options);
                foreach ($chosen->unmatched as $none) {
                    $unmatched["{$none->named()}"] = $none;
                }
            } catch (Refusal $problem) {
                $errors[$choice->title] ??= $problem->getMessage();
            }
        }
        $unmatched = array_values($unmatched);
        $names = array_filter($unmatched, Variables::mayMean(...)) === [] ? [] : self::names($eggs, $variables);
        return [$errors, self::withoutEffect($product, $unmatched, $names)];
    }

    /** @param array<string, array{string, string}> $eggs nest and egg, to which that of the options is added @param array<string, mixed> $options */
    private static function egg(array &$eggs, array $options): void
    {
        $egg = array_map(static fn (string $name): string => strtolower(trim(Params::asText($options[$name] ?? ''))), ['nest_uuid', 'egg_uuid']);
        if (array_filter($egg, CustomFields::isUuid(...)) === $egg) {
            $eggs[implode('/', $egg)] = $egg;
        }
    }

    /** @param array<string, array{string, string}> $eggs @return list<string>|null what variables they have; null where it is not known of each */
    private static function names(array $eggs, ?\Closure $variables): ?array
    {
        if ($variables === null || $eggs === [] || count($eggs) > self::MOST_EGGS) {
            return null;
        }
        try {
            return array_values(array_unique(array_merge(...array_map(static fn (array $egg): array => $variables(...$egg), array_values($eggs)))));
        } catch (\Throwable) {
            return null;
        }
    }

    /** @param array<string, mixed> $product @param list<Choice> $unmatched @param list<string>|null $names @return list<string> */
    private static function withoutEffect(array $product, array $unmatched, ?array $names): array
    {
        $isOne = static fn (Choice $choice): bool => Variables::mayMean($choice) && ($names === null || Variables::find($choice->title, $names) !== null);
        $none = array_values(array_filter($unmatched, static fn (Choice $choice): bool => !$isOne($choice)));
        $said = (new Chosen($product, [], [], $none))->withoutEffect();
        foreach ($none as $choice) {
            $nearest = Variables::nearest($choice->title, $names ?? []);
            $nearest !== null && $said[] = "Of the egg's variables $nearest comes nearest to \"$choice->title\".";
        }
        return $said;
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
