<?php

/**
 * Writes rows as WHMCS's own forms would: text HTML-encoded, passwords encrypted, the rest with sensible values.
 *
 * Each method returns the new row's id. A value that is a `Raw` is written as it is.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;

final class Fixtures
{
    /** With a user who owns the account. @param array<string, mixed> $values columns of tblclients */
    public function client(array $values = []): int
    {
        $client = $this->insert('tblclients', $values + [
            'uuid' => self::uuid(), 'firstname' => 'Ada', 'lastname' => 'Lovelace', 'email' => 'ada' . random_int(
                1,
                PHP_INT_MAX
            )
            . '@example.com', 'address1' => '1 Test Street', 'city' => 'London', 'state' => 'London',
            'postcode' => 'N1 1AA',
            'country' => 'GB', 'phonenumber' => '02079460000', 'currency' => 1, 'status' => 'Active',
            'datecreated' => date('Y-m-d'),
            'allow_sso' => 1,
        ]);
        $this->user($client, '', true);
        return $client;
    }

    /** A user of a client's account. @param string $permissions names with commas between them; the owner needs none */
    public function user(int $client, string $permissions, bool $isOwner = false): int
    {
        $user = $this->insert('tblusers', ['first_name' => 'Uma', 'last_name' => 'User', 'email' => self::uuid() . '@example.com']);
        $this->insert('tblusers_clients', [
            'auth_user_id' => $user, 'client_id' => $client, 'owner' => (int) $isOwner, 'permissions' => $permissions,
        ]);
        return $user;
    }

    /** @param array<string, mixed> $values columns of tblservers; `password` in clear */
    public function server(array $values = []): int
    {
        $password = $values['password'] ?? '';
        $typed = $password instanceof Raw ? $password->value : Text::encode((string) $password);
        $values['password'] = new Raw(encrypt($typed));
        return $this->insert('tblservers', $values + [
            'name' => 'Panel', 'hostname' => 'panel.example.com', 'secure' => 'on', 'active' => 1, 'maxaccounts' => 200,
        ]);
    }

    /** @param list<int> $servers ids of the servers in the group */
    public function serverGroup(string $name, array $servers): int
    {
        $group = $this->insert('tblservergroups', ['name' => $name, 'filltype' => 1]);
        foreach ($servers as $server) {
            Capsule::table('tblservergroupsrel')->insert(['groupid' => $group, 'serverid' => $server]);
        }
        return $group;
    }

    /**
     * @param array<int|string, mixed> $values columns of tblproducts; `options` holds the module's options, in
     *     order or by number
     *                                         from 1, `module` is short for servertype
     */
    public function product(array $values = []): int
    {
        $values += ['servertype' => $values['module'] ?? ''];
        foreach ($this->numbered($values['options'] ?? []) as $number => $option) {
            $values["configoption$number"] = $option;
        }
        unset($values['options'], $values['module']);
        return $this->insert('tblproducts', $values + [
            'type' => 'other', 'gid' => 1, 'name' => 'Game Server', 'paytype' => 'recurring', 'autosetup' => 'payment',
        ]);
    }

    /**
     * @param array<string, mixed> $values columns of tblhosting; `client`, `product` and `status` are short names;
     * `password` in clear
     */
    public function service(array $values = []): int
    {
        $values = self::rename($values, ['client' => 'userid', 'product' => 'packageid', 'status' => 'domainstatus']);
        if (isset($values['password']) && !$values['password'] instanceof Raw) {
            $values['password'] = new Raw(encrypt((string) $values['password']));
        }
        $values['userid'] ??= $this->client();
        return $this->insert('tblhosting', $values + [
            'orderid' => $this->order((int) $values['userid']), 'regdate' => date('Y-m-d'), 'qty' => 1,
            'billingcycle' => 'Monthly',
            'domainstatus' => 'Pending', 'paymentmethod' => 'banktransfer',
            'nextduedate' => date('Y-m-d', time() + 30 * 86400),
        ]);
    }

    /**
     * A product addon for sale, with the module's options, in order or by number from 1.
     *
     * @param array<string, mixed> $values columns of tbladdons, and `options`; `labels` their friendly names
     */
    public function addonOffer(array $values = []): int
    {
        $options = $this->numbered($values['options'] ?? []);
        $labels = $this->numbered($values['labels'] ?? []);
        unset($values['options'], $values['labels']);
        $addon = $this->insert(
            'tbladdons',
            $values + ['name' => 'Second Server', 'type' => 'other', 'billingcycle' => 'recurring']
        );
        foreach ($options as $number => $value) {
            $this->insert('tblmodule_configuration', [
                'entity_type' => 'addon', 'entity_id' => $addon, 'setting_name' => "configoption$number",
                'friendly_name' => $labels[$number] ?? '', 'value' => $value,
            ]);
        }
        return $addon;
    }

    /** @param array<string, mixed> $values columns of tblhostingaddons; `service` and `offer` are short names */
    public function addon(array $values = []): int
    {
        $values = self::rename($values, ['service' => 'hostingid', 'offer' => 'addonid']);
        $parent = Capsule::table('tblhosting')->where('id', $values['hostingid'] ?? 0)->first();
        return $this->insert('tblhostingaddons', $values + [
            'userid' => (int) ($parent->userid ?? 0), 'orderid' => (int) ($parent->orderid ?? 0),
            'server' => (int) ($parent->server ?? 0),
            'qty' => 1, 'status' => 'Pending', 'billingcycle' => 'Monthly', 'regdate' => date('Y-m-d'),
        ]);
    }

    /**
     * A custom field of a product, an addon offer or of all clients (type `client`, owner 0).
     *
     * @param array<string, mixed> $values further columns of tblcustomfields
     */
    public function customField(string $type, int $owner, string $name, array $values = []): int
    {
        return $this->insert('tblcustomfields', $values + [
            'type' => $type, 'relid' => $owner, 'fieldname' => $name, 'fieldtype' => 'text', 'adminonly' => 'on',
        ]);
    }

    public function customFieldValue(int $field, int $target, string|Raw $value): int
    {
        return $this->insert('tblcustomfieldsvalues', ['fieldid' => $field, 'relid' => $target, 'value' => $value]);
    }

    /** What a service has in a field of a given name, decoded; null where it has nothing there. */
    public function valueOf(string $type, int $owner, string $name, int $target): ?string
    {
        $value = Capsule::table('tblcustomfieldsvalues as v')->join('tblcustomfields as f', 'f.id', '=', 'v.fieldid')
            ->where(['f.type' => $type, 'f.relid' => $owner, 'f.fieldname' => Text::encode($name)])
            ->where('v.relid', $target)
            ->value('v.value');
        return $value === null ? null : Text::decode((string) $value);
    }

    /**
     * A configurable option of a product: type 1 drop-down, 2 radio, 3 yes/no, 4 quantity.
     *
     * @param list<string> $choices as `value|Name`
     * @return array{option: int, choices: list<int>}
     */
    public function configurableOption(int $product, string $name, int $type, array $choices): array
    {
        $group = $this->insert('tblproductconfiggroups', ['name' => $name]);
        $this->insert('tblproductconfiglinks', ['gid' => $group, 'pid' => $product]);
        $option = $this->insert(
            'tblproductconfigoptions',
            ['gid' => $group, 'optionname' => $name, 'optiontype' => (string) $type]
        );
        $ids = [];
        foreach ($choices as $choice) {
            $ids[] = $this->insert('tblproductconfigoptionssub', ['configid' => $option, 'optionname' => $choice]);
        }
        return ['option' => $option, 'choices' => $ids];
    }

    /** What a client chose in a configurable option. */
    public function choose(int $service, int $option, int $choice, int $quantity = 0): void
    {
        Capsule::table('tblhostingconfigoptions')->updateOrInsert(
            ['relid' => $service, 'configid' => $option],
            ['optionid' => $choice, 'qty' => $quantity]
        );
    }

    private function order(int $client): int
    {
        return $this->insert('tblorders', [
            'ordernum' => random_int(1_000_000_000, 9_999_999_999), 'userid' => $client, 'date' => date('Y-m-d H:i:s'),
            'status' => 'Pending',
        ]);
    }

    /** @param array<string, mixed> $values */
    private function insert(string $table, array $values): int
    {
        $columns = Schema::columns($table);
        foreach ($values as $column => $value) {
            if (!in_array($column, $columns, true)) {
                throw new \InvalidArgumentException("$table has no column $column");
            }
            $values[$column] = match (true) {
                $value instanceof Raw => $value->value,
                is_string($value) => Text::encode($value),
                default => $value,
            };
        }
        foreach (array_intersect(['created_at', 'updated_at'], $columns) as $column) {
            $values[$column] ??= date('Y-m-d H:i:s');
        }
        return (int) Capsule::table($table)->insertGetId($values);
    }

    /** @return array<int, mixed> values by number from 1, whether they came as a list or numbered already */
    private function numbered(array $values): array
    {
        return array_is_list($values) && $values !== [] ? array_combine(range(1, count($values)), $values) : $values;
    }

    /** @return array<string, mixed> */
    private static function rename(array $values, array $names): array
    {
        foreach ($names as $short => $column) {
            if (array_key_exists($short, $values)) {
                $values[$column] = $values[$short];
                unset($values[$short]);
            }
        }
        return $values;
    }

    private static function uuid(): string
    {
        $hex = bin2hex(random_bytes(16));
        $hex[12] = '4';
        $hex[16] = '89ab'[random_int(0, 3)];
        return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split($hex, 4));
    }
}
