<?php

/**
 * Builds `$params`, what every module function receives, from the rows of the database.
 *
 * The names are those of https://developers.whmcs.com/provisioning-modules/module-parameters/ ; text that WHMCS
 * keeps HTML-encoded
 * reaches the module decoded.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Service\Addon;
use WHMCS\Service\Service;

final class Params
{
    public function __construct(private readonly Modules $modules, private readonly string $version)
    {
    }

    /** @return array<string, mixed> */
    public function forTarget(Target $target, string $action = ''): array
    {
        $model = $target->model();
        return $model instanceof Addon ? $this->forAddon($model, $action) : $this->forService($model, $action);
    }

    /** The name of the module that provisions a target; empty where none does. */
    public function moduleOf(Target $target): string
    {
        $model = $target->model();
        $module = $model instanceof Addon ? $model->productAddon?->module : $model->product?->servertype;
        return (string) $module;
    }

    /**
     * Parameters of a server alone, as TestConnection, UsageUpdate, ListAccounts and MetricProvider receive them.
     *
     * @return array<string, mixed>
     */
    public function forServer(int $serverId, string $module): array
    {
        $row = Capsule::table('tblservers')->where('id', $serverId)->first();
        return $this->server($row === null ? [] : (array) $row, $module) + [
            'moduletype' => $module,
            'whmcsVersion' => $this->version,
        ];
    }

    /**
     * Parameters from the fields of a server, stored or typed into the form.
     *
     * @param array<string, mixed> $row columns of tblservers, encoded and encrypted as stored
     * @return array<string, mixed>
     */
    public function server(array $row, string $module): array
    {
        $secure = ($row['secure'] ?? '') === 'on';
        $text = static fn (string $column): string => Text::decode((string) ($row[$column] ?? ''));
        $meta = $row === [] ? [] : $this->modules->metaData($module);
        $port = (string) ($row['port'] ?? '');
        $standard = (string) ($meta[$secure ? 'DefaultSSLPort' : 'DefaultNonSSLPort'] ?? '');
        return [
            'server' => $row !== [],
            'serverid' => (int) ($row['id'] ?? 0),
            'serverip' => $text('ipaddress'),
            'serverhostname' => $text('hostname'),
            'serverusername' => $text('username'),
            'serverpassword' => Text::decode(decrypt((string) ($row['password'] ?? ''))),
            'serveraccesshash' => $text('accesshash'),
            'serversecure' => $secure,
            'serverhttpprefix' => $secure ? 'https' : 'http',
            'serverport' => $port !== '' ? $port : $standard,
        ];
    }

    /** @return array<string, mixed> */
    private function forService(Service $service, string $action): array
    {
        $product = $service->product;
        $module = (string) $product?->servertype;
        $options = [];
        for ($number = 1; $number <= 24; $number++) {
            $options["configoption$number"] = Text::decode((string) $product?->getAttribute("configoption$number"));
        }
        return [
            'accountid' => $service->id, 'serviceid' => $service->id, 'addonId' => 0,
            'userid' => (int) $service->userid,
            'domain' => Text::decode((string) $service->domain),
            'username' => Text::decode((string) $service->username),
            'password' => decrypt((string) $service->password), 'packageid' => (int) $service->packageid,
            'pid' => (int) $service->packageid, 'qty' => (int) $service->qty,
            'status' => (string) $service->domainstatus,
            'suspendreason' => Text::decode((string) $service->suspendreason), 'type' => (string) $product?->type,
            'producttype' => (string) $product?->type, 'moduletype' => $module,
        ] + $options + [
            'customfields' => $this->customFields('product', (int) $service->packageid, $service->id),
            'configoptions' => $this->configurableOptions($service),
        ] + $this->common($service, $module, (int) $service->server, $action);
    }

    /** For an addon WHMCS passes its parent's `serviceid` and the addon's own id, model and settings. */
    private function forAddon(Addon $addon, string $action): array
    {
        $parent = $addon->service;
        $offer = $addon->productAddon;
        $module = (string) $offer?->module;
        $text = static fn (string $name): string => Text::decode((string) $addon->serviceProperties->get($name));
        return [
            'accountid' => $addon->hostingid, 'serviceid' => (int) $addon->hostingid, 'addonId' => $addon->id,
            'userid' => (int) $addon->userid, 'domain' => $text('Domain'), 'username' => $text('Username'),
            'password' => $text('Password'), 'packageid' => (int) $parent?->packageid,
            'pid' => (int) $parent?->packageid,
            'qty' => (int) $addon->qty, 'status' => (string) $addon->status, 'suspendreason' => '',
            'type' => (string) $offer?->type,
            'producttype' => (string) $offer?->type, 'moduletype' => $module,
        ] + $this->addonSettings((int) $addon->addonid) + [
            'customfields' => $this->customFields('addon', (int) $addon->addonid, $addon->id),
            'configoptions' => [],
        ] + $this->common($addon, $module, (int) $addon->server, $action);
    }

    /** @return array<string, mixed> */
    private function common(Service|Addon $model, string $module, int $serverId, string $action): array
    {
        $row = $serverId === 0 ? null : Capsule::table('tblservers')->where('id', $serverId)->first();
        return ['clientsdetails' => $this->client((int) $model->userid), 'model' => $model]
            + $this->server($row === null ? [] : (array) $row, $module)
            + ['action' => $action, 'whmcsVersion' => $this->version];
    }

    /** @return array<string, string> `configoptionN` and the same values under their friendly names */
    private function addonSettings(int $addonId): array
    {
        $settings = array_fill_keys(
            array_map(static fn (int $number): string => "configoption$number", range(1, 24)),
            ''
        );
        $owner = ['entity_type' => 'addon', 'entity_id' => $addonId];
        $rows = Capsule::table('tblmodule_configuration')->where($owner)->get();
        foreach ($rows as $row) {
            $settings[$row->setting_name] = Text::decode((string) $row->value);
            if ($row->friendly_name !== '') {
                $settings[$row->friendly_name] = Text::decode((string) $row->value);
            }
        }
        return $settings;
    }

    /** @return array<string, string> */
    private function customFields(string $type, int $owner, int $target): array
    {
        $fields = [];
        foreach (self::fieldsOf($type, $owner) as $field) {
            $fields[Text::systemName((string) $field->fieldname)] = self::valueOf($field->id, $target);
        }
        return $fields;
    }

    /**
     * @return array<string, string|int> option => chosen value: the part before `|` of a choice, the number of a
     * quantity or a box
     */
    private function configurableOptions(Service $service): array
    {
        $chosen = [];
        $rows = Capsule::table('tblhostingconfigoptions')->where('relid', $service->id)->orderBy('id')->get();
        foreach ($rows as $row) {
            $option = Capsule::table('tblproductconfigoptions')->where('id', $row->configid)->first();
            if ($option === null) {
                continue;
            }
            $choices = Capsule::table('tblproductconfigoptionssub');
            $choice = (string) $choices->where('id', $row->optionid)->value('optionname');
            $counted = in_array((string) $option->optiontype, ['3', '4'], true);
            $chosen[Text::systemName($option->optionname)] = $counted ? (int) $row->qty : Text::systemName($choice);
        }
        return $chosen;
    }

    /** @return array<string, mixed> the array of https://developers.whmcs.com/api-reference/getclientsdetails/ */
    public function client(int $clientId): array
    {
        $row = Capsule::table('tblclients')->where('id', $clientId)->first();
        if ($row === null) {
            return [];
        }
        $details = ['userid' => $row->id, 'id' => $row->id];
        foreach ((array) $row as $column => $value) {
            $details[$column] ??= is_string($value) ? Text::decode($value) : $value;
        }
        $phone = preg_replace('/\D+/', '', $details['phonenumber']);
        $details += [
            'fullname' => trim($details['firstname'] . ' ' . $details['lastname']), 'fullstate' => $details['state'],
            'statecode' => $details['state'], 'countrycode' => $details['country'], 'phonenumberformatted' => $phone,
            'customfields' => [],
        ];
        foreach (self::fieldsOf('client', 0) as $number => $field) {
            $value = self::valueOf($field->id, $clientId);
            $details['customfields' . ($number + 1)] = $value;
            $details['customfields'][] = ['id' => $field->id, 'value' => $value];
        }
        return $details;
    }

    /** @return list<object> the custom fields of a product, an addon offer or of all clients */
    private static function fieldsOf(string $type, int $owner): array
    {
        $fields = Capsule::table('tblcustomfields')->where(['type' => $type, 'relid' => $owner]);
        return $fields->orderBy('sortorder')->orderBy('id')->get()->all();
    }

    private static function valueOf(int $field, int $target): string
    {
        $values = Capsule::table('tblcustomfieldsvalues')->where(['fieldid' => $field, 'relid' => $target]);
        return Text::decode((string) $values->value('value'));
    }
}
