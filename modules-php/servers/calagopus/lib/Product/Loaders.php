<?php

/** The drop-downs of a product's module settings: names in place of UUIDs, read from the panel. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Product;

use Calagopus\Catalog;
use Calagopus\CatalogItem;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\EditedProduct;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Loaders
{
    /** Option => the function that WHMCS calls for its choices. */
    public const FUNCTIONS = [
        'nest_uuid' => 'calagopus_NestNames', 'egg_uuid' => 'calagopus_EggNames', 'node_uuid' => 'calagopus_NodeNames',
        'backup_configuration_uuid' => 'calagopus_BackupConfigurationNames',
    ];

    /**
     * @return array<string, string> value => label
     * @throws \Exception with a sentence, as WHMCS wants it of a loader
     */
    public static function choices(string $option, #[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('Choose ' . Options::label($option), Catalogue::params($params));
        try {
            Extension::demand();
            $choices = self::named($option, Catalogue::of($call));
        } catch (\Throwable $problem) {
            $answer = Messages::of($problem, $call->secrets());
            $call->report($answer);
            throw new \Exception($answer);
        }
        $stored = EditedProduct::options()[Options::number($option)] ?? '';
        $language = Language::admin();
        return EditedProduct::choices(
            $choices,
            $stored,
            $language->text("choose.$option"),
            Messages::plain($language->text('choose.unknown', ['value' => $stored]))
        );
    }

    /** @return array<string, string> UUID => name, by name */
    private static function named(string $option, Catalog $catalog): array
    {
        $choices = match ($option) {
            'nest_uuid' => self::nests($catalog),
            'egg_uuid' => self::labels($catalog->eggs, self::within(...)),
            'node_uuid' => self::labels($catalog->nodes, self::node(...)),
            default => self::labels($catalog->backupConfigurations, static fn (CatalogItem $item): string => $item->name),
        };
        asort($choices, SORT_NATURAL | SORT_FLAG_CASE);
        return $choices;
    }

    /** Those that have eggs: a product of another cannot be made. @return array<string, string> */
    private static function nests(Catalog $catalog): array
    {
        $nests = [];
        foreach ($catalog->eggs as $egg) {
            $nests[(string) $egg->parentUuid] = Messages::plain((string) $egg->parentName);
        }
        unset($nests['']);
        return $nests;
    }

    /** @param list<CatalogItem> $items @param \Closure(CatalogItem): string $label @return array<string, string> */
    private static function labels(array $items, \Closure $label): array
    {
        $labels = [];
        foreach ($items as $item) {
            // WHMCS is not known to escape what a loader gives: a label has no markup.
            $labels[$item->uuid] = Messages::plain($label($item));
        }
        return $labels;
    }

    private static function within(CatalogItem $item): string
    {
        return $item->parentName === null ? $item->name : "{$item->parentName} / {$item->name}";
    }

    private static function node(CatalogItem $item): string
    {
        return self::within($item) . ($item->usable ? '' : ' ' . Language::admin()->text('choose.unusable'));
    }
}
