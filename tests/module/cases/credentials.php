<?php

/** What WHMCS shows as username, password and domain of a service is true, and a password is set only where it is the billing's to set. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Boundary;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** An order whose product has these policies. @param array<string, string> $policies */
$order = static function (Stage $stage, array $policies = [], array $client = [], array $service = []): int {
    $id = $stage->order(client: $client, service: $service + ['username' => 'whmcs1', 'password' => 'of WHMCS, long']);
    $product = (int) $stage->host->service($id)->packageid;
    $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
    $policies === [] || Policies::decide("product-$product", $policies);
    return $id;
};
$kept = static fn (Stage $stage, int $id): array => [
    (string) $stage->host->service($id)->username, decrypt((string) $stage->host->service($id)->password), (string) $stage->host->service($id)->domain,
];
$account = static fn (Stage $stage, int $id): array => $stage->panel->api('GET', '/api/admin/users/external/' . $stage->host->service($id)->userid)['json']['user'] ?? [];
$mails = static fn (Stage $stage, int $since = 0): int => count($stage->panel->requests('POST', '/email/reset-password$', $since));
/** As WHMCS calls it: with what was typed as the password. */
$change = static function (Stage $stage, int $id, string $password): string {
    require_once Stage::folder() . '/change-password.php';
    return $stage->host->changePassword($id, $password)->message;
};

return [
    'by default the username is the panel account\'s, no password stays, and the panel mails the client once how to set one' => static function (Check $check, Stage $stage) use ($order, $kept, $account, $mails): void {
        $id = $order($stage, client: ['firstname' => 'Ada']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is([$account($stage, $id)['username'], '', ''], $kept($stage, $id), 'username, password, domain');
        $check->is([true, 1], [filter_var((string) $stage->host->service($id)->dedicatedip, FILTER_VALIDATE_IP) !== false, $mails($stage)], 'address and mails');
        $check->is('success', $stage->host->create($id)->message, 'pressed again');
        $again = $stage->host->make->service(['client' => (int) $stage->host->service($id)->userid, 'product' => (int) $stage->host->service($id)->packageid, 'server' => (int) $stage->host->service($id)->server]);
        $check->is('success', $stage->host->create($again)->message, 'the same client\'s next order');
        $check->is([$account($stage, $id)['username'], ''], array_slice($kept($stage, $again), 0, 2), 'of the next');
        $check->is(1, $mails($stage), 'mails');
    },
    'who had an account gets no mail, and where the panel mails new accounts itself it is not asked for another' => static function (Check $check, Stage $stage) use ($order, $mails): void {
        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        $id = $order($stage, client: ['email' => 'gamer@example.com']);
        $check->is(['success', 'gamer'], [$stage->host->create($id)->message, (string) $stage->host->service($id)->username], 'a linked account');
        $stage->configure(['owner_send_email' => true]);
        $check->is('success', $stage->host->create($order($stage))->message, 'with the panel\'s own mail');
        $check->is(0, $mails($stage), 'mails');
    },
    'a mail that could not be asked for goes out later, and one that may have gone out is not asked for twice' => static function (Check $check, Stage $stage) use ($order, $mails): void {
        foreach (['status' => 1, 'truncated' => 0] as $kind => $later) {
            $stage->panel->fault(['kind' => $kind] + ($kind === 'status' ? ['status' => 403] : ['content_length' => true]), ['method' => 'POST', 'path' => '/email/reset-password$', 'times' => 1]);
            $mark = $stage->panel->mark();
            $check->is('success', $stage->host->create($order($stage))->message, "$kind: Create goes on");
            $asked = $mails($stage, $mark);
            Capsule::schema()->hasTable('mod_calagopus_errands') && Capsule::table('mod_calagopus_errands')->update(['next_at' => 0]);
            $stage->host->newRequest('cron.php');
            $stage->host->hooks->run('AfterCronJob', []);
            $check->is([1, $later], [$asked, $mails($stage, $mark) - $asked], "$kind: at once, and by the cron");
        }
    },
    'the domain is what the policy says, and nothing that somebody typed is overwritten' => static function (Check $check, Stage $stage) use ($order): void {
        $domain = static fn (int $id): string => (string) $stage->host->service($id)->domain;
        foreach (['none' => '/^$/', 'address' => '/^[0-9.]+:[0-9]+$/', 'name' => '/^Server-[0-9]+$/'] as $policy => $expected) {
            $id = $order($stage, ['domain' => $policy]);
            $check->is('success', $stage->host->create($id)->message, $policy);
            $check->that(preg_match($expected, $domain($id)) === 1, "$policy: {$domain($id)}");
            $check->is('success', $stage->host->terminate($id)->message, "$policy: terminate");
            $check->is(['', 'whmcs1'], [$domain($id), (string) $stage->host->service($id)->username], "$policy: afterwards");
        }
        $typed = $order($stage, ['domain' => 'address'], service: ['domain' => 'mine.example.com']);
        $check->is('success', $stage->host->create($typed)->message, 'typed');
        $check->is('mine.example.com', $domain($typed), 'typed: the domain');
    },
    'a product\'s {username} stays what the server was made with' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([18 => '{username}-'], service: ['username' => 'whmcs1']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $name = $stage->onlyServer($id)['name'];
        $check->is("whmcs1-$id", $name, 'the name');
        $check->is('success', $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid)->message, 'change package');
        $check->is($name, $stage->onlyServer($id)['name'], 'the name afterwards');
    },
    'where WHMCS keeps passwords, a new account gets the one that WHMCS shows, and the client\'s next services have it too' => static function (Check $check, Stage $stage) use ($order, $kept, $account, $mails): void {
        $id = $order($stage, ['passwords' => 'whmcs']);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is(['of WHMCS, long', true, 0], [$kept($stage, $id)[1], $account($stage, $id)['has_password'], $mails($stage)], 'password and mails');
        $next = $stage->host->make->service([
            'client' => (int) $stage->host->service($id)->userid, 'product' => (int) $stage->host->service($id)->packageid, 'server' => (int) $stage->host->service($id)->server, 'password' => 'invented, long',
        ]);
        $check->is('success', $stage->host->create($next)->message, 'the next');
        $check->is('of WHMCS, long', $kept($stage, $next)[1], 'the next service\'s');
        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        $linked = $order($stage, ['passwords' => 'whmcs'], ['email' => 'gamer@example.com']);
        $check->is('success', $stage->host->create($linked)->message, 'a linked account');
        $check->is(['', false], [$kept($stage, $linked)[1], $account($stage, $linked)['has_password']], 'nothing of WHMCS\'s invention stays or is set');
    },
    'where WHMCS keeps passwords and a new account gets none, the panel mails how to set one' => static function (Check $check, Stage $stage) use ($order, $kept, $account, $mails): void {
        $stage->panel->fault(['kind' => 'status', 'status' => 403], ['method' => 'PATCH', 'path' => '^/api/admin/users/', 'times' => 1]);
        $id = $order($stage, ['passwords' => 'whmcs']);
        $check->is('success', $stage->host->create($id)->message, 'create, and the panel refuses the password');
        $check->is(['', false, 1], [$kept($stage, $id)[1], $account($stage, $id)['has_password'], $mails($stage)], 'password and mails');

        $product = $stage->host->make->product(['module' => '']);
        $parent = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => (int) $stage->host->service($id)->server]);
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        Policies::decide("addon-$offer", ['passwords' => 'whmcs']);
        $mark = $stage->panel->mark();
        $check->is('success', $stage->host->create(Target::addon($stage->host->make->addon(['service' => $parent, 'offer' => $offer])))->message, 'an addon, which has no password in WHMCS');
        $check->is([false, 1], [$account($stage, $parent)['has_password'], $mails($stage, $mark)], 'password and mails of the addon');
    },
    'Change Password sets it on the account, and all services of the client on it follow' => static function (Check $check, Stage $stage) use ($order, $kept, $change): void {
        $id = $order($stage, ['passwords' => 'whmcs']);
        $stage->host->create($id);
        $next = $stage->host->make->service(['client' => (int) $stage->host->service($id)->userid, 'product' => (int) $stage->host->service($id)->packageid, 'server' => (int) $stage->host->service($id)->server]);
        $stage->host->create($next);
        $mark = $stage->panel->mark();
        $check->is('success', $change($stage, $id, 'a new, long one'), 'change');
        $set = array_map(static fn (array $request): mixed => json_decode($request['body'], true)['password'] ?? null, $stage->panel->requests('PATCH', '^/api/admin/users/', $mark));
        $check->is([['a new, long one'], 'a new, long one', 'a new, long one'], [$set, $kept($stage, $id)[1], $kept($stage, $next)[1]], 'panel and both services');
        $answer = $change($stage, $id, 'short');
        $check->has('8 to 512 characters', $answer, 'too short');
        $check->is('a new, long one', $kept($stage, $id)[1], 'it stays');
    },
    'a customer has it set ten times within a minute at the most' => static function (Check $check, Stage $stage) use ($order, $change): void {
        $id = $order($stage, ['passwords' => 'whmcs']);
        $stage->host->create($id);
        $check->is('success', $change($stage, $id, 'a new, long one'), 'the first');
        Capsule::table('mod_calagopus_pages')->where('service_key', $id)->update(['press_count' => 8, 'press_minute' => intdiv(time(), 60)]);
        $mark = $stage->panel->mark();
        for ($i = 0; $i < 5; $i++) {
            $answer = $change($stage, $id, "a new, long one $i");
        }
        // A minute that ends meanwhile begins anew.
        $check->that(count($stage->panel->requests('PATCH', '^/api/admin/users/', $mark)) < 5, "changes; the last answer: $answer");
    },
    'it refuses in words where the policy or the account is not WHMCS\'s, and sets nothing' => static function (Check $check, Stage $stage) use ($order, $kept, $change): void {
        $off = $order($stage);
        $stage->host->create($off);
        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        $linked = $order($stage, ['passwords' => 'whmcs'], ['email' => 'gamer@example.com']);
        $stage->host->create($linked);
        $mark = $stage->panel->mark();
        foreach ([[$off, 'the password is not set here'], [$linked, 'the password of your account on the panel is set there']] as [$id, $words]) {
            $check->has($words, $change($stage, $id, 'a new, long one'), $words);
            $check->is('', $kept($stage, $id)[1], 'nothing is stored');
        }
        $check->is([], $stage->panel->requests('PATCH', '^/api/admin/users/', $mark), 'changes');
    },
    'staff who link a server by hand make its account WHMCS\'s to set' => static function (Check $check, Stage $stage) use ($order, $change): void {
        $id = $order($stage, ['passwords' => 'whmcs']);
        $client = (string) $stage->host->service($id)->userid;
        $owner = $stage->panel->control('POST', 'user', ['external_id' => $client, 'email' => 'old@example.com', 'username' => 'old'])['uuid'];
        $uuid = $stage->panel->control('POST', 'server', ['external_id' => null, 'owner' => $owner, 'name' => 'Old'])['uuid'];
        $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $uuid]);
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $check->is($uuid, $stage->record($id)?->server_uuid, 'linked');
        $check->is('success', $change($stage, $id, 'a new, long one'), 'change');
    },
    'WHMCS is offered Change Password only where some product\'s policy says so' => static function (Check $check, Stage $stage) use ($order): void {
        $check->is(false, Passwords::areKept(), 'nobody decided');
        $script = dirname(__DIR__) . '/has-function.php';
        $has = static fn (): string => trim($stage->host->startChild($script, ['ChangePassword'], Stage::flags())->wait()['out']);
        $check->is('no', $has(), 'a process of then');
        $order($stage, ['passwords' => 'whmcs']);
        $check->is([true, 'yes'], [Passwords::areKept(), $has()], 'one did');
    },
    'the page has a button for the panel\'s e-mail, and the theme\'s tab is taken away, where the password is not WHMCS\'s' => static function (Check $check, Stage $stage) use ($order, $mails): void {
        require_once Stage::folder() . '/change-password.php';
        $tab = static fn ($page): bool => $page->variables['primarySidebar']->getChild('Service Details Actions')->getChild('Change Password') !== null;
        $own = $order($stage, ['passwords' => 'whmcs']);
        $off = $order($stage);
        foreach ([$own, $off] as $id) {
            $stage->host->create($id);
            $stage->panel->install($stage->onlyServer($id)['uuid']);
        }
        $page = $stage->host->clientArea($own);
        $check->is([true, false], [$tab($page), str_contains($page->output, 'ClientPassword')], 'WHMCS\'s to set');
        $page = $stage->host->clientArea($off);
        $check->is([false, true], [$tab($page), str_contains($page->output, 'ClientPassword')], 'the panel\'s');
        $mark = $stage->panel->mark();
        $press = ['modop' => 'custom', 'a' => 'ClientPassword', 'id' => (string) $off];
        $check->is(true, $stage->host->clientArea($off, 'twenty-one', [], $press + ['token' => $stage->host->tokens->generate('plain')])->custom?->success, 'pressed');
        $check->is(1, $mails($stage, $mark), 'mails');
        $check->is(false, $stage->host->clientArea($off, 'twenty-one', [], $press)->custom?->success, 'without the token');
        $check->is(false, $stage->host->clientArea($off, 'twenty-one', $press)->custom?->success, 'by a link');
        $check->is(1, $mails($stage, $mark), 'mails afterwards');
    },
    'an addon has no fields to fill in, and its parent\'s stay' => static function (Check $check, Stage $stage) use ($order, $kept): void {
        $id = $order($stage);
        $stage->host->create($id);
        $before = $kept($stage, $id);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS])]);
        $check->is('success', $stage->host->create(Target::addon($addon))->message, 'create');
        $check->is('success', $stage->host->terminate(Target::addon($addon))->message, 'terminate');
        $check->is($before, $kept($stage, $id), 'the parent\'s');
        $check->is(0, Capsule::table('tblcustomfields')->where('type', 'addon')->count(), 'fields that were made');
    },
];
