<?php

/** bin/migrate: products of the Pterodactyl and Pelican modules are moved one at a time, only where all of them is understood, and can be taken back. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;

/** By the numbers under which pterodactyl/whmcs stores them. */
const PTERODACTYL = [
    1 => '150', 2 => '20480', 3 => '4096', 4 => '-1', 5 => '3', 6 => '', 7 => '1', 8 => '5', 9 => '500', 10 => '', 11 => '', 12 => '', 13 => '', 14 => '2',
    15 => '', 16 => '', 17 => '3', 18 => '4',
];

/** The command on this installation. @return array{int, string, string} status, what it printed, and on standard error */
$command = static function (Stage $stage, string ...$options): array {
    file_put_contents($stage->host->root . '/init.php', '<?php require ' . var_export(dirname(__DIR__, 2) . '/whmcs/bootstrap.php', true)
        . '; Calagopus\Tests\Whmcs\WhmcsHost::attach();');
    $php = implode(' ', array_map(escapeshellarg(...), [PHP_BINARY, ...Stage::flags()]));
    $environment = ['PHP' => str_replace("'", '', $php), 'PATH' => (string) getenv('PATH')] + $stage->host->environment();
    $line = [dirname(__DIR__, 3) . '/bin/migrate', '--whmcs', $stage->host->root, ...$options];
    $process = proc_open($line, [1 => ['pipe', 'w'], 2 => ['file', $errors = tempnam(sys_get_temp_dir(), 'migrate'), 'w']], $pipes, null, $environment);
    $out = (string) stream_get_contents($pipes[1]);
    $status = proc_close($process);
    $said = (string) file_get_contents($errors);
    unlink($errors);
    return [$status, $out, $said];
};
/** The plan of the only product. */
$plan = static function (Stage $stage, string ...$options) use ($command): array {
    [$status, $out, $said] = $command($stage, '--json', ...$options);
    $document = json_decode($out, true);
    return ($document['products'][0] ?? []) + ['status' => $status, 'said' => $document['said'] ?? [], 'problems' => ($document['problems'] ?? [$said])];
};
/** A product of the former module whose servers were brought over. @return array{int, int, int, list<int>} the new panel's entry, its group, the product, its services */
$world = static function (Stage $stage, array $options = [], string $module = 'pterodactyl', int $count = 2): array {
    $entry = $stage->server();
    $group = $stage->host->make->serverGroup('New', [$entry]);
    $old = $stage->host->make->server(['type' => $module, 'hostname' => 'old.example.com']);
    $product = $stage->host->make->product(['module' => $module, 'options' => $options + PTERODACTYL, 'servergroup' => $stage->host->make->serverGroup('Old', [$old])]);
    for ($i = 0; $i < $count; $i++) {
        $ids[] = $id = $stage->host->make->service(['client' => $client = $stage->host->make->client(), 'product' => $product, 'server' => $old, 'status' => 'Active']);
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $email = (string) Capsule::table('tblclients')->where('id', $client)->value('email');
        $owner = $stage->panel->control('POST', 'user', ['external_id' => (string) $client, 'email' => $email]);
        $stage->panel->control('POST', 'server', ['external_id' => (string) $id, 'owner' => $owner['uuid'] ?? null]);
    }
    return [$entry, $group, $product, $ids ?? []];
};
$product = static fn (int $id): array => (array) Capsule::table('tblproducts')->where('id', $id)->first();
/** Everything of WHMCS and of the module that a migration may write. */
$state = static fn (): string => (string) json_encode([
    Capsule::table('tblproducts')->orderBy('id')->get(), Capsule::table('tblhosting')->orderBy('id')->get(), Capsule::table('tblcustomfieldsvalues')->where('value', '<>', '')->orderBy('id')->get(),
    Capsule::schema()->hasTable('mod_calagopus_services') ? Capsule::table('mod_calagopus_services')->get() : [],
    Capsule::schema()->hasTable('mod_calagopus_policies') ? Capsule::table('mod_calagopus_policies')->get() : [],
]);

return [
    'a check says of each product what would be changed, and changes nothing, neither in WHMCS nor on the panel' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $state): void {
        [, , $product, $ids] = $world($stage);
        $before = [$state(), json_encode($stage->panel->state()['servers'])];
        $mark = $stage->panel->mark();
        $found = $plan($stage, '--check');
        $check->is([0, true, []], [$found['status'], $found['understood'] ?? null, $found['reasons'] ?? $found['problems']], 'understood');
        $to = array_map(static fn (array $both): string => $both['to'], $found['changes']);
        $check->is(
            ['calagopus', Seed::PAPER, Stage::NEST, '4096', '-1', '20480', '150', '500', '4', '2', '3', Seed::FRANKFURT, 'on'],
            array_map(static fn (string $column): ?string => $to[$column] ?? null, [
                'servertype', 'configoption2', 'configoption1', 'configoption5', 'configoption6', 'configoption7', 'configoption8', 'configoption10', 'configoption11',
                'configoption12', 'configoption13', 'configoption4', 'configoption21',
            ]),
            'options'
        );
        $check->is($ids, $found['services'], 'services');
        $check->is($ids, array_map(intval(...), array_keys($found['adopted'])), 'adopted');
        $check->is($before, [$state(), json_encode($stage->panel->state()['servers'])], 'nothing was changed');
        $check->is(['GET'], array_values(array_unique(array_column($stage->panel->log($mark), 'method'))), 'requests');
        [$status, $out] = $command($stage);
        $check->is(0, $status, 'as text');
        foreach (["Product $product", 'can be moved', 'configoption5 (Memory): "3" becomes "4096"', '2 services, 2 of them with their server'] as $part) {
            $check->has($part, $out, 'as text');
        }
        $check->lacks($stage->panel->key, $out, 'the key');
    },
    'one product is moved on request with its servers, commands work on them, and it can be taken back' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product, $state): void {
        [$entry, $group, $id, $ids] = $world($stage);
        $field = $stage->host->make->customField('product', $id, 'Server UUID');
        $stage->host->make->customFieldValue($field, $ids[0], '');
        $other = $stage->host->make->product(['module' => 'pterodactyl', 'options' => PTERODACTYL]);
        $command($stage, '--check');
        $before = $state();
        [$status, $out, $said] = $command($stage, '--apply', (string) $id);
        $check->is(0, $status, "status; it said $said$out");
        $check->has("bin/migrate --undo $id", $out, 'the way back');
        $check->is(['calagopus', $group, '4096'], [$product($id)['servertype'], (int) $product($id)['servergroup'], $product($id)['configoption5']], 'the product');
        $check->is('pterodactyl', $product($other)['servertype'], 'another product');
        $check->is([$entry, $entry], array_map(static fn (int $service): int => (int) $stage->host->service($service)->server, $ids), 'the services\' server');
        $uuid = (string) $stage->record($ids[0])->server_uuid;
        $check->is($uuid, $stage->host->make->valueOf('product', $id, 'Server UUID', $ids[0]), 'Server UUID');
        $check->is('success', $stage->host->suspend($ids[0])->message, 'a command afterwards');
        $check->is(true, $stage->onlyServer($ids[0])['suspended'] ?? null, 'on the panel');
        $check->is('success', $stage->host->unsuspend($ids[0])->message, 'and another');
        [$status, $out, $said] = $command($stage, '--undo', (string) $id);
        $check->is(0, $status, "undo; it said $said$out");
        $after = $state();
        $check->is(...[...array_map(static fn (string $text): string => (string) preg_replace('/"(updated_at|lastupdate|domainstatus)":("[^"]*"|\d+|null)/', '', $text), [$before, $after]), 'as before']);
        $check->is(1, $command($stage, '--undo', (string) $id)[0] === 2 ? 1 : 0, 'twice is an error');
    },
    'what is only half understood is refused with the reason, and nothing is done' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product): void {
        [, , $id, $ids] = $world($stage);
        $set = static fn (array $columns) => Capsule::table('tblproducts')->where('id', $id)->update($columns);
        $why = static fn (string ...$options): string => implode(' ', $plan($stage, '--product', (string) $id, ...$options)['reasons'] ?? ['none']);
        foreach ([['configoption3' => '2 GB'], ['configoption9' => '5'], ['configoption11' => '1-2-3'], ['configoption14' => 'many']] as $wrong) {
            $column = array_key_first($wrong);
            $before = $product($id)[$column];
            $set($wrong);
            $check->that($why() !== '', "$column: a reason");
            $check->is([1, 'pterodactyl'], [$command($stage, '--apply', (string) $id)[0], $product($id)['servertype']], "$column: refused");
            $set([$column => $before]);
        }
        $check->is('', $why(), 'as it was');
        $stage->host->make->configurableOption($id, 'Location ID', 1, ['1|Here', '2|There']);
        $check->has('"Location ID" set Location ID with the former module', $why(), 'a choice that this module does not know');
        Capsule::table('tblproductconfiglinks')->delete();
        $stage->host->make->configurableOption($id, 'Memory (MB)', 1, ['1024|One', '2048|Two']);
        $check->is('', $why(), 'a choice that means the same');
        $stage->panel->control('POST', 'server', ['external_id' => (string) $ids[0]]);
        $check->has("service $ids[0] has several", $why(), 'two servers of one service');
        Capsule::table('tblhosting')->where('id', $ids[0])->update(['domainstatus' => 'Cancelled']);
        Capsule::table('tblhosting')->where('id', $ids[1])->update(['userid' => $stage->host->make->client()]);
        $check->has("service $ids[1] has one that belongs to client", $why(), 'another client\'s');
        $missing = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $id]);
        Capsule::table('tblhosting')->where('id', $missing)->update(['domainstatus' => 'Active']);
        $check->has("service $missing is Active and has none", $why(), 'not brought over');
    },
    'a choice that may have set a variable by its display name, or names none of the egg, keeps the product where it is' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product): void {
        [, , $id] = $world($stage);
        foreach (['MAX_PLAYERS' => 'Player Slots', 'PORT' => 'Main Port'] as $variable => $shown) {
            $stage->panel->control('POST', 'variable', ['env_variable' => $variable, 'name' => $shown, 'default_value' => '10', 'rules' => ['string']]);
        }
        $offered = static function (string $title, array $options = []) use ($plan, $stage, $id): array {
            Capsule::table('tblproductconfiglinks')->delete();
            $stage->host->make->configurableOption($id, $title, 1, ['1024|One', '2048|Two']);
            return $plan($stage, '--product', (string) $id, ...$options) + ['reasons' => [], 'notes' => []];
        };
        $names = ['Player Slots' => 'MAX_PLAYERS|Player Slots', 'Server Jar File' => 'SERVER_JARFILE|Server Jar File', 'MAX_PLAYRS|Slots' => 'MAX_PLAYERS|Slots', 'MAX_PLAYRS' => 'MAX_PLAYERS'];
        foreach ($names as $title => $name) {
            $reasons = implode(' ', $offered($title)['reasons']);
            $check->has('What customers choose as "' . explode('|', $title)[0] . '"', $reasons, "$title: the choice");
            $check->has("name it $name, ", $reasons, "$title: the remedy");
            $check->is([1, 'pterodactyl'], [$command($stage, '--apply', (string) $id)[0], $product($id)['servertype']], "$title: refused");
        }
        $reasons = implode(' ', $offered('Zebra')['reasons']);
        foreach (['"Zebra"', 'MAX_PLAYERS, ', 'SERVER_JARFILE', '--without-effect "Zebra"'] as $part) {
            $check->has($part, $reasons, 'nothing comes near');
        }
        $found = $offered('Zebra', ['--without-effect', 'Zebra']);
        $check->is([[], 0], [$found['reasons'], $found['status']], 'it never meant anything');
        $check->has('"Zebra"', implode(' ', $found['notes']), 'and that is noted');
        $check->is([], $offered('MAX_PLAYERS')['reasons'], 'a variable\'s own name');
        $check->has('MINECRAFT_VERSION', implode(' ', $offered('Version')['notes']), 'which variable a version is');
        $check->has('sets Memory', implode(' ', $offered('RAM')['notes']), 'what the former module did not know');
        $check->has('Allocation Limit', implode(' ', $offered('PORT', ['--without-effect', 'PORT'])['reasons']), 'a variable that this module takes for an option');
        Capsule::table('tblproductconfiglinks')->delete();
        $stage->host->make->customField('product', $id, 'Server UUID', ['adminonly' => 'on']);
        $stage->host->make->customField('product', $id, 'Player Slots', ['adminonly' => 'on']);
        $check->has('name it MAX_PLAYERS|Player Slots, ', implode(' ', $plan($stage)['reasons']), 'a field for administrators');
        $check->lacks('Server UUID', implode(' ', $plan($stage)['reasons']), 'our own field');
    },
    'where the egg is not known yet, a display name is a reason all the same, and asks nothing' => static function (Check $check, Stage $stage) use ($plan, $world): void {
        [, , $id] = $world($stage, [], 'pterodactyl', 0);
        $stage->host->make->configurableOption($id, 'Player Slots', 1, ['10|Ten']);
        $stage->host->make->configurableOption($id, 'MAX_PLAYERS', 1, ['10|Ten']);
        $mark = $stage->panel->mark();
        $reasons = implode(' ', $plan($stage)['reasons'] ?? []);
        $check->has('name it NAME|Player Slots', $reasons, 'the remedy');
        $check->lacks('"MAX_PLAYERS"', $reasons, 'what may be a variable');
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $line): bool => str_contains($line['path'], '/variables')), 'questions');
    },
    'where the egg\'s variables cannot be read nothing is planned' => static function (Check $check, Stage $stage) use ($command, $world, $product): void {
        [, , $id] = $world($stage);
        $stage->host->make->configurableOption($id, 'MAX_PLAYERS', 1, ['10|Ten']);
        $stage->panel->fault(['kind' => 'status', 'status' => 422], ['path' => '/variables', 'times' => 0]);
        $check->is([2, 'pterodactyl'], [$command($stage, '--apply', (string) $id)[0], $product($id)['servertype']], 'refused');
    },
    'a server whose ids are those of a service, but which is another installation\'s, is not taken over' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product): void {
        [, , $id, $ids] = $world($stage);
        $why = static fn (): string => implode(' ', $plan($stage, '--product', (string) $id)['reasons'] ?? ['none']);
        $check->is('', $why(), 'as it was');
        Capsule::table('tblclients')->where('id', (int) $stage->host->service($ids[0])->userid)->update(['email' => 'somebody.else@example.net']);
        $check->has("service $ids[0] has the server ", $why(), 'the same client\'s id with another address');
        $check->is([1, 'pterodactyl'], [$command($stage, '--apply', (string) $id)[0], $product($id)['servertype']], 'refused');
    },
    'an account without an id is the client\'s by its address' => static function (Check $check, Stage $stage) use ($plan, $world): void {
        [, , $id, $ids] = $world($stage);
        $owner = $stage->onlyServer($ids[0])['owner'];
        $stage->panel->api('PATCH', "/api/admin/users/$owner", ['external_id' => null]);
        $check->is([], $plan($stage, '--product', (string) $id)['reasons'] ?? null, 'understood');
        Capsule::table('tblclients')->where('id', (int) $stage->host->service($ids[0])->userid)->update(['email' => 'somebody.else@example.net']);
        $check->has("service $ids[0] has the server ", implode(' ', $plan($stage, '--product', (string) $id)['reasons'] ?? []), 'another address');
    },
    'where the servers do not show egg and place they are named, and checked' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product): void {
        [, , $id] = $world($stage, [], 'pterodactyl', 0);
        $reasons = $plan($stage)['reasons'] ?? [];
        $check->is([true, true], [str_contains(implode(' ', $reasons), '--egg'), str_contains(implode(' ', $reasons), '--locations')], 'reasons');
        $check->has('has no egg', implode(' ', $plan($stage, '--egg', Seed::NODE_1, '--node', Seed::NODE_1)['reasons'] ?? []), 'an egg that is none');
        $check->is([], $plan($stage, '--egg', Seed::PAPER, '--node', Seed::NODE_1)['reasons'] ?? null, 'named');
        $check->is(0, $command($stage, '--apply', (string) $id, '--egg', Seed::PAPER, '--node', Seed::NODE_1)[0], 'status');
        $check->is([Stage::NEST, Seed::PAPER, Seed::NODE_1, ''], array_map(static fn (int $n): string => $product($id)["configoption$n"], [1, 2, 3, 4]), 'options');
    },
    'Pelican\'s numbers, dedicated IP and port range; blanks are as the former module sent them' => static function (Check $check, Stage $stage) use ($plan, $command, $world): void {
        $pelican = [1 => '100', 2 => '', 3 => '1024', 4 => '0', 5 => '1', 6 => 'on', 7 => '9', 8 => '', 9 => '25565-25599,27015', 10 => 'java & go', 11 => '', 12 => '', 13 => 'Box', 14 => 'on', 15 => '', 16 => '', 17 => '', 18 => ''];
        [, , $id] = $world($stage, $pelican, 'pelican', 1);
        $found = $plan($stage);
        $check->is([], $found['reasons'] ?? $found['problems'], 'reasons');
        $check->is(['dedicated_ip' => 'yes', 'port_range' => '25565-25599,27015'], $found['policies'] ?? null, 'policies');
        foreach (['stays unlimited', 'Disable OOM Killer', 'no limit', 'Box-'] as $part) {
            $check->has($part, implode(' ', $found['notes'] ?? []), 'notes');
        }
        $check->is(0, $command($stage, '--apply', (string) $id)[0], 'status');
        $row = Capsule::table('tblproducts')->where('id', $id)->first();
        $check->is(['0', 'java &amp; go', 'Box-', '1', '0'], [$row->configoption7, $row->configoption17, $row->configoption18, $row->configoption11, $row->configoption12], 'options, as WHMCS stores text');
        $check->is('yes', Policies::ofProduct($id, Config::load())->answer(Policy::DedicatedIp), 'policy');
        $command($stage, '--undo', (string) $id);
        $check->is('no', Policies::ofProduct($id, Config::load())->answer(Policy::DedicatedIp), 'policy taken back');
    },
    'a product that was changed since, or a service that this module made since, is not taken back' => static function (Check $check, Stage $stage) use ($command, $world): void {
        [$entry, , $id] = $world($stage);
        $command($stage, '--apply', (string) $id);
        Capsule::table('tblproducts')->where('id', $id)->update(['configoption5' => '2048']);
        [$status, , $said] = $command($stage, '--undo', (string) $id);
        $check->is(2, $status, 'changed');
        $check->has('configoption5', $said, 'what was changed');
        Capsule::table('tblproducts')->where('id', $id)->update(['configoption5' => '4096']);
        $new = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $id, 'server' => $entry]);
        $check->is('success', $stage->host->create($new)->message, 'a new service');
        [$status, , $said] = $command($stage, '--undo', (string) $id);
        $check->is(2, $status, 'made since');
        $check->has("Service $new was created or changed", $said, 'which one');
        $check->is('calagopus', Capsule::table('tblproducts')->where('id', $id)->value('servertype'), 'it stays');
    },
    'a service that has another product since keeps its server when the former product is taken back' => static function (Check $check, Stage $stage) use ($command, $world): void {
        [$entry, , $id, $ids] = $world($stage);
        $old = (int) $stage->host->service($ids[0])->server;
        $command($stage, '--apply', (string) $id);
        Capsule::table('tblhosting')->where('id', $ids[0])->update(['packageid' => $stage->product()]);
        [$status, $out, $said] = $command($stage, '--undo', (string) $id);
        $check->is(0, $status, "undo; it said $said$out");
        $check->is([$entry, $old], array_map(static fn (int $service): int => (int) $stage->host->service($service)->server, $ids), 'the services\' server');
        $check->that(($stage->record($ids[0])->server_uuid ?? null) !== null, 'its record');
        $check->has("Service $ids[0] has another product", $out, 'it is said');
    },
    'what was decided before a product was moved, or since, stands when it is taken back' => static function (Check $check, Stage $stage) use ($command, $world): void {
        [, , $id] = $world($stage, [6 => 'on', 11 => '25565-25599']);
        Policies::decide("product-$id", ['dedicated_ip' => 'no']);
        $command($stage, '--apply', (string) $id);
        $check->is('yes', Policies::ofProduct($id, Config::load())->answer(Policy::DedicatedIp), 'moved');
        Policies::decide("product-$id", ['port_range' => '27015']);
        $check->is(0, $command($stage, '--undo', (string) $id)[0], 'undo');
        $check->is(['dedicated_ip' => 'no', 'port_range' => '27015'], Policies::rows("product-$id"), 'taken back');
    },
    'products of the existing Calagopus module have nothing to convert' => static function (Check $check, Stage $stage) use ($plan): void {
        $stage->server();
        $good = $stage->product();
        $bad = $stage->product([5 => '2 GB']);
        $found = $plan($stage);
        $check->is(0, $found['status'], 'status');
        $check->has("Product $good has this module: there is nothing to convert. ", implode(' ', $found['said']) . ' ', 'said');
        $check->has("Product $bad has this module: there is nothing to convert. Its module settings are refused, though: Memory", implode(' ', $found['said']), 'what is wrong all the same');
    },
    'what cannot be done is said: no panel, several, a wrong word' => static function (Check $check, Stage $stage) use ($command, $world): void {
        $stage->host->make->product(['module' => 'pterodactyl', 'options' => PTERODACTYL]);
        [$status, , $said] = $command($stage);
        $check->is(2, $status, 'no panel');
        $check->has('no such server of this module', $said, 'no panel');
        $stage->server();
        $stage->server();
        $check->has('name the one to which it goes with --server', $command($stage)[2], 'several');
        foreach ([['--egg', 'x'], ['--apply', '0'], ['--nonsense'], ['--check', '--apply', '1'], ['--apply', '1', '--undo', '1']] as $wrong) {
            $check->is(2, $command($stage, ...$wrong)[0], implode(' ', $wrong));
        }
        [$status, $out] = $command($stage, '--help');
        $check->is(0, $status, 'help');
        $check->has('--undo PRODUCT', $out, 'help');
    },
    'where the panel cannot be read nothing is planned and nothing is moved' => static function (Check $check, Stage $stage) use ($plan, $command, $world, $product): void {
        [, , $id] = $world($stage);
        $stage->panel->fault(['kind' => 'status', 'status' => 422], ['path' => '^/api/admin/servers\?', 'times' => 0]);
        [$status, , ] = $command($stage, '--apply', (string) $id);
        $check->is([2, 'pterodactyl'], [$status, $product($id)['servertype']], 'refused');
    },
];
