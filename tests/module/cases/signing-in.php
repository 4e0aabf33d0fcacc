<?php

/** The ways into the panel: plain addresses, tickets of the panel's extension, and WHMCS as the panel's provider of identities; whatever fails leaves the plain address. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

const SIGN_IN_SECRET = 'marker-ticket-secret-0123456789abcdefghij';

$origin = static fn (Stage $stage): string => "http://{$stage->panel->host}:{$stage->panel->port}";

/** A service whose server is installed, of a product that signs in so. @param array<string, mixed> $client @param array<string, mixed> $config */
$live = static function (Stage $stage, string $way, array $client = [], array $config = []) use ($origin): int {
    $stage->panel->control('POST', 'tickets', ['secret' => SIGN_IN_SECRET]);
    $stage->configure($config + ['ticket_secrets' => [$origin($stage) . '/' => SIGN_IN_SECRET]]);
    $id = $stage->order([], $client);
    $stage->host->create($id);
    $stage->panel->install($stage->onlyServer($id)['uuid']);
    Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
    Policies::decide('product-' . $stage->host->service($id)->packageid, ['sign_in' => $way]);
    return $id;
};

/** Where WHMCS's own link leads. @param array<string, mixed> $session */
$link = static function (Stage $stage, int $id, array $session = []): string {
    foreach ([CurrentUser::USER, CurrentUser::MASQUERADING, 'adminid'] as $name) {
        unset($_SESSION[$name]);
    }
    $_SESSION = $session + $_SESSION;
    return $stage->host->clientArea($id, 'twenty-one', ['dosinglesignon' => '1'])->redirect;
};

/** Where the page's own form leads, in a process of its own; or what was said instead. @param array<string, mixed> $more over the usual form and session */
$form = static function (Stage $stage, int $id, array $more = [], array $session = []): string {
    $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
    $post = ['token' => $stage->host->tokens->generate('plain'), 'modop' => 'custom', 'a' => 'ClientSignIn'];
    $asked = $more + ['service' => $id, 'post' => $post, 'session' => $session + $_SESSION, 'function' => 'ClientSignIn'];
    $child = $stage->host->startChild(dirname(__DIR__) . '/ask.php', [json_encode($asked)], Stage::flags())->wait();
    return preg_match('~^<a rel="noreferrer" href="([^"]*)">[^<]*</a>$~D', $child['out'], $sent) === 1 ? html_entity_decode($sent[1]) : (string) $child['out'];
};

/** The provider of identities, WHMCS's stand-in not being asked here; its UUID. @param array<string, mixed> $more */
$provider = static function (Stage $stage, array $more = []): string {
    $urls = ['auth_url' => 'https://billing.example.com/a', 'token_url' => 'https://billing.example.com/t', 'info_url' => 'https://billing.example.com/i'];
    $paths = ['identifier_path' => '$.sub', 'email_path' => '$.email', 'username_path' => '$.sub', 'name_first_path' => '$.given_name', 'name_last_path' => '$.family_name'];
    return $stage->panel->api('POST', '/api/admin/oauth-providers', $more + $urls + $paths + ['name' => 'WHMCS', 'description' => null, 'client_id' => 'whmcs',
        'client_secret' => 'not-a-secret', 'scopes' => ['openid'], 'enabled' => true, 'login_only' => true, 'login_bypass_2fa' => false, 'link_viewable' => false,
        'user_manageable' => false, 'basic_auth' => false])['json']['oauth_provider']['uuid'];
};

/** Identities that the account of a server's owner is linked with. @return list<string> */
$linked = static function (Stage $stage, int $id): array {
    $owner = $stage->onlyServer($id)['owner'];
    return array_column($stage->panel->api('GET', "/api/admin/users/$owner/oauth-links?page=1&per_page=10")['json']['oauth_links']['data'], 'identifier');
};

$tickets = static fn (Stage $stage, int $since): int => count($stage->panel->requests('POST', '/ssotickets$', $since));
$isTicket = static fn (Stage $stage, string $address): bool => preg_match('~^' . preg_quote($origin($stage)) . '/api/auth/ssotickets/[A-Za-z0-9]{48}$~D', $address) === 1;

return [
    'where nobody decided otherwise WHMCS\'s link leads to the server\'s page, and the panel is not asked' => static function (Check $check, Stage $stage) use ($live, $link, $origin): void {
        $id = $live($stage, 'link');
        $mark = $stage->panel->mark();
        $check->is($origin($stage) . '/server/' . $stage->onlyServer($id)['uuid'], $link($stage, $id), 'the address');
        $check->is([], $stage->panel->log($mark), 'requests');
        $pending = $stage->order();
        $check->is($origin($stage), $link($stage, $pending), 'without a server');
        $check->lacks('ClientSignIn', $stage->host->clientArea($id)->output, 'no form');
    },
    'by tickets WHMCS\'s link signs the customer in to his own account, with two requests' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket, $tickets): void {
        $id = $live($stage, 'tickets');
        $mark = $stage->panel->mark();
        $address = $link($stage, $id);
        $check->that($isTicket($stage, $address), "a ticket: $address");
        $check->is(2, count($stage->panel->log($mark)), 'requests');
        $check->is(1, $tickets($stage, $mark), 'tickets');
        $opened = $stage->panel->client()->request('GET', (string) parse_url($address, PHP_URL_PATH), [], null);
        $check->is([307, [$stage->onlyServer($id)['owner']]], [$opened['status'], $stage->panel->state()['sessions']], 'signed in');
        foreach (['the secret' => SIGN_IN_SECRET, 'the ticket' => basename($address)] as $what => $secret) {
            $check->lacks($secret, $stage->host->logs->everything(), $what);
        }
    },
    'mariadb: by tickets WHMCS\'s link signs the customer in' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket): void {
        $check->that($isTicket($stage, $link($stage, $live($stage, 'tickets'))), 'a ticket');
    },
    'the page has a button for it, whose form leads to the ticket' => static function (Check $check, Stage $stage) use ($live, $form, $isTicket): void {
        $id = $live($stage, 'tickets');
        $html = $stage->host->clientArea($id)->output;
        $check->matches('~<form [^>]*method="post" action="clientarea\.php\?action=productdetails"[^>]*>(?:(?!</form>).)*name="a" value="ClientSignIn"~s', $html, 'the form');
        $check->has('/server/', $html, 'the main button is the plain address');
        $check->that($isTicket($stage, $form($stage, $id)), 'it leads there');
    },
    'whatever fails leaves the plain address, with the reason in the module log' => static function (Check $check, Stage $stage) use ($live, $link, $origin, $isTicket): void {
        $id = $live($stage, 'tickets');
        $plain = $origin($stage) . '/server/' . $stage->onlyServer($id)['uuid'];
        $uuid = $stage->onlyServer($id)['uuid'];
        $owner = $stage->onlyServer($id)['owner'];
        $secrets = static fn (string $secret): array => ['ticket_secrets' => [$origin($stage) => $secret]];
        $fault = static fn (array $fault): Closure => static fn () => $stage->panel->fault($fault, ['method' => 'POST', 'path' => '/ssotickets$', 'times' => 0]);
        $ways = [
            'not set up' => [static fn () => $stage->configure([]), 'config.php has nothing for'],
            'a secret under no panel' => [static fn () => $stage->configure(['ticket_secrets' => [SIGN_IN_SECRET]]), 'maps a panel\'s address to a text'],
            'the secret is too short' => [static fn () => $stage->configure($secrets('short')), '32 characters'],
            'another secret' => [static fn () => $stage->configure($secrets(str_repeat('x', 40))), 'refused the secret'],
            'no extension' => [static fn () => $stage->panel->control('POST', 'tickets', ['secret' => null]), 'no extension that gives tickets'],
            'the panel is down' => [static fn () => $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]), 'not available'],
            'the panel is full' => [$fault(['kind' => 'retry-after']), 'takes no more requests'],
            'a page' => [$fault(['kind' => 'html200']), 'Something else than the panel'],
            'the answer is lost' => [$fault(['kind' => 'close']), 'connection'],
            'no ticket' => [$fault(['kind' => 'field', 'path' => 'token', 'value' => '../../x']), 'lacks a usable'],
            'suspended on the panel' => [static fn () => $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => true]), 'is suspended'],
            'suspended in WHMCS' => [static fn () => Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Suspended']), 'not Active'],
            'an administrator\'s account' => [static fn () => $stage->panel->api('PATCH', "/api/admin/users/$owner", ['admin' => true]), 'is an administrator'],
            'a suspended account' => [static fn () => $stage->panel->api('PATCH', "/api/admin/users/$owner", ['suspended' => true]), 'it is suspended'],
        ];
        foreach ($ways as $what => [$break, $said]) {
            $break();
            $check->is($plain, $link($stage, $id), $what);
            $check->has($said, $stage->host->logs->everything(), "$what: log");
            $stage->panel->clearFaults();
            $stage->panel->control('POST', 'tickets', ['secret' => SIGN_IN_SECRET]);
            $stage->panel->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => false]);
            $stage->panel->api('PATCH', "/api/admin/users/$owner", ['admin' => false, 'suspended' => false]);
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
            Capsule::table('mod_calagopus_pages')->update(['press_count' => 0]);
            $stage->configure($secrets(SIGN_IN_SECRET));
        }
        $check->that($isTicket($stage, $link($stage, $id)), 'afterwards');
        $check->lacks(SIGN_IN_SECRET, $stage->host->logs->everything(), 'the secret');
        Capsule::table('tblservers')->update(['hostname' => '']);
        $none = $stage->host->clientArea($id, 'twenty-one', ['dosinglesignon' => '1']);
        $check->is('', $none->redirect, 'without even an address');
        $check->has('not possible right now', $none->html, 'that is said');
    },
    'tickets are asked for ten times within a minute at the most' => static function (Check $check, Stage $stage) use ($live, $link, $tickets): void {
        $id = $live($stage, 'tickets');
        $stage->host->clientArea($id);
        Capsule::table('mod_calagopus_pages')->where('service_key', $id)->update(['press_count' => 8, 'press_minute' => intdiv(time(), 60)]);
        $mark = $stage->panel->mark();
        for ($i = 0; $i < 5; $i++) {
            $link($stage, $id);
        }
        // A minute that ends meanwhile begins anew.
        $check->that($tickets($stage, $mark) < 5, 'tickets');
    },
    'staff get the plain address, also as the client, and nobody is signed in for them' => static function (Check $check, Stage $stage) use ($live, $link, $form, $origin): void {
        $id = $live($stage, 'tickets');
        $plain = $origin($stage) . '/server/' . $stage->onlyServer($id)['uuid'];
        $mark = $stage->panel->mark();
        $check->is($plain, $link($stage, $id, [CurrentUser::MASQUERADING => true]), 'as the client');
        $check->is($plain, $link($stage, $id, ['adminid' => 1]), 'logged in as administrator as well');
        $check->is($plain, $form($stage, $id, [], [CurrentUser::MASQUERADING => true]), 'by the form');
        $_SESSION = ['adminid' => 1];
        $check->is($plain, $stage->host->singleSignOn($id)['redirectTo'] ?? '', 'from the admin area');
        $check->is([], $stage->panel->log($mark), 'requests');
        $_SESSION = [CurrentUser::MASQUERADING => true];
        $check->lacks('ClientSignIn', $stage->host->clientArea($id)->output, 'no form');
    },
    'users of the account sign in where its owner gave them the permission for it' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket): void {
        $id = $live($stage, 'tickets');
        $client = (int) $stage->host->service($id)->userid;
        foreach (['products,productsso' => true, 'manageproducts' => false, '' => false] as $permissions => $may) {
            $user = $stage->host->make->user($client, (string) $permissions);
            $check->is($may, $isTicket($stage, $link($stage, $id, [CurrentUser::USER => $user])), "\"$permissions\"");
            $_SESSION[CurrentUser::USER] = $user;
            $check->is($may, str_contains($stage->host->clientArea($id)->output, 'ClientSignIn'), "\"$permissions\": the form");
        }
    },
    'an account that was only found for the client opens for nobody, unless config.php says so' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket, $origin): void {
        $stage->panel->control('POST', 'user', ['email' => 'victim@example.com', 'username' => 'victim']);
        $id = $live($stage, 'tickets', ['email' => 'victim@example.com']);
        $client = (int) $stage->host->service($id)->userid;
        $check->is('email', $stage->record($id)->owner_link, 'found by its address');
        $set = static fn (string $accounts) => $stage->configure(['sign_in_accounts' => $accounts, 'ticket_secrets' => [$origin($stage) => SIGN_IN_SECRET]]);
        $mark = $stage->panel->mark();
        $check->that(!$isTicket($stage, $link($stage, $id)), 'by default');
        $check->is([], $stage->panel->log($mark), 'nothing was asked');
        $set('verified');
        $check->that(!$isTicket($stage, $link($stage, $id)), 'not verified');
        $owner = (int) Capsule::table('tblusers_clients')->where(['client_id' => $client, 'owner' => 1])->value('auth_user_id');
        Capsule::table('tblusers')->where('id', $owner)->update(['email' => 'other@example.com', 'email_verified_at' => '2026-01-01 00:00:00']);
        $check->that(!$isTicket($stage, $link($stage, $id)), 'another address is verified');
        Capsule::table('tblusers')->where('id', $owner)->update(['email' => 'victim@example.com']);
        $check->that($isTicket($stage, $link($stage, $id)), 'verified');
        $set('all');
        Capsule::table('tblusers')->where('id', $owner)->update(['email_verified_at' => null]);
        $check->that($isTicket($stage, $link($stage, $id)), 'all');
        $set('some');
        $check->that(!$isTicket($stage, $link($stage, $id)), 'a setting that is none');
        $set('own');
        $second = $stage->host->make->service(['client' => $client, 'product' => (int) $stage->host->service($id)->packageid, 'server' => (int) $stage->host->service($id)->server]);
        $stage->host->create($second);
        Capsule::table('mod_calagopus_services')->where('service_key', $second)->update(['owner_link' => 'external-id']);
        $check->that(!$isTicket($stage, $link($stage, $second)), 'a later service of the same account');
    },
    'an address counts as verified by a date, as text or as WHMCS\'s model casts it, and not by zeros' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket, $origin): void {
        $stage->panel->control('POST', 'user', ['email' => 'victim@example.com', 'username' => 'victim']);
        $id = $live($stage, 'tickets', ['email' => 'victim@example.com']);
        $stage->configure(['sign_in_accounts' => 'verified', 'ticket_secrets' => [$origin($stage) => SIGN_IN_SECRET]]);
        $owner = (int) Capsule::table('tblusers_clients')->where(['client_id' => (int) $stage->host->service($id)->userid, 'owner' => 1])->value('auth_user_id');
        Capsule::table('tblusers')->where('id', $owner)->update(['email' => 'victim@example.com']);
        $dates = [
            [null, false], ['', false], ['0', false], ['0000-00-00', false], ['0000-00-00 00:00:00', false], ['never', false], ['-0001-11-30 00:00:00', false],
            ['2026-01-01 00:00:00', true], ['2026-01-01', true], ['2026-01-01T00:00:00.000000Z', true], ['1767225600', true],
        ];
        try {
            foreach ($dates as [$date, $may]) {
                Capsule::table('tblusers')->where('id', $owner)->update(['email_verified_at' => $date]);
                Capsule::table('mod_calagopus_pages')->update(['press_count' => 0]);
                $check->is($may, $isTicket($stage, $link($stage, $id)), json_encode($date));
            }
            foreach (['datetime', 'immutable_datetime', 'date', 'timestamp'] as $cast) {
                WHMCS\User\User::$casting = ['email_verified_at' => $cast];
                foreach ([[null, false], ['0000-00-00 00:00:00', false], ['2026-01-01 00:00:00', true]] as [$date, $may]) {
                    Capsule::table('tblusers')->where('id', $owner)->update(['email_verified_at' => $date]);
                    Capsule::table('mod_calagopus_pages')->update(['press_count' => 0]);
                    $check->is($may, $isTicket($stage, $link($stage, $id)), "$cast " . json_encode($date));
                }
            }
        } finally {
            WHMCS\User\User::$casting = [];
        }
    },
    'an account that an attempt which failed had found opens for nobody: the id that it bears since shows nothing' => static function (Check $check, Stage $stage) use ($link, $isTicket, $origin): void {
        $stage->panel->control('POST', 'tickets', ['secret' => SIGN_IN_SECRET]);
        $stage->configure(['ticket_secrets' => [$origin($stage) => SIGN_IN_SECRET]]);
        foreach (['the same service', 'another service'] as $at => $retried) {
            $victim = $stage->panel->control('POST', 'user', ['email' => "victim$at@example.com", 'username' => "victim$at"])['uuid'];
            $id = $stage->order([], ['email' => "victim$at@example.com"]);
            $stage->panel->fault(['kind' => 'status', 'status' => 403], ['method' => 'POST', 'path' => '^/api/admin/servers$', 'times' => 1]);
            $check->that($stage->host->create($id)->message !== 'success', "$retried: the first attempt");
            $first = $stage->host->service($id);
            if ($retried === 'another service') {
                $id = $stage->host->make->service(['client' => (int) $first->userid, 'product' => (int) $first->packageid, 'server' => (int) $first->server]);
            }
            $check->is('success', $stage->host->create($id)->message, "$retried: the second");
            $server = $stage->onlyServer($id);
            $check->is($victim, $server['owner'], "$retried: whose account it is in");
            $stage->panel->install($server['uuid']);
            Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
            Policies::decide("product-$first->packageid", ['sign_in' => 'tickets']);
            $check->that(!$isTicket($stage, $link($stage, $id)), "$retried: where it leads");
        }
    },
    'how an account was found is known still when its service was forgotten, and when the panel has another address' => static function (Check $check, Stage $stage) use ($live, $link, $isTicket): void {
        foreach (['origin' => 'https://former.example.com', 'forgotten' => null] as $how => $address) {
            $stage->panel->control('POST', 'user', ['email' => "victim-$how@example.com", 'username' => "victim-$how"]);
            $id = $live($stage, 'tickets', ['email' => "victim-$how@example.com"]);
            $first = $stage->host->service($id);
            if ($address === null) {
                $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['force' => true, 'delete_backups' => false]);
                Simulator::until(static fn (): bool => $stage->panel->serversOf((string) $id) === []);
                $stage->host->saveAdminServicesTab($id, ['calagopus_forget' => '1']);
                $check->is(null, $stage->record($id)->origin, 'it is forgotten');
            } else {
                Capsule::table('mod_calagopus_services')->where('service_key', $id)->update(['origin' => $address]);
            }
            $second = $stage->host->make->service(['client' => (int) $first->userid, 'product' => (int) $first->packageid, 'server' => (int) $first->server]);
            $check->is('success', $stage->host->create($second)->message, "$how: the next service");
            $stage->panel->install($stage->onlyServer($second)['uuid']);
            Simulator::until(static fn (): bool => $stage->onlyServer($second)['status'] === null);
            $check->that(!$isTicket($stage, $link($stage, $second)), "$how: where it leads");
            $check->is('email', $stage->record($second)->owner_link, "$how: what is recorded");
        }
    },
    'by WHMCS as the provider the page\'s form links the identity at the first time, and leads to the panel\'s sign-in' => static function (Check $check, Stage $stage) use ($live, $form, $link, $provider, $linked, $origin): void {
        $id = $live($stage, 'oauth');
        $uuid = $provider($stage);
        $stage->configure(['identity_providers' => [$origin($stage) => $uuid]]);
        $plain = $origin($stage) . '/server/' . $stage->onlyServer($id)['uuid'];
        $redirect = $origin($stage) . "/api/auth/oauth/redirect/$uuid";
        $html = $stage->host->clientArea($id)->output;
        $check->has('Not signed in there?', $html, 'the page');
        $check->is([], $linked($stage, $id), 'before');
        $check->is($plain, $link($stage, $id), 'WHMCS\'s own link stays the plain address');
        $check->is([], $linked($stage, $id), 'and links nothing');
        $mark = $stage->panel->mark();
        $check->is($redirect, $form($stage, $id), 'the form');
        $check->is(4, count($stage->panel->log($mark)), 'requests');
        $client = $stage->host->service($id)->userid;
        $check->is([Capsule::table('tblclients')->where('id', $client)->value('uuid')], $linked($stage, $id), 'the client\'s UUID');
        $check->is($redirect, $form($stage, $id), 'again');
        $check->is(1, count($linked($stage, $id)), 'linked once');
        $check->is($plain, $form($stage, $id, [], [CurrentUser::USER => $stage->host->make->user((int) $client, 'productsso')]), 'a user who is not the owner');
        foreach (['user-id' => 'the user', 'client-id' => (string) $client] as $subject => $wanted) {
            $stage->configure(['identity_subject' => $subject, 'identity_providers' => [$origin($stage) => $uuid]]);
            $check->is($redirect, $form($stage, $id), $subject);
        }
        $check->has((string) $client, implode(' ', $linked($stage, $id)), 'the client\'s id');
        $stage->panel->api('PATCH', "/api/admin/oauth-providers/$uuid", ['user_manageable' => true]);
        $check->is($plain, $form($stage, $id), 'a provider that links by itself');
        $check->has('user_manageable is on', $stage->host->logs->everything(), 'log');
    },
    'another\'s identity leads to the plain address, and is left where it is' => static function (Check $check, Stage $stage) use ($live, $form, $provider, $linked, $origin): void {
        $id = $live($stage, 'oauth');
        $uuid = $provider($stage);
        $stage->configure(['identity_providers' => [$origin($stage) => $uuid]]);
        $stranger = $stage->panel->control('POST', 'user', [])['uuid'];
        $identity = Capsule::table('tblclients')->where('id', $stage->host->service($id)->userid)->value('uuid');
        $stage->panel->api('POST', "/api/admin/users/$stranger/oauth-links", ['oauth_provider_uuid' => $uuid, 'identifier' => $identity]);
        $check->that(str_starts_with($form($stage, $id), $origin($stage)) && !str_contains($form($stage, $id), 'oauth'), 'plain');
        $check->is([], $linked($stage, $id), 'nothing was linked');
        $check->has('is linked with another panel account', $stage->host->logs->everything(), 'log');
    },
    'WHMCS\'s home page gets the same by a custom action, for who may' => static function (Check $check, Stage $stage) use ($live, $isTicket): void {
        $id = $live($stage, 'tickets');
        $actions = $stage->host->callModule('calagopus', 'CustomActions', $stage->host->paramsFor($id));
        $check->that($actions instanceof WHMCS\Module\Server\CustomActionCollection, 'a collection');
        $action = $actions->first();
        $check->is([1, ['productsso'], 'Go to Server Panel', true], [$actions->count(), $action->getPermissions(), $action->getDisplay(), $action->isActive()], 'the action');
        $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
        $answer = $action->invokeCallable();
        $check->that($answer['success'] === true && $isTicket($stage, $answer['redirectTo']), 'it signs in');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Pending']);
        $check->is(false, $stage->host->callModule('calagopus', 'CustomActions', $stage->host->paramsFor($id))->first()->isActive(), 'a service that waits');
        $check->is(0, $stage->host->callModule('calagopus', 'CustomActions', null)->count(), 'without parameters');
    },
    'an addon has the address of its own server, and nobody is signed in for it' => static function (Check $check, Stage $stage) use ($live, $origin): void {
        $id = $live($stage, 'tickets');
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $offer, 'server' => (int) $stage->host->service($id)->server]);
        $stage->host->create(Target::addon($addon));
        Policies::decide("addon-$offer", ['sign_in' => 'tickets']);
        $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
        $mark = $stage->panel->mark();
        $check->is($origin($stage) . '/server/' . $stage->onlyServer("addon-$addon")['uuid'], $stage->host->singleSignOn(Target::addon($addon))['redirectTo'], 'its own');
        $check->is([], $stage->panel->requests('POST', '/ssotickets$', $mark), 'tickets');
    },
    'staff\'s links are plain addresses, escaped, without a request' => static function (Check $check, Stage $stage) use ($live, $origin): void {
        $id = $live($stage, 'tickets');
        $params = $stage->host->paramsFor($id);
        $server = (int) $stage->host->service($id)->server;
        $mark = $stage->panel->mark();
        $check->is(['success' => true, 'redirectTo' => $origin($stage)], $stage->host->adminSingleSignOn($server), 'the server');
        $uuid = $stage->onlyServer($id)['uuid'];
        $check->is("<a href=\"{$origin($stage)}/server/$uuid\" target=\"_blank\" rel=\"noopener noreferrer\">Open on the panel</a>", $stage->host->callModule('calagopus', 'LoginLink', $params), 'the service');
        $check->is("<a href=\"{$origin($stage)}\" target=\"_blank\" rel=\"noopener noreferrer\">Open on the panel</a>", $stage->host->callModule('calagopus', 'AdminLink', $params), 'the panel');
        $check->is([], $stage->panel->log($mark), 'requests');
        foreach (['"><script>', 'javascript:alert(1)//', 'a b', ''] as $host) {
            $check->is('', $stage->host->callModule('calagopus', 'AdminLink', ['serverhostname' => $host] + $params), "AdminLink of \"$host\"");
            $check->is('', $stage->host->callModule('calagopus', 'LoginLink', ['serverhostname' => $host] + $params), "LoginLink of \"$host\"");
            $answer = $stage->host->callModule('calagopus', 'AdminSingleSignOn', ['serverhostname' => $host] + $params);
            $check->that($answer['success'] === false && !str_contains($answer['errorMsg'], '<'), "AdminSingleSignOn of \"$host\"");
        }
        $about = $stage->host->callModule('calagopus', 'MetaData');
        $check->is(['Go to Server Panel', 'Open on the panel'], [$about['ServiceSingleSignOnLabel'], $about['AdminSingleSignOnLabel']], 'labels');
    },
    'Test Connection says what of signing in is missing' => static function (Check $check, Stage $stage) use ($live, $provider, $origin): void {
        $id = $live($stage, 'tickets');
        $server = (int) $stage->host->service($id)->server;
        $test = static fn (): string => $stage->host->testConnection($server)['error'];
        $check->lacks('sign', strtolower($test()), 'all is well');
        $stage->configure([]);
        $check->has('ticket_secrets', $test(), 'not set up');
        $stage->configure(['ticket_secrets' => [$origin($stage) => str_repeat('x', 40)], 'identity_providers' => [$origin($stage) => '00000000-0000-4000-8000-000000000000']]);
        $said = $test();
        $check->has('refused the secret', $said, 'another secret');
        $check->has('has no such identity provider', $said, 'no provider');
        $check->that($stage->host->testConnection($server)['success'], 'the connection is right all the same');
        $stage->configure(['identity_providers' => [$origin($stage) => $provider($stage, ['login_only' => false])]]);
        $check->has('login_only is off', $test(), 'a provider that makes accounts');
        $stage->configure(['identity_providers' => [$origin($stage) => $provider($stage, ['user_manageable' => true])]]);
        $check->has('user_manageable is on', $test(), 'a provider whose links customers change');
        $stage->configure(['identity_providers' => [$origin($stage) => $provider($stage, ['enabled' => false])]]);
        $check->has('not enabled', $test(), 'a provider that is off');
        $stage->configure(['identity_providers' => [$origin($stage) => $provider($stage, ['login_bypass_2fa' => true])]]);
        $check->has('second factor', $test(), 'without the second factor');
    },
];
