<?php

/** Whether what customers choose with a product means the same with this module as with the former one: what would be dropped in silence is a reason. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use WHMCS\Module\Server\Calagopus\Choices\Choice;
use WHMCS\Module\Server\Calagopus\Choices\Definitions;
use WHMCS\Module\Server\Calagopus\Choices\Kind;
use WHMCS\Module\Server\Calagopus\Choices\Names;
use WHMCS\Module\Server\Calagopus\Choices\Offer;
use WHMCS\Module\Server\Calagopus\Choices\Variables;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Product\Catalogue;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\SaveErrors;

final class Meanings
{
    /** Variables that a reason lists. */
    private const LISTED = 20;

    /** @param array<string, string> $options the product's, as this module has them */
    public function __construct(private readonly Target $target, private readonly Wanted $wanted, private readonly array $options)
    {
    }

    public function plan(Plan $plan): void
    {
        foreach (self::offered($plan->id()) as $title => $label) {
            $title = (string) $title;
            $meant = $plan->from->meant($title);
            if ($meant !== null) {
                $this->ofOption($plan, $title, $meant);
            } else {
                $this->ofVariable($plan, $title, $label);
            }
        }
        array_push($plan->reasons, ...SaveErrors::lines(Offer::check($plan->id(), $this->options)[0]));
    }

    /** @return array<string, string> name => what customers see in its place; fields for administrators counted too */
    private static function offered(int $product): array
    {
        $own = [CustomFields::UUID => true, CustomFields::ID => true];
        $label = static fn (?array $known): string => $known['label'] ?? '';
        return array_map(static fn (array $known): string => $label($known[0]), Definitions::options(0, $product))
            + array_map($label, array_diff_key(Definitions::fields('product', $product), $own));
    }

    private function ofOption(Plan $plan, string $title, string $meant): void
    {
        $ours = Former::SAME[$meant] ?? null;
        if ($ours === null || Names::find($title)?->option !== $ours) {
            $plan->reasons[] = "What customers choose as \"$title\" set " . Former::label($meant) . ' with the former module, and '
                . ($ours === null ? 'this one has no such choice: take it from the product.' : 'not with this one: name it ' . Options::label($ours) . '.');
        }
    }

    /** The former modules took every other name for a variable's: its own, and before that the one which it is displayed under. */
    private function ofVariable(Plan $plan, string $title, string $label): void
    {
        $option = Names::find($title)?->option;
        $mayBe = Variables::mayMean(new Choice($title, '', Kind::Written, true));
        $names = $option !== null && !$mayBe ? [] : $this->names();
        $found = $mayBe ? Variables::find($title, $names ?? []) : null;
        match (true) {
            $option !== null => $this->ofBoth($plan, $title, Options::label($option), $found === $title),
            $found === $title => null,
            $found !== null => $plan->notes[] = "What customers choose as \"$title\" sets the variable $found with this module.",
            $mayBe && $names === null => null,
            default => $this->ofNothing($plan, $title, $label, $names),
        };
    }

    /** @param list<string>|null $names */
    private function ofNothing(Plan $plan, string $title, string $label, ?array $names): void
    {
        if ($this->wanted->isWithoutEffect($title)) {
            $plan->notes[] = "What customers choose as \"$title\" means nothing to the server, as was said, and changes nothing.";
        } else {
            $plan->reasons[] = self::nothing($title, $label, $names);
        }
    }

    private function ofBoth(Plan $plan, string $title, string $option, bool $isVariable): void
    {
        if ($isVariable) {
            $plan->reasons[] = "What customers choose as \"$title\" set the variable of that name with the former module, and sets $option with this one: take it from the product.";
        } else {
            $plan->notes[] = "What customers choose as \"$title\" was no setting of the former module, and sets $option with this one.";
        }
    }

    /** @param list<string>|null $names */
    private static function nothing(string $title, string $label, ?array $names): string
    {
        $nearest = Variables::nearest($title, $names ?? []);
        $shown = $label !== '' ? $label : (preg_match('/[a-z]/', $title) === 1 ? $title : '');
        $remedy = 'name it ' . ($nearest ?? 'NAME') . ($shown === '' ? '' : "|$shown") . ', ' . match (true) {
            $nearest !== null => 'whose own name comes nearest, if that is the one',
            $names === null || $names === [] => 'with the variable\'s own name for NAME',
            default => 'with one of the egg\'s variables for NAME: ' . implode(', ', array_slice($names, 0, self::LISTED)) . (count($names) > self::LISTED ? ' …' : ''),
        };
        return "What customers choose as \"$title\" would be dropped: the former modules set a variable by the name under which it is displayed too, and this one knows"
            . " variables by their own names alone, of which this is none. So $remedy. If it never meant anything to the server, say so with --without-effect \"$title\".";
    }

    /** @return list<string>|null what variables the egg has; null where the egg is not known yet */
    private function names(): ?array
    {
        [$nest, $egg] = [$this->options['nest_uuid'] ?? '', $this->options['egg_uuid'] ?? ''];
        return CustomFields::isUuid($nest) && CustomFields::isUuid($egg) ? array_column(Catalogue::variables($this->target->call, $nest, $egg), 'name') : null;
    }
}
