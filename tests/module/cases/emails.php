<?php

/** What WHMCS's e-mails say of a server is true and complete, asks no panel without need, holds no mail back, and tells once that an installation ended. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Errand\Runner;
use WHMCS\Module\Server\Calagopus\Mail\Templates;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;

const WELCOME = 'Game Server Welcome';
const TEXT = '{$service_username}|{$service_dedicated_ip}|{$calagopus_address}|{$calagopus_addresses}|{$calagopus_server_page}|{$calagopus_panel}|{$calagopus_account}|'
    . '{$calagopus_sftp_host}|{$calagopus_sftp_port}|{$calagopus_sftp_user}|{$calagopus_server_name}|{$calagopus_password_help}';

/** A service that is made; WHMCS knows the module's hooks, and has the template. */
$made = static function (Check $check, Stage $stage, string $text = TEXT, bool $hasEnd = false, array $client = [], array $policies = []): int {
    $id = $stage->order(client: $client);
    $policies === [] || Policies::decide('product-' . $stage->host->service($id)->packageid, $policies);
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
    $stage->host->mail->template(WELCOME, $text);
    $stage->panel->install('default', 'done', 600000);
    $hasEnd && $stage->host->mail->template(Templates::INSTALLED, 'Ready: {$calagopus_address}');
    $check->is('success', $stage->host->create($id)->message, 'create');
    $stage->host->newRequest('cron.php');
    return $id;
};
$last = static fn (Stage $stage): string => (string) (array_slice($stage->host->mail->sent(), -1)[0]['message'] ?? '');
/** A second port of its server, which the panel's node has. */
$secondPort = static function (Stage $stage, int $id): void {
    $server = $stage->onlyServer($id)['uuid'];
    $free = $stage->panel->api('GET', "/api/admin/nodes/{$stage->onlyServer($id)['node']}/allocations/available")['json']['allocations']['data'][0]['uuid'];
    $stage->panel->api('POST', "/api/admin/servers/$server/allocations", ['allocation_uuid' => $free]);
};
$cron = static function (Stage $stage): void {
    Capsule::schema()->hasTable('mod_calagopus_errands') && Capsule::table('mod_calagopus_errands')->where('kind', 'installed')->update(['next_at' => 0]);
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
$ends = static fn (Stage $stage): int => count(array_filter($stage->host->mail->sent(), static fn (array $mail): bool => $mail['template'] === Templates::INSTALLED));

return [
    'the welcome e-mail has every port, the account, the panel, SFTP and how to set a password, in one round' => static function (Check $check, Stage $stage) use ($made, $last, $secondPort): void {
        $id = $made($check, $stage);
        $secondPort($stage, $id);
        $stage->panel->fault(['kind' => 'field', 'path' => 'server.node.sftp_host', 'value' => 'sftp.example.com'], ['method' => 'GET', 'path' => '^/api/admin/servers/[0-9a-f-]+$', 'times' => 0]);
        $mark = $stage->panel->mark();
        $stage->host->mail->send(WELCOME, $id);
        $check->is(3, count($stage->panel->log($mark)), 'requests');
        $parts = explode('|', $last($stage));
        $server = $stage->onlyServer($id);
        $account = $stage->panel->api('GET', '/api/admin/users/external/' . $stage->host->service($id)->userid)['json']['user']['username'];
        $sftp = ['sftp.example.com', '2022', "$account." . substr($server['uuid'], 0, 8)];
        $check->is([$account, $account, $sftp, $server['name']], [$parts[0], $parts[6], array_slice($parts, 7, 3), $parts[10]], 'account, SFTP, name');
        $check->is(2, count(array_unique(array_filter(explode(', ', $parts[3])))), "all ports: $parts[3]");
        $check->that(str_starts_with($parts[3], $parts[2]) && $parts[2] !== '', 'the primary first');
        $check->has($server['uuid'], $parts[4], 'the page');
        $check->is($stage->record($id)->origin, $parts[5], 'the panel');
        $check->has($parts[5], $parts[11], 'the way to a password');
        $check->lacks('{$', $last($stage), 'unfilled fields');
        $mark = $stage->panel->mark();
        $stage->host->mail->send(WELCOME, $id);
        $check->is([[], $parts], [$stage->panel->log($mark), explode('|', $last($stage))], 'the next one asks nobody');
    },
    'a template that says nothing of this module\'s asks no panel, and is not changed' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $id = $made($check, $stage, 'Hello {$service_username}');
        $mark = $stage->panel->mark();
        $stage->host->mail->send(WELCOME, $id);
        $check->is([[], 'Hello ' . $stage->host->service($id)->username], [$stage->panel->log($mark), $last($stage)], 'requests and text');
    },
    'a mail goes out while the panel is down or slow, with what is known' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $id = $made($check, $stage);
        foreach ([['kind' => 'status', 'status' => 503], ['kind' => 'stall', 'ms' => 8000]] as $fault) {
            $stage->panel->fault($fault, ['path' => '^/api/', 'times' => 0]);
            $began = microtime(true);
            $stage->host->mail->send(WELCOME, $id);
            $check->that(microtime(true) - $began < 6.0, $fault['kind'] . ': seconds ' . (microtime(true) - $began));
            $check->that(preg_match('/^\S+\|[0-9.]+\|[0-9.]+:[0-9]+\|/', $last($stage)) === 1, "{$fault['kind']}: {$last($stage)}");
            $stage->panel->clearFaults();
        }
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update(['server_uuid' => '00000000-0000-4000-8000-000000000009']);
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $stage->host->mail->send(WELCOME, $id);
        $check->that(preg_match('/^[^|]*\|[^|]*\|\|/', $last($stage)) === 1, "nothing of a server that the service has no more: {$last($stage)}");
    },
    'mails about other things, other modules\' services and clients of the same number get nothing' => static function (Check $check, Stage $stage) use ($made): void {
        $id = $made($check, $stage);
        $stage->host->mail->template('Client Letter', '[{$calagopus_address}]', 'general');
        $other = $stage->host->make->service(['product' => $stage->host->make->product(['module' => ''])]);
        foreach (['Client Letter' => $id, WELCOME => $other] as $template => $relid) {
            $before = $stage->panel->mark();
            $runs = $stage->host->hooks->run('EmailPreSend', ['messagename' => $template, 'relid' => $relid, 'mergefields' => []]);
            $check->is([[], []], [array_filter($runs), $stage->panel->log($before)], $template);
        }
    },
    'what is kept for one client is not told to another' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $id = $made($check, $stage);
        $stage->host->mail->send(WELCOME, $id);
        $check->has('|', $last($stage), 'his own');
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $stage->host->make->client()]);
        $stage->host->mail->send(WELCOME, $id);
        $check->lacks(substr($stage->onlyServer($id)['uuid'], 0, 8), $last($stage), 'of a server in the former client\'s account');
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'typed']);
        $stage->host->adminServicesTab($id);
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'sync', 'calagopus_service' => (string) $id]);
        $check->has('belongs to the panel account', html_entity_decode($stage->host->adminServicesTab($id)['Result'] ?? '', ENT_QUOTES), 'Sync says whose it is');
        $stage->host->mail->send(WELCOME, $id);
        $check->lacks(substr($stage->onlyServer($id)['uuid'], 0, 8), $last($stage), 'after Sync of it neither');
        $check->is('typed', $stage->host->service($id)->username, 'nor is the account written into the service');
    },
    'names with markup are text in a mail, and no secret is in it' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $id = $made($check, $stage);
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['name' => '<img src=x onerror=alert(1)>']);
        $stage->host->mail->send(WELCOME, $id);
        $check->lacks('<img', $last($stage), 'markup');
        $check->has('&lt;img', $last($stage), 'the name');
        $check->lacks($stage->panel->key, $last($stage), 'the key');
    },
    'the way to a password is the one that the account has: WHMCS\'s own where it is WHMCS\'s to set, else the panel\'s' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        foreach (['Change Password' => 'ada@example.com', 'Forgot password' => 'gamer@example.com'] as $way => $email) {
            $id = $made($check, $stage, '{$calagopus_account}: {$calagopus_password_help}', client: ['email' => $email], policies: ['passwords' => 'whmcs']);
            $stage->host->mail->send(WELCOME, $id);
            $check->has($way, $last($stage), $email);
        }
        $check->has('gamer:', $last($stage), 'the second was linked by its address');
    },
    'a mail speaks the client\'s language, and WHMCS\'s where he chose none' => static function (Check $check, Stage $stage) use ($made, $last): void {
        Capsule::table('tblconfiguration')->updateOrInsert(['setting' => 'Language'], ['value' => 'german']);
        foreach (['' => 'german', 'french' => 'french', 'klingon' => 'english'] as $chosen => $language) {
            $id = $made($check, $stage, '{$calagopus_password_help}', client: ['language' => $chosen]);
            $stage->host->mail->send(WELCOME, $id);
            $words = html_entity_decode(WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language::named($language)->text('mail.password_panel', ['panel' => $stage->record($id)->origin]), ENT_QUOTES);
            $check->is($words, html_entity_decode($last($stage), ENT_QUOTES), "chosen: \"$chosen\"");
        }
    },
    'the page of a template lists the fields for products alone' => static function (Check $check, Stage $stage) use ($made): void {
        $made($check, $stage);
        $names = static fn (string $type): array => array_keys(array_merge([], ...$stage->host->hooks->run('EmailTplMergeFields', ['type' => $type])));
        preg_match_all('/\{\$(calagopus_\w+)\}/', TEXT, $used);
        $check->is([], array_diff($used[1], $names('product')), 'products');
        $check->is([], $names('general'), 'clients');
    },
    'one e-mail tells that the installation ended, where there is a template, and never two' => static function (Check $check, Stage $stage) use ($made, $cron, $ends, $last): void {
        $id = $made($check, $stage, hasEnd: true);
        $cron($stage);
        $check->is(0, $ends($stage), 'while it installs');
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $cron($stage);
        $check->is([1, true], [$ends($stage), preg_match('/^Ready: [0-9.]+:[0-9]+$/', $last($stage)) === 1], $last($stage));
        $cron($stage);
        $check->is('success', $stage->host->create($id)->message, 'Create, pressed again');
        $cron($stage);
        $check->is(1, $ends($stage), 'no second one');
    },
    'none is sent of an addon\'s server: the mail would be about the service that bears the addon\'s number, and may be another client\'s' => static function (Check $check, Stage $stage) use ($made, $cron, $ends): void {
        $stranger = $stage->order();
        $id = $made($check, $stage, hasEnd: true);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS])]);
        $check->is($stranger, $addon, 'their numbers');
        $check->is('success', $stage->host->create(Target::addon($addon))->message, 'create');
        $server = $stage->onlyServer("addon-$addon")['uuid'];
        $stage->panel->install($server);
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer("addon-$addon")['status'] === null);
        $followed = static fn (): array => Capsule::table('mod_calagopus_errands')->where('kind', Runner::INSTALLED)->pluck('subject')->all();
        $check->is([(string) $id], $followed(), 'what is followed');
        // As an earlier release left it.
        Errands::addOnce(Runner::INSTALLED, "addon-$addon", ['server' => $server]);
        $cron($stage);
        $check->is(0, $ends($stage), 'mails');
        $check->is([(string) $id], $followed(), 'what is followed afterwards');
    },
    'it tells so too of a server whose making was not known, and that Create found then' => static function (Check $check, Stage $stage) use ($made, $cron, $ends): void {
        $id = $made($check, $stage, hasEnd: true);
        $waiting = static fn () => Capsule::table('mod_calagopus_errands')->where('kind', 'installed')->get()->all();
        // As a process leaves it that died before it wrote down what the panel made.
        Capsule::table('mod_calagopus_errands')->delete();
        Capsule::table('mod_calagopus_services')->delete();
        $check->is('success', $stage->host->create($id)->message, 'Create finds it');
        $first = $waiting();
        $check->is(1, count($first), 'its end is awaited');
        $check->is('success', $stage->host->create($id)->message, 'Create, pressed again');
        $check->is(json_encode($first), json_encode($waiting()), 'once');
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $cron($stage);
        $check->is(1, $ends($stage), 'told');
        $stage->panel->install($stage->onlyServer($id)['uuid'], 'done', 600000);
        $stage->host->customButton($id, 'Reinstall');
        $check->is('success', $stage->host->create($id)->message, 'Create, while it is installed again');
        $check->is([], $waiting(), 'of that nobody is told');
    },
    'ports that were bought since stand in the next e-mail' => static function (Check $check, Stage $stage) use ($made, $last): void {
        $id = $made($check, $stage);
        $option = $stage->host->make->configurableOption((int) $stage->host->service($id)->packageid, 'Extra Ports', 4, ['x']);
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $ports = static function () use ($stage, $id, $last): int {
            $stage->host->mail->send(WELCOME, $id);
            return count(array_filter(explode(', ', explode('|', $last($stage))[3])));
        };
        $check->is(1, $ports(), 'the first');
        $check->is('success', $stage->host->changePackage($id, [$option['option'] => [$option['choices'][0], 2]])->message, 'two more');
        $check->is(3, $ports(), 'all of them');
        $mark = $stage->panel->mark();
        $check->is([3, []], [$ports(), $stage->panel->log($mark)], 'and the next one asks nobody');
    },
    'none is sent after a failed installation, for a service that is over, or without a template' => static function (Check $check, Stage $stage) use ($made, $cron, $ends): void {
        $id = $made($check, $stage);
        $check->is(0, Capsule::schema()->hasTable('mod_calagopus_errands') ? Capsule::table('mod_calagopus_errands')->where('kind', 'installed')->count() : 0, 'nothing is followed without a template');
        $stage->host->mail->template(Templates::INSTALLED, 'Ready');
        $failed = $stage->order();
        $over = $stage->order();
        foreach ([$failed, $over] as $one) {
            $check->is('success', $stage->host->create($one)->message, 'create');
        }
        $stage->panel->install($stage->onlyServer($failed)['uuid'], 'failed');
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->onlyServer($failed)['status'] === 'install_failed');
        $check->is('success', $stage->host->terminate($over)->message, 'terminate');
        $cron($stage);
        $cron($stage);
        $check->is([0, 0], [$ends($stage), Capsule::table('mod_calagopus_errands')->where('kind', 'installed')->count()], 'mails, and what is followed');
        $check->has('has not ended well', implode(' ', $stage->host->logs->activities()), 'it is said');
    },
];
