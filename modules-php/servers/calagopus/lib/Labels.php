<?php

/** Puts the names that a customer gave his servers into WHMCS's list of his services, where five of a kind would be alike. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Labels
{
    /**
     * For the page of the list; themes print a service's product as it comes, so the name is escaped here.
     *
     * @param array<mixed> $vars of the page
     * @return array<string, mixed> variables to replace; empty where there is nothing to say
     */
    public static function inList(array $vars): array
    {
        $services = $vars['services'] ?? null;
        try {
            $labels = is_array($services) ? self::of($services) : [];
        } catch (\Throwable) {
            // A list without the names is better than none.
            return [];
        }
        if ($labels === []) {
            return [];
        }
        foreach ($services as $number => $service) {
            $label = is_array($service) ? $labels[Params::asText($service['id'] ?? '')] ?? '' : '';
            if ($label !== '' && is_string($service['product'] ?? null)) {
                $services[$number]['product'] = $service['product'] . ' – ' . Html::escape($label);
            }
        }
        return ['services' => $services];
    }

    /** @param array<mixed> $services @return array<string, string> by the service's id */
    private static function of(array $services): array
    {
        $keys = [];
        foreach ($services as $service) {
            $id = is_array($service) ? Params::asNumber($service['id'] ?? null) : null;
            if ($id !== null) {
                $keys[] = (string) $id;
            }
        }
        if ($keys === [] || !Tables::isThere(PageStore::TABLE)) {
            return [];
        }
        $found = [];
        $clients = Capsule::table('tblhosting')->whereIn('id', $keys)->pluck('userid', 'id');
        foreach (Capsule::table(PageStore::TABLE)->whereIn('service_key', $keys)->whereNotNull('label')->get(['service_key', 'label', 'label_client']) as $row) {
            if ($row->label_client !== null && $row->label_client === (string) $clients->get((int) $row->service_key)) {
                $found[(string) $row->service_key] = (string) $row->label;
            }
        }
        return $found;
    }
}
