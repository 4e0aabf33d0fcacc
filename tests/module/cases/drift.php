<?php

/** What a change of package cannot mend is said: another place, another egg's files; and what the product names no more goes back to the egg's own. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use WHMCS\Database\Capsule;

$velocity = static fn (Stage $stage): string => array_column(
    $stage->panel->api('GET', '/api/admin/nests/' . Stage::NEST . '/eggs')['json']['eggs']['data'],
    'uuid',
    'name'
)['Velocity'];
$created = static function (Check $check, Stage $stage, array $options = []): int {
    $id = $stage->order($options);
    $check->is('success', $stage->host->create($id)->message, 'create');
    return $id;
};
$tab = static fn (Stage $stage, int $id): string => html_entity_decode(implode("\n", $stage->host->adminServicesTab($id)), ENT_QUOTES);
$log = static fn (): string => (string) Capsule::table('tblmodulelog')->orderByDesc('id')->value('arrdata');

return [
    'a product\'s new node moves no server, and log and admin tab name both' => static function (Check $check, Stage $stage) use ($created, $tab, $log): void {
        $id = $created($check, $stage);
        $product = (int) $stage->host->service($id)->packageid;
        $change = static function (string $node, string $locations = '') use ($stage, $id, $product): string {
            Capsule::table('tblproducts')->where('id', $product)->update(['configoption3' => $node, 'configoption4' => $locations]);
            return $stage->host->changePackage($id, [])->message;
        };
        foreach ([Seed::NODE_2, '00000000-0000-4000-8000-000000000000'] as $node) {
            $check->is('success', $change($node), 'change');
            $said = $log();
            $check->has($node, $said, 'the log names the product\'s node');
            $check->has('node-1 (' . Seed::NODE_1 . ')', $said, 'and the server\'s');
            $check->has($node, $tab($stage, $id), 'the admin tab too');
        }
        $check->is('success', $change('', Seed::FRANKFURT), 'its own location');
        $check->lacks('Frankfurt (', $log(), 'is no news');
        $check->is('success', $change('', '00000000-0000-4000-8000-000000000001'), 'another location');
        $check->has('Frankfurt (' . Seed::FRANKFURT . ')', $log(), 'is');
    },
    'a customer\'s other node is an error, once everything else was changed' => static function (Check $check, Stage $stage) use ($created): void {
        $id = $created($check, $stage);
        $product = (int) $stage->host->service($id)->packageid;
        $node = $stage->host->make->configurableOption($product, 'Node UUID', 1, [Seed::NODE_2 . '|Node 2']);
        $memory = $stage->host->make->configurableOption($product, 'Memory (MB)', 1, ['2048|2 GB']);
        $answer = $stage->host->changePackage($id, [$node['option'] => [$node['choices'][0], 0], $memory['option'] => [$memory['choices'][0], 0]])->message;
        $check->has(Seed::NODE_2, $answer, 'what was chosen');
        $check->has('node-1', $answer, 'what is');
        $check->is(2048, $stage->onlyServer($id)['memory'], 'the rest');
    },
    'a new egg is said to have the old one\'s files until the installation ran again' => static function (Check $check, Stage $stage) use ($created, $tab, $log, $velocity): void {
        $id = $created($check, $stage);
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        $check->lacks('Run Installation Again', $tab($stage, $id), 'nothing at first');
        $check->is('success', $stage->host->changePackage($id, $stage->product([2 => $velocity($stage)]))->message, 'change');
        $check->has('Run Installation Again', $log(), 'the log');
        $check->has('"Paper" installed', $tab($stage, $id), 'the admin tab');
        $check->is('success', $stage->host->changePackage($id, $stage->product([2 => $velocity($stage), 5 => '2048']))->message, 'change again');
        $check->has('"Paper" installed', $tab($stage, $id), 'still');
        $check->is('success', $stage->host->customButton($id, 'Reinstall')->message, 'the installation');
        $check->lacks('Run Installation Again', $tab($stage, $id), 'no more');
    },
    'image and start command that the product names no more go back to the egg\'s own' => static function (Check $check, Stage $stage) use ($created): void {
        $id = $created($check, $stage, [16 => 'ghcr.io/example/java:17', 17 => 'java -jar named.jar']);
        $held = static fn (): array => array_values(array_intersect_key($stage->onlyServer($id), ['image' => 0, 'startup' => 0]));
        $check->is('success', $stage->host->changePackage($id, $stage->product())->message, 'change');
        $check->is(['java -Xmx{{SERVER_MEMORY}}M -jar {{SERVER_JARFILE}}', 'ghcr.io/example/java:21'], $held(), 'the egg\'s own');
    },
    'what the customer chose of them stays' => static function (Check $check, Stage $stage) use ($created): void {
        $id = $created($check, $stage, [16 => 'ghcr.io/example/java:21', 17 => 'java -jar named.jar']);
        $path = '/api/admin/servers/' . $stage->onlyServer($id)['uuid'];
        $stage->panel->api('PATCH', $path, ['image' => 'ghcr.io/example/java:17', 'startup' => 'java -jar mine.jar']);
        $check->is('success', $stage->host->changePackage($id, $stage->product())->message, 'change');
        $check->is(['ghcr.io/example/java:17', 'java -jar mine.jar'], [$stage->onlyServer($id)['image'], $stage->onlyServer($id)['startup']], 'the customer\'s');
    },
    'a name that is still ours follows the prefix, any other stays and is noted' => static function (Check $check, Stage $stage) use ($created, $log): void {
        $id = $created($check, $stage);
        $check->is('success', $stage->host->changePackage($id, $stage->product([18 => 'MC-']))->message, 'change');
        $check->is("MC-$id", $stage->onlyServer($id)['name'], 'renamed');
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['name' => 'My castle']);
        $check->is('success', $stage->host->changePackage($id, $stage->product([18 => 'Game-']))->message, 'change again');
        $check->is('My castle', $stage->onlyServer($id)['name'], 'the customer\'s');
        $check->has('My castle', $log(), 'noted');
    },
    'a table of an earlier release gets the columns that it lacks' => static function (Check $check, Stage $stage) use ($created): void {
        $id = $created($check, $stage);
        Capsule::connection()->statement('ALTER TABLE mod_calagopus_services DROP COLUMN given');
        $check->is('success', $stage->host->changePackage($id, $stage->product([18 => 'MC-']))->message, 'change');
        $check->is(true, Capsule::schema()->hasColumn('mod_calagopus_services', 'given'), 'the column');
    },
];
