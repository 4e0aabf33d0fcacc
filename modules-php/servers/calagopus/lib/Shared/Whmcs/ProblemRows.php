<?php

/** The rows of a service's admin page that say what is wrong: label => HTML, escaped here. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\OpenIntent;

final class ProblemRows
{
    /** @return array<string, string> what is empty is no problem */
    public static function of(Language $language, string ...$problems): array
    {
        $rows = [];
        foreach (array_filter($problems, static fn (string $text): bool => $text !== '') as $text) {
            $label = $language->text('admin.problem') . ($rows === [] ? '' : ' ' . (count($rows) + 1));
            $rows[$label] = '<span class="text-danger">' . Html::escape($text) . '</span>';
        }
        return $rows;
    }

    /** @param OpenIntent|null $open an earlier request that may still be carried out @return string a problem; empty where none can be */
    public static function pending(?OpenIntent $open): string
    {
        return $open === null ? '' : 'An earlier Create may still be carried out. ' . Again::create($open);
    }
}
