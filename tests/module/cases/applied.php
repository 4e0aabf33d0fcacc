<?php

/** A change of package sets what the product says otherwise than it was applied last, leaves and names what somebody set on the panel, and takes back what it gave. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$created = static function (Check $check, Stage $stage, array $options = []): int {
    $id = $stage->order($options);
    $check->is('success', $stage->host->create($id)->message, 'create');
    return $id;
};
$log = static fn (): string => (string) Capsule::table('tblmodulelog')->orderByDesc('id')->value('arrdata');
$byHand = static fn (Stage $stage, int $id, array $values): array => $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], $values);
$limits = static fn (array $values): array => ['limits' => $values + ['cpu' => 100, 'memory' => 1024, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240]];
$variables = static fn (Stage $stage, int $id, array $values) => $stage->panel->api('PUT', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'] . '/variables', [
    'variables' => array_map(static fn (string $name, string $value): array => ['env_variable' => $name, 'value' => $value], array_keys($values), $values),
]);
$backups = static fn (Stage $stage): string => $stage->panel->api('GET', '/api/admin/backup-configurations')['json']['backup_configurations']['data'][0]['uuid'];
$held = static fn (Stage $stage, int $id, string ...$names): array => array_map(static fn (string $name): mixed => $stage->onlyServer($id)[$name], $names);
$variable = static fn (Stage $stage, int $id, string $name): ?string => $stage->onlyServer($id)['variables'][$name] ?? null;
$tab = static fn (Stage $stage, int $id): string => html_entity_decode($stage->host->adminServicesTab($id)['Differs from the Product'] ?? '', ENT_QUOTES);
$apply = static fn (Stage $stage, int $id) => $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'apply', 'calagopus_service' => (string) $id]);

return [
    'what staff gave on the panel stays where another option changes, and the log names both' => static function (Check $check, Stage $stage) use ($created, $byHand, $limits, $held, $log, $backups): void {
        $id = $created($check, $stage);
        $byHand($stage, $id, $limits(['memory' => 4096]) + ['hugepages_passthrough_enabled' => true, 'backup_configuration_uuid' => $backups($stage)]);
        $check->is('success', $stage->host->changePackage($id, $stage->product([12 => '4']))->message, 'change');
        $check->is([4096, true, $backups($stage)], [$stage->onlyServer($id)['memory'], (bool) $stage->onlyServer($id)['hugepages'], $stage->onlyServer($id)['backup_configuration']], 'staff\'s');
        $check->is(4, $stage->onlyServer($id)['databases'], 'the option');
        $check->has('Memory is 4096 on the panel; this service was given 1024 and asks for no other, so it stays', $log(), 'the log');
        $check->has('Database Limit from 0 to 4', $log(), 'what was changed');
        $check->is('success', $stage->host->changePackage($id, $stage->product([5 => '2048', 12 => '4']))->message, 'change of the memory');
        $check->is(2048, $stage->onlyServer($id)['memory'], 'the package\'s');
    },
    'a service of an earlier release gets all that its product says, once' => static function (Check $check, Stage $stage) use ($created, $byHand, $limits, $held): void {
        $id = $created($check, $stage);
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update(['given' => null]);
        $byHand($stage, $id, $limits(['memory' => 4096]));
        $check->is('success', $stage->host->changePackage($id, $stage->product([12 => '4']))->message, 'change');
        $check->is([1024], $held($stage, $id, 'memory'), 'the product\'s');
        $byHand($stage, $id, $limits(['memory' => 4096]));
        $check->is('success', $stage->host->changePackage($id, $stage->product([12 => '5']))->message, 'change again');
        $check->is([4096], $held($stage, $id, 'memory'), 'staff\'s');
    },
    'what another server was given counts for none that took its place' => static function (Check $check, Stage $stage) use ($created, $held): void {
        $id = $created($check, $stage);
        foreach (['changePackage', 'sync'] as $first) {
            $former = $stage->onlyServer($id);
            $stage->panel->api('PATCH', "/api/admin/servers/{$former['uuid']}", ['external_id' => null]);
            $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'memory' => 4096] + array_intersect_key($former, ['owner' => 0, 'name' => 0, 'description' => 0]));
            $first === 'sync' && $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'sync', 'calagopus_service' => (string) $id]);
            $check->is('success', $stage->host->changePackage($id, $stage->product())->message, $first);
            $check->is([1024], $held($stage, $id, 'memory'), $first);
        }
    },
    'what a change that failed may have set is set back with the package' => static function (Check $check, Stage $stage) use ($created, $held, $variable): void {
        $former = [19 => 'MINECRAFT_VERSION=1.20.1'];
        $id = $created($check, $stage, $former);
        $broken = $stage->product([5 => '8192', 19 => "SERVER_JARFILE=much-too-long-for-its-rule.jar\nMINECRAFT_VERSION=1.21.4"]);
        $check->has('limits and features were changed', $stage->host->changePackage($id, $broken)->message, 'half of it');
        $check->is([8192], $held($stage, $id, 'memory'), 'the half');
        $check->is('success', $stage->host->changePackage($id, $stage->product($former))->message, 'the former package');
        $check->is([1024], $held($stage, $id, 'memory'), 'is the former one');
        $check->is('1.20.1', $variable($stage, $id, 'MINECRAFT_VERSION'), 'the variable too');
    },
    'a variable that only a change which failed has set is named where the former package returns' => static function (Check $check, Stage $stage) use ($created, $variable, $log): void {
        $id = $created($check, $stage, [19 => 'SERVER_JARFILE=paid.jar']);
        $stage->panel->fault(['kind' => 'status', 'status' => 403, 'body' => '{"errors":["missing permission"]}'], ['method' => 'PATCH', 'path' => '^/api/admin/servers/', 'times' => 1]);
        $check->has('variables were set', $stage->host->changePackage($id, $stage->product([5 => '8192', 19 => "SERVER_JARFILE=paid.jar\nMINECRAFT_VERSION=1.21.4"]))->message, 'half of it');
        $check->is('1.21.4', $variable($stage, $id, 'MINECRAFT_VERSION'), 'the half');
        $check->is('success', $stage->host->changePackage($id, $stage->product([19 => 'SERVER_JARFILE=paid.jar']))->message, 'the former package');
        $check->has('A change that failed may have set the variable MINECRAFT_VERSION', $log(), 'said');
        $check->lacks('may have set the variable SERVER_JARFILE', $log(), 'what is asked for is set');
        $check->is('success', $stage->host->changePackage($id, $stage->product([19 => 'SERVER_JARFILE=paid.jar']))->message, 'once more');
        $check->lacks('may have set the variable', $log(), 'said once');
    },
    'a failure that changed nothing lets what staff gave stay afterwards' => static function (Check $check, Stage $stage) use ($created, $byHand, $limits, $held): void {
        $id = $created($check, $stage);
        $byHand($stage, $id, $limits(['memory' => 4096]));
        $wanted = $stage->product([12 => '4', 19 => 'NO_SUCH=1']);
        $check->has('NO_SUCH', $stage->host->changePackage($id, $wanted)->message, 'refused');
        $check->is('success', $stage->host->changePackage($id, $stage->product([12 => '4']))->message, 'mended');
        $check->is([4096], $held($stage, $id, 'memory'), 'staff\'s');
    },
    'a variable that the product names no more has the egg\'s value again, and the customer\'s own stays' => static function (Check $check, Stage $stage) use ($created, $variable, $variables, $log): void {
        $id = $created($check, $stage, [19 => "SERVER_JARFILE=paid.jar\nMINECRAFT_VERSION=1.20.1"]);
        $check->is('success', $stage->host->changePackage($id, $stage->product([19 => 'SERVER_JARFILE=paid.jar']))->message, 'change');
        $check->is(['paid.jar', 'latest'], [$variable($stage, $id, 'SERVER_JARFILE'), $variable($stage, $id, 'MINECRAFT_VERSION')], 'back');
        $check->has('MINECRAFT_VERSION is asked for no more, and has the egg\'s own value again', $log(), 'said');
        $variables($stage, $id, ['SERVER_JARFILE' => 'mine.jar']);
        $check->is('success', $stage->host->changePackage($id, $stage->product())->message, 'change again');
        $check->is('mine.jar', $variable($stage, $id, 'SERVER_JARFILE'), 'the customer\'s');
        $check->has('SERVER_JARFILE is asked for no more; it was changed since', $log(), 'said too');
    },
    'an option on a variable gives back what it gave' => static function (Check $check, Stage $stage) use ($created, $variable): void {
        $id = $created($check, $stage);
        $option = $stage->host->make->configurableOption((int) $stage->host->service($id)->packageid, 'MINECRAFT_VERSION', 1, ['1.20.1|Old']);
        $check->is('success', $stage->host->changePackage($id, [$option['option'] => [$option['choices'][0], 0]])->message, 'with the option');
        $check->is('1.20.1', $variable($stage, $id, 'MINECRAFT_VERSION'), 'bought');
        Capsule::table('tblhostingconfigoptions')->where('relid', $id)->delete();
        $check->is('success', $stage->host->changePackage($id, $stage->product([5 => '2048']))->message, 'a product without it');
        $check->is('latest', $variable($stage, $id, 'MINECRAFT_VERSION'), 'the egg\'s');
    },
    'the admin tab shows each difference, and Apply sets them all' => static function (Check $check, Stage $stage) use ($created, $byHand, $limits, $variables, $variable, $held, $tab, $apply): void {
        $id = $created($check, $stage, [19 => 'SERVER_JARFILE=hidden.jar']);
        $check->is('', $tab($stage, $id), 'nothing');
        $byHand($stage, $id, $limits(['memory' => 4096]) + ['kvm_passthrough_enabled' => true, 'hugepages_passthrough_enabled' => true, 'name' => 'My castle']);
        $variables($stage, $id, ['SERVER_JARFILE' => 'secret.jar']);
        $said = $tab($stage, $id);
        foreach (['Memory: 1024 by the product, 4096 on the panel', 'KVM Passthrough: off by the product, on', 'Hugepages Passthrough: off by the product, on', 'My castle', 'SERVER_JARFILE'] as $part) {
            $check->has($part, $said, 'the tab');
        }
        $check->lacks('.jar', $said, 'no value of a variable');
        $apply($stage, $id);
        $check->is([1024, false, false, "Server-$id"], [...$held($stage, $id, 'memory'), (bool) $stage->onlyServer($id)['kvm'], (bool) $stage->onlyServer($id)['hugepages'], $stage->onlyServer($id)['name']], 'applied');
        $check->is('hidden.jar', $variable($stage, $id, 'SERVER_JARFILE'), 'the variable too');
    },
    'Apply takes back a variable that the product names no more' => static function (Check $check, Stage $stage) use ($created, $variable, $apply): void {
        $id = $created($check, $stage, [19 => 'MINECRAFT_VERSION=1.20.1']);
        Capsule::table('tblproducts')->where('id', $stage->host->service($id)->packageid)->update(['configoption19' => '']);
        $apply($stage, $id);
        $check->is('latest', $variable($stage, $id, 'MINECRAFT_VERSION'), 'the egg\'s');
    },
    'an egg that staff gave on the panel stays where the memory changes, whatever the policy on eggs says' => static function (Check $check, Stage $stage) use ($created, $byHand, $held, $log): void {
        $velocity = array_column($stage->panel->api('GET', '/api/admin/nests/' . Stage::NEST . '/eggs')['json']['eggs']['data'], 'uuid', 'name')['Velocity'];
        foreach (['note', 'refuse', 'reinstall'] as $policy) {
            $id = $created($check, $stage);
            Policies::decide('product-' . $stage->host->service($id)->packageid, ['egg' => $policy]);
            $byHand($stage, $id, ['egg_uuid' => $velocity]);
            Capsule::table('tblproducts')->where('id', $stage->host->service($id)->packageid)->update(['configoption5' => '2048']);
            $check->is('success', $stage->host->changePackage($id, [])->message, $policy);
            $check->is([2048, $velocity], $held($stage, $id, 'memory', 'egg'), $policy);
            $check->has('Velocity', $log(), 'said');
        }
    },
];
