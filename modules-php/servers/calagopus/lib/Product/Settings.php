<?php

/** The fields of a product's module settings as WHMCS is to show them: with names to choose from where the product that is edited is known. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Product;

use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\EditedProduct;

final class Settings
{
    /** @return array<string, array<string, mixed>> */
    public static function fields(#[\SensitiveParameter] mixed $params): array
    {
        Catalogue::remember($params);
        $loaders = array_filter(Loaders::FUNCTIONS, static fn (string $option): bool => EditedProduct::isChoosable(Options::number($option)), ARRAY_FILTER_USE_KEY);
        return Options::fields($loaders, Beside::fields($params));
    }
}
