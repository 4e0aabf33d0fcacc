<?php

/** Carries out the plan of one product, keeps what was there before in a table of the module's own, and takes it back. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Services;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;
use WHMCS\Module\Server\Calagopus\Store;

final class Ledger
{
    public const TABLE = 'mod_calagopus_migrated';

    private const CHUNK = 250;

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->bigInteger('product_id')->primary();
            $table->string('module', 32);
            $table->bigInteger('moved_at');
            $table->mediumText('kept');
        });
    }

    /** @return bool whether a product was moved, and can be taken back */
    public static function has(int $product): bool
    {
        return Tables::isThere(self::TABLE) && Capsule::table(self::TABLE)->where('product_id', $product)->exists();
    }

    /** All of it or nothing, but for custom fields, which WHMCS writes and which are none of the decision. @return list<string> what is to be said */
    public static function apply(Plan $plan, Target $target): array
    {
        self::makeTable();
        $store = new Store();
        $origin = $target->call->panel()->origin();
        Capsule::connection()->transaction(static function () use ($plan, $target, $store, $origin): void {
            $before = array_intersect_key((array) $plan->product, $plan->columns);
            if (Capsule::table('tblproducts')->where('id', $plan->id())->where($before)->update($plan->columns) !== 1) {
                throw new Refusal('The product was changed meanwhile; nothing was done. Look again.');
            }
            $kept = ['before' => $before, 'after' => $plan->columns, 'services' => self::move($plan, $target->entry), 'policies' => self::decide($plan), 'records' => []];
            foreach ($plan->adopted as $id => $server) {
                $store->found((string) $id, self::client($id), $origin, Installation::address(), $server);
                $kept['records'][$id] = $store->find((string) $id)->revision;
            }
            Capsule::table(self::TABLE)->updateOrInsert(['product_id' => $plan->id()], [
                'module' => $plan->from->value, 'moved_at' => (new DatabaseClock())->now(), 'kept' => json_encode($kept, JSON_THROW_ON_ERROR),
            ]);
        });
        return self::fields(array_map(static fn (object $server): string => $server->uuid, $plan->adopted));
    }

    /** Takes a product back as it was, where nothing of it was changed since. @return list<string> what is to be said */
    public static function undo(int $product): array
    {
        $row = self::has($product) ? Capsule::table(self::TABLE)->where('product_id', $product)->first() : throw new Refusal("Product $product was not moved by this command.");
        $kept = json_decode((string) $row->kept, true, 8, JSON_THROW_ON_ERROR);
        $moved = self::elsewhere($product, $kept['services']);
        Capsule::connection()->transaction(static function () use ($product, &$kept, $moved): void {
            $kept = ['services' => array_diff_key($kept['services'], $moved), 'records' => array_diff_key($kept['records'], $moved)] + $kept;
            self::demandUntouched($product, $kept);
            Capsule::table('tblproducts')->where('id', $product)->update($kept['before']);
            foreach ($kept['services'] as $id => $server) {
                Capsule::table('tblhosting')->where('id', $id)->update(['server' => $server]);
            }
            foreach (array_chunk(array_keys($kept['records']), self::CHUNK) as $keys) {
                Capsule::table(Store::TABLE)->whereIn('service_key', array_map(strval(...), $keys))->delete();
            }
            self::decideNoMore($product, $kept['policies']);
            Capsule::table(self::TABLE)->where('product_id', $product)->delete();
        });
        return [...array_values($moved), ...self::fields(array_fill_keys(array_keys($kept['records']), ''))];
    }

    /** Services that have another product since, or that WHMCS has no more: they and what is recorded of them stay. @param array<int, int> $services @return array<int, string> what is to be said */
    private static function elsewhere(int $product, array $services): array
    {
        $here = array_flip(Capsule::table('tblhosting')->where('packageid', $product)->pluck('id')->map(intval(...))->all());
        $moved = array_keys(array_diff_key($services, $here));
        return array_combine($moved, array_map(static fn (int $id): string => "Service $id has another product now, or is no more, and stays as it is.", $moved));
    }

    /** @param array<string, mixed> $kept */
    private static function demandUntouched(int $product, array $kept): void
    {
        $now = (array) Capsule::table('tblproducts')->where('id', $product)->first();
        $changed = array_keys(array_filter($kept['after'], static fn (mixed $value, string $column): bool => (string) ($now[$column] ?? '') !== (string) $value, ARRAY_FILTER_USE_BOTH));
        if ($changed !== []) {
            throw new Refusal("Product $product was changed since it was moved (" . implode(', ', $changed) . '), so it was not taken back. Set that back first.');
        }
        $records = Services::records(array_map(strval(...), Capsule::table('tblhosting')->where('packageid', $product)->pluck('id')->all()));
        foreach ($records as $key => $record) {
            if ($record->revision !== ($kept['records'][$key] ?? null)) {
                throw new Refusal("Service $key was created or changed by this module since the product was moved, so the product was not taken back: the former module "
                    . 'does not know that server.');
            }
        }
    }

    /** @return array<string, array{string|null, string}> by the name of each row that this made or changed, its value before (null: none) and after */
    private static function decide(Plan $plan): array
    {
        $rows = Capsule::table(Policies::TABLE)->where('subject', "product-{$plan->id()}");
        $before = (clone $rows)->pluck('value', 'name')->all();
        $plan->policies === [] || Policies::decide("product-{$plan->id()}", $plan->policies);
        $changed = array_diff_assoc((clone $rows)->pluck('value', 'name')->all(), $before);
        return array_combine(array_keys($changed), array_map(static fn (string $name): array => [$before[$name] ?? null, $changed[$name]], array_keys($changed)));
    }

    /** What somebody decided since stands. @param array<string, array{string|null, string}> $kept */
    private static function decideNoMore(int $product, array $kept): void
    {
        foreach ($kept as $name => [$before, $after]) {
            $row = Capsule::table(Policies::TABLE)->where(['subject' => "product-$product", 'name' => $name, 'value' => $after]);
            $before === null ? $row->delete() : $row->update(['value' => $before]);
        }
    }

    /** @return array<int, int> service => the server that it was set to */
    private static function move(Plan $plan, int $entry): array
    {
        $before = [];
        foreach (array_chunk($plan->services, self::CHUNK) as $ids) {
            $before += array_map(intval(...), Capsule::table('tblhosting')->whereIn('id', $ids)->pluck('server', 'id')->all());
            Capsule::table('tblhosting')->whereIn('id', $ids)->update(['server' => $entry]);
        }
        return $before;
    }

    private static function client(int $service): string
    {
        return (string) Capsule::table('tblhosting')->where('id', $service)->value('userid');
    }

    /** Fills in, or empties, the fields Server UUID and Server ID where the product has them. @param array<int, string> $uuids @return list<string> */
    private static function fields(array $uuids): array
    {
        $failed = [];
        foreach ($uuids as $id => $uuid) {
            try {
                $params = Params::of(['serviceid' => $id]);
                $fields = new CustomFields(Identity::of($params), $params);
                $uuid === '' ? $fields->clear() : $fields->store($uuid);
            } catch (\Throwable) {
                $failed[] = $id;
            }
        }
        return $failed === [] ? [] : ['The custom fields of these services could not be written: ' . implode(', ', $failed) . '.'];
    }
}
