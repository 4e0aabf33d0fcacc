<?php

/**
 * What the theme's overview shows of a service: its bill, its buttons and its tabs, by the names of the published themes.
 *
 * The names stand in WHMCS/templates-twenty-one and WHMCS/templates-six, `clientareaproductdetails.tpl`. Where WHMCS
 * decides by settings that the stand-in lacks, an active service has all: it can be upgraded, renewed and cancelled.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Service\Service;

final class ProductDetails
{
    /** Tabs below the overview, in order, with the keys of their titles. */
    private const TABS = [
        'domain' => 'clientareahostingdomain', 'manage' => 'manage', 'configoptions' => 'orderconfigpackage',
        'metrics' => 'metrics.title', 'additionalinfo' => 'additionalInfo', 'resourceusage' => 'resourceUsage',
    ];

    public function __construct(private readonly WhmcsHost $host, private readonly Modules $modules)
    {
    }

    /** @return array<string, mixed> by the names of WHMCS's variables */
    public function variables(Service $service): array
    {
        $isActive = (string) $service->domainstatus === 'Active';
        $row = $service->getAttributes();
        $usage = array_intersect_key($row, array_flip(['diskusage', 'disklimit', 'bwusage', 'bwlimit']));
        return [
            'regdate' => $service->regdate, 'nextduedate' => $service->nextduedate,
            'firstpaymentamount' => self::money($service->firstpaymentamount),
            'recurringamount' => self::money($service->amount),
            'billingcycle' => $service->billingcycle, 'paymentmethod' => $service->paymentmethod,
            'quantity' => (int) $service->qty, 'quantitySupported' => (int) $service->product?->allowqty === 2,
            'suspendreason' => $service->suspendreason,
            'packagesupgrade' => $isActive, 'showRenewServiceButton' => $isActive, 'showcancelbutton' => $isActive,
            'pendingcancellation' => false, 'unpaidInvoice' => false, 'sslStatus' => null,
            'configurableoptions' => self::configurableOptions($service), 'customfields' => self::customFields($service),
            'metricStats' => $this->metrics($service), 'serverdata' => self::server($service),
            'assignedips' => $service->assignedips, 'ns1' => $service->ns1, 'ns2' => $service->ns2,
            'lastupdate' => self::moment((string) $service->lastupdate), 'downloads' => [], 'addons' => [],
        ] + $usage;
    }

    /**
     * What the frames loop over, made of WHMCS's variables when the hooks have had them.
     *
     * @param array<string, mixed> $seen
     * @return array<string, mixed>
     */
    public static function rows(array $seen): array
    {
        $words = $GLOBALS['_LANG'];
        $options = [];
        foreach ((array) $seen['configurableoptions'] as $option) {
            $options[$option['optionname']] = match ((string) $option['optiontype']) {
                '3' => $words[$option['selectedqty'] ? 'yes' : 'no'],
                '4' => $option['selectedqty'] . ' x ' . $option['selectedoption'],
                default => $option['selectedoption'],
            };
        }
        return [
            'tabs' => self::tabs($seen), 'configoptionrows' => $options,
            'customfieldrows' => array_column((array) $seen['customfields'], 'value', 'name'),
            'domainrows' => array_filter([
                $words['orderdomain'] => (string) $seen['domain'], $words['serverusername'] => (string) $seen['username'],
                $words['servername'] => (string) ($seen['serverdata']['hostname'] ?? ''),
                $words['primaryIP'] => $seen['type'] === 'server' ? (string) $seen['dedicatedip'] : '',
            ], 'strlen'),
        ];
    }

    /** A module's output has the tab of the domain where there is one, and one of its own otherwise. */
    private static function tabs(array $seen): array
    {
        $has = [
            'domain' => $seen['domain'], 'manage' => !$seen['domain'] && $seen['moduleclientarea'],
            'configoptions' => $seen['configurableoptions'], 'metrics' => $seen['metricStats'],
            'additionalinfo' => $seen['customfields'], 'resourceusage' => $seen['lastupdate'],
        ];
        return array_intersect_key(self::TABS, array_filter($has));
    }

    /** @return list<array{optionname: string, optiontype: string, selectedqty: int, selectedoption: string}> */
    private static function configurableOptions(Service $service): array
    {
        $rows = Capsule::table('tblhostingconfigoptions as h')->where('h.relid', $service->id)->orderBy('h.id')
            ->join('tblproductconfigoptions as o', 'o.id', '=', 'h.configid')
            ->leftJoin('tblproductconfigoptionssub as s', 's.id', '=', 'h.optionid')
            ->get(['o.optionname', 'o.optiontype', 'h.qty', 's.optionname as choice']);
        return $rows->map(static fn (object $row): array => [
            'optionname' => Text::shownName((string) $row->optionname), 'optiontype' => (string) $row->optiontype,
            'selectedqty' => (int) $row->qty, 'selectedoption' => Text::shownName((string) $row->choice),
        ])->all();
    }

    /** Fields that are not for administrators only and that hold something. @return list<array{name: string, value: string}> */
    private static function customFields(Service $service): array
    {
        $rows = Capsule::table('tblcustomfields as f')->where(['f.type' => 'product', 'f.relid' => $service->packageid])
            ->join('tblcustomfieldsvalues as v', 'v.fieldid', '=', 'f.id')->where('v.relid', $service->id)
            ->where('f.adminonly', '!=', 'on')->where('v.value', '!=', '')->orderBy('f.sortorder')->orderBy('f.id')
            ->get(['f.fieldname', 'v.value']);
        return $rows->map(static fn (object $row): array => [
            'name' => Text::shownName((string) $row->fieldname), 'value' => (string) $row->value,
        ])->all();
    }

    /** @return list<array{displayName: string, currentValue: string}> */
    private function metrics(Service $service): array
    {
        $module = (string) $service->product?->servertype;
        if ($module === '' || (int) $service->server === 0 || !$this->modules->has($module, 'MetricProvider')) {
            return [];
        }
        $stats = [];
        foreach ($this->host->metricProvider((int) $service->server)->tenantUsage((string) $service->username) as $metric) {
            if ($metric->usage() === null) {
                continue;
            }
            $value = $metric->units()->decorate($metric->usage()->value());
            $stats[] = ['displayName' => Text::encode($metric->displayName()), 'currentValue' => Text::encode((string) $value)];
        }
        return $stats;
    }

    /** What themes print of the server; nothing else of it is a customer's business. @return array<string, string> */
    private static function server(Service $service): array
    {
        $shown = '/^(hostname|ipaddress|nameserver\d(ip)?)$/';
        $row = (array) $service->serverModel?->getAttributes();
        return array_filter($row, static fn (string $column): bool => preg_match($shown, $column) === 1, ARRAY_FILTER_USE_KEY);
    }

    private static function money(mixed $amount): string
    {
        return '$' . number_format((float) $amount, 2) . ' USD';
    }

    /** Empty where WHMCS never had figures of the module. */
    private static function moment(string $stored): string
    {
        return str_starts_with($stored, '0000') || $stored === '' ? '' : $stored;
    }
}
