<?php

/**
 * The configurable options that suit a product: names, units and choices that the module itself reads.
 *
 * Whoever chooses nothing gets what the product gives: of a drop-down the first choice is the product's own value, and a quantity is bought on top.
 */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin\Options;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;
use WHMCS\Module\Server\Calagopus\Choices\Definitions;
use WHMCS\Module\Server\Calagopus\Choices\Names;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Plan
{
    /** tblproductconfigoptions.optiontype */
    public const DROP_DOWN = 1;

    /** Option => its name, what customers see, the larger unit and how much of the panel's that is, the smaller unit, and what is offered where the product says no number. */
    private const SIZES = [
        'memory' => ['Memory', 'Memory', 'GB', 1024, 'MB', 2048],
        'disk' => ['Disk', 'Disk space', 'GB', 1024, 'MB', 10240],
        'cpu' => ['CPU', 'CPU', 'Cores', 100, '%', 100],
    ];

    /** How many times the product's own. */
    private const TIMES = [1, 2, 3, 4, 6, 8];

    /** Option => its name and what one of it is called. */
    private const ON_TOP = [
        'database_limit' => ['Extra Databases', 'Additional databases', 'Databases'],
        'backup_limit' => ['Extra Backups', 'Additional backups', 'Backups'],
        'allocations_limit' => ['Extra Ports', 'Additional ports', 'Ports'],
    ];

    private const MOST_ON_TOP = 10;

    /** @param list<Proposal> $proposals */
    private function __construct(public readonly Offer $product, public readonly array $proposals)
    {
    }

    /** The module's options as the product has them. @return array<string, mixed> by name */
    public static function own(Offer $product): array
    {
        $row = (array) Capsule::table('tblproducts')->where('id', $product->id)->first();
        return Options::ofProduct(Params::of(array_map(self::decoded(...), $row)));
    }

    /** @param list<Proposal> $things what has a name on the panel; asked for before, because nothing is asked here */
    public static function of(Offer $product, array $things = []): self
    {
        $own = self::own($product);
        $proposals = [];
        foreach (self::SIZES as $option => $words) {
            $proposals[] = self::size($option, $words, Params::asNumber($own[$option] ?? null));
        }
        foreach (self::ON_TOP as $option => [$name, $label, $what]) {
            $proposals[] = new Proposal($option, $option, "$name|$label", Definitions::QUANTITY, ["1|$what"], self::MOST_ON_TOP);
        }
        array_push($proposals, ...$things);
        $there = self::there($product->id);
        return new self($product, array_map(static fn (Proposal $one): Proposal => $one->besides($there[$one->means] ?? ''), $proposals));
    }

    /** What can still be written of what was ticked. @param list<string> $keys @return list<Proposal> */
    public function wanted(array $keys): array
    {
        return array_values(array_filter($this->proposals, static fn (Proposal $one): bool => $one->there === '' && in_array($one->key, $keys, true)));
    }

    /** Tells this plan from one of a product that was changed meanwhile; what is there already does not count. */
    public function digest(): string
    {
        $rows = array_map(static fn (Proposal $one): array => [$one->name, $one->type, $one->choices, $one->most], $this->proposals);
        return hash('sha256', json_encode([$this->product->id, $rows], JSON_THROW_ON_ERROR));
    }

    /** @param array{string, string, string, int, string, int} $words @param int|null $own what the product gives: 0 is unlimited, null no number */
    private static function size(string $option, array $words, ?int $own): Proposal
    {
        [$name, $label, $large, $factor, $small, $otherwise] = $words;
        $base = $own !== null && $own > 0 ? $own : $otherwise;
        [$unit, $base] = $base % $factor === 0 ? [$large, intdiv($base, $factor)] : [$small, $base];
        $choices = array_map(static fn (int $times): string => $times * $base . '|' . $times * $base . ' ' . self::counted($unit, $times * $base), self::TIMES);
        return new Proposal($option, $option, "$name ($unit)|$label", self::DROP_DOWN, $own === 0 ? ['0|Unlimited', ...$choices] : $choices);
    }

    private static function counted(string $unit, int $amount): string
    {
        return $unit === 'Cores' && $amount === 1 ? 'Core' : $unit;
    }

    /** What the options that the product is linked with mean. @return array<string, string> the module's option => the name of one that sets it, or adds to it */
    private static function there(int $product): array
    {
        $there = [];
        foreach (array_keys(Definitions::options(0, $product)) as $title) {
            $name = Names::find((string) $title);
            if ($name !== null) {
                $there[$name->option] ??= (string) $title;
            }
        }
        return $there;
    }

    private static function decoded(mixed $value): mixed
    {
        return is_string($value) ? html_entity_decode($value, ENT_QUOTES, 'UTF-8') : $value;
    }
}
