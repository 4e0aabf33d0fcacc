<?php

/**
 * What a choice may name where it is no number: eggs, nodes, locations, images and the like.
 *
 * What the administrator wrote into the choices of a drop-down is what he allows. A quantity or a mere yes names nothing, and what a
 * customer typed counts only where the product says the same: for a location, where it is one of the product's.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Allowed
{
    private const BOXES = ['skip_installer', 'start_on_completion', 'hugepages_passthrough', 'kvm_passthrough'];
    private const UUIDS = ['nest_uuid', 'egg_uuid', 'node_uuid', 'location_uuids', 'backup_configuration_uuid'];

    /** What may be typed by anybody: it costs nothing and opens nothing. */
    private const FREE = ['server_name_prefix'];

    public static function isBox(string $option): bool
    {
        return in_array($option, self::BOXES, true);
    }

    public static function isUuid(string $option): bool
    {
        return in_array($option, self::UUIDS, true);
    }

    /** The value for an option that is no number. @param array<string, mixed> $product the product's own options */
    public static function text(Choice $choice, string $option, array $product): string
    {
        $text = $choice->text();
        if ($choice->kind === Kind::Quantity || $choice->saysOnlyYes()) {
            throw self::refuse($choice, $option, 'says a number or yes, which names nothing: make it a drop-down whose choices are '
                . (self::isUuid($option) ? '"UUID|Name"' : '"value|Name"'));
        }
        if ($choice->kind === Kind::Typed && !in_array($option, self::FREE, true) && !self::isTheProducts($text, $option, $product)) {
            throw self::refuse($choice, $option, 'was typed by the customer, and only what the product names may be: make the field a drop-down with '
                . 'the values that customers may choose');
        }
        return self::isUuid($option) ? self::uuids($choice, $option, $text) : $text;
    }

    /** For an option that is on or off. */
    public static function box(Choice $choice, string $option): string
    {
        if ($choice->kind === Kind::Typed) {
            throw self::refuse($choice, $option, 'was typed by the customer: make the field a tick box or a drop-down');
        }
        return $choice->kind === Kind::YesNo ? ($choice->isTicked() ? 'on' : 'off') : $choice->text();
    }

    /** A number that a customer typed costs him nothing, so it is at most the product's. @param array<string, mixed> $product */
    public static function amount(Choice $choice, string $option, int $amount, array $product): void
    {
        $number = Params::asNumber($product[$option] ?? null);
        $own = $number ?? 0;
        // What says no number says nothing of "unlimited" either.
        $isUnlimited = $number !== null && Amount::isUnlimited($option, $number);
        if ($choice->kind === Kind::Typed && !$isUnlimited && $amount > $own) {
            throw self::refuse($choice, $option, "was typed by the customer and comes to $amount, but the product gives " . ($number ?? 'no number') . ': make it a drop-down or a '
                . 'configurable option, which has a price');
        }
    }

    /** @param array<string, mixed> $product */
    private static function isTheProducts(string $text, string $option, array $product): bool
    {
        $own = array_map(static fn (string $part): string => strtolower(trim($part)), explode(',', Params::asText($product[$option] ?? '')));
        return in_array(strtolower($text), $option === 'location_uuids' ? $own : [strtolower(trim(Params::asText($product[$option] ?? '')))], true);
    }

    private static function uuids(Choice $choice, string $option, string $text): string
    {
        foreach ($option === 'location_uuids' ? explode(',', $text) : [$text] as $one) {
            if (!CustomFields::isUuid(trim($one))) {
                throw self::refuse($choice, $option, "is \"$text\", which is no UUID: write it before a bar in the choice, such as "
                    . '"01234567-89ab-cdef-0123-456789abcdef|Name"');
            }
        }
        return $text;
    }

    private static function refuse(Choice $choice, string $option, string $why): Refusal
    {
        return new Refusal(Options::label($option) . ": {$choice->named()} $why.");
    }
}
