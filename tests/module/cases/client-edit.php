<?php

/** What changes of a client follows to the panel, and what must not: names always, an address only where it was verified, a server with its service. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

/** A service of its own client's, made; WHMCS knows the module's hooks once a product was saved. */
$made = static function (Check $check, Stage $stage, array $client = []): array {
    $id = $stage->order(client: $client);
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
    $check->is('success', $stage->host->create($id)->message, 'create');
    $stage->host->newRequest('clientarea.php');
    return [$id, (int) $stage->host->service($id)->userid];
};
$cron = static function (Stage $stage): void {
    Capsule::schema()->hasTable('mod_calagopus_errands') && Capsule::table('mod_calagopus_errands')->update(['next_at' => 0]);
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
/** What waits, without the look for deleted services. @return list<string> */
$waits = static fn (): array => Capsule::schema()->hasTable('mod_calagopus_errands')
    ? array_map(static fn (object $row): string => "{$row->kind} {$row->subject}", Capsule::table('mod_calagopus_errands')->where('kind', '<>', 'sweep')->get()->all()) : [];
$account = static fn (Stage $stage, int $client): array => $stage->panel->api('GET', "/api/admin/users/external/$client")['json']['user'] ?? [];
/** The user who owns the client's account logs in with that address from now on. */
$owner = static function (int $client, string $email): int {
    $id = (int) Capsule::table('tblusers_clients')->where(['client_id' => $client, 'owner' => 1])->value('auth_user_id');
    Capsule::table('tblusers')->where('id', $id)->update(['email' => $email]);
    return $id;
};
$changes = static fn (Stage $stage, int $since): array => array_map(
    static fn (array $request): array => json_decode($request['body'], true),
    array_values(array_filter($stage->panel->log($since), static fn (array $request): bool => $request['method'] === 'PATCH'))
);

return [
    'a name that the client changes follows, and no address that WHMCS does not call verified' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account, $changes): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $mark = $stage->panel->mark();
        $stage->host->clients->edit($client, ['firstname' => 'Augusta', 'lastname' => "O'Byron", 'email' => 'victim@example.com'], ['email_verified' => false]);
        $check->is([[], ["client $client"]], [$stage->panel->log($mark), $waits()], 'the page asks no panel; it waits');
        $cron($stage);
        $check->is([['name_first' => 'Augusta', 'name_last' => "O'Byron"]], $changes($stage, $mark), 'what the panel was asked to change');
        $check->is(['Augusta', 'ada@example.com'], [$account($stage, $client)['name_first'], $account($stage, $client)['email']], 'the account');
        $check->is([], $waits(), 'nothing waits any more');
    },
    'an ended service that was moved to another client does not bring the former one\'s account along' => static function (Check $check, Stage $stage) use ($made, $account): void {
        [$id, $former] = $made($check, $stage);
        $uuid = $account($stage, $former)['uuid'];
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $stage->panel->api('PATCH', "/api/admin/users/$uuid", ['external_id' => null]);
        $other = $stage->host->make->client();
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $other]);
        $stage->host->newRequest('clientsservices.php');
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->that(($stage->onlyServer($id)['owner'] ?? $uuid) !== $uuid, 'the server is in an account of its own client\'s');
        $check->that(($account($stage, $other)['uuid'] ?? $uuid) !== $uuid, 'the account of that client');
    },
    'a verified address follows to an account that this module made, and to no other' => static function (Check $check, Stage $stage) use ($made, $cron, $account): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $stage->host->clients->edit($client, ['email' => 'countess@example.com'], ['email_verified' => true]);
        $cron($stage);
        $check->is('countess@example.com', $account($stage, $client)['email'], 'made by this module');

        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        [, $linked] = $made($check, $stage, ['email' => 'gamer@example.com']);
        $check->is('gamer', $account($stage, $linked)['username'], 'linked by the address');
        $stage->host->clients->edit($linked, ['firstname' => 'Gus', 'email' => 'new@example.com'], ['email_verified' => true]);
        $cron($stage);
        $check->is(['Gus', 'gamer@example.com'], [$account($stage, $linked)['name_first'], $account($stage, $linked)['email']], 'a linked one keeps its address');
    },
    'a mark that the address before had already verifies no new one, and one that waits is kept' => static function (Check $check, Stage $stage) use ($made, $cron, $account): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $old = ['olddata' => ['email_verified' => '1'] + (array) Capsule::table('tblclients')->where('id', $client)->first(), 'email_verified' => '1'];
        $stage->host->clients->edit($client, ['email' => 'colleague@example.com'], $old);
        $cron($stage);
        $check->is('ada@example.com', $account($stage, $client)['email'], 'the address is changed');
        $stage->host->clients->edit($client, ['firstname' => 'Augusta'], $old);
        $cron($stage);
        $check->is(['Augusta', 'ada@example.com'], [$account($stage, $client)['name_first'], $account($stage, $client)['email']], 'then the name');
        $stage->host->clients->edit($client, ['firstname' => 'Augusta'], ['email_verified' => '1']);
        $stage->host->clients->edit($client, ['firstname' => 'Ada'], $old);
        $cron($stage);
        $check->is(['Ada', 'colleague@example.com'], [$account($stage, $client)['name_first'], $account($stage, $client)['email']], 'verified, and then the name');
    },
    'an address that was changed again since it was verified is not sent' => static function (Check $check, Stage $stage) use ($made, $cron, $account): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $stage->host->clients->edit($client, ['email' => 'countess@example.com'], ['email_verified' => true]);
        Capsule::table('tblclients')->where('id', $client)->update(['email' => 'victim@example.com']);
        $cron($stage);
        $check->is('ada@example.com', $account($stage, $client)['email'], 'the account');
    },
    'an address that WHMCS verifies later follows then, to an account that this module made' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account, $owner): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $stage->host->clients->edit($client, ['email' => "o'byron@example.com"], ['email_verified' => false]);
        $cron($stage);
        $check->is('ada@example.com', $account($stage, $client)['email'], 'not verified yet');
        $user = $owner($client, "o'byron@example.com");
        $mark = $stage->panel->mark();
        $stage->host->clients->verifyEmail($user);
        $check->is([[], ["client $client"]], [$stage->panel->log($mark), $waits()], 'the page asks no panel; it waits');
        $stage->host->clients->edit($client, ['firstname' => 'Augusta']);
        $cron($stage);
        $check->is(['Augusta', "o'byron@example.com", []], [$account($stage, $client)['name_first'], $account($stage, $client)['email'], $waits()], 'with the name that was changed meanwhile');

        $stage->panel->control('POST', 'user', ['email' => 'gamer@example.com', 'username' => 'gamer']);
        [, $linked] = $made($check, $stage, ['email' => 'gamer@example.com']);
        $stage->host->clients->edit($linked, ['email' => 'new@example.com'], ['email_verified' => false]);
        $stage->host->clients->verifyEmail($owner($linked, 'new@example.com'));
        $cron($stage);
        $check->is(['gamer', 'gamer@example.com'], [$account($stage, $linked)['username'], $account($stage, $linked)['email']], 'one that was linked by the address keeps its own');
    },
    'what another user verifies, or of another address, or for nobody, is not noted' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account, $owner): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $stage->host->clients->edit($client, ['email' => 'colleague@example.com'], ['email_verified' => false]);
        $cron($stage);
        $user = $owner($client, 'ada@example.com');
        $stage->host->clients->verifyEmail($user);
        $check->is([], $waits(), 'the owner\'s, and the profile has another');
        $colleague = $stage->host->make->user($client, 'manageproducts');
        Capsule::table('tblusers')->where('id', $colleague)->update(['email' => 'colleague@example.com']);
        $stage->host->clients->verifyEmail($colleague);
        $check->is([], $waits(), 'another user\'s of the account');
        foreach ([0, -1, 987654, null, 'x', ['1']] as $nobody) {
            $stage->host->hooks->run('UserEmailVerificationComplete', ['userId' => $nobody]);
        }
        $stage->host->hooks->run('UserEmailVerificationComplete', []);
        $other = $stage->host->make->client(['email' => 'nobody@example.com']);
        $stage->host->clients->verifyEmail($owner($other, 'nobody@example.com'));
        $check->is([], $waits(), 'nobody\'s, and one\'s without a service');
        $cron($stage);
        $check->is('ada@example.com', $account($stage, $client)['email'], 'the account');
        $check->lacks('was not noted', implode(' ', $stage->host->logs->activities()), 'nothing went wrong');
    },
    'an address that was changed again since it was verified later is not sent' => static function (Check $check, Stage $stage) use ($made, $cron, $account, $owner): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        Capsule::table('tblclients')->where('id', $client)->update(['email' => 'countess@example.com']);
        $stage->host->clients->verifyEmail($owner($client, 'countess@example.com'));
        $stage->host->clients->edit($client, ['email' => 'victim@example.com'], ['email_verified' => '1', 'olddata' => ['email_verified' => '1', 'email' => 'countess@example.com']]);
        $cron($stage);
        $check->is('ada@example.com', $account($stage, $client)['email'], 'the account');
    },
    'an account on the panel that bears the id and is not the one on record is left alone' => static function (Check $check, Stage $stage) use ($made, $cron, $account): void {
        [, $client] = $made($check, $stage, ['email' => 'ada@example.com']);
        $uuid = $account($stage, $client)['uuid'];
        $stage->panel->api('PATCH', "/api/admin/users/$uuid", ['external_id' => null]);
        $stage->panel->control('POST', 'user', ['external_id' => (string) $client, 'email' => 'other@example.com', 'username' => 'other', 'name_first' => 'Other']);
        $stage->host->clients->edit($client, ['firstname' => 'Augusta', 'email' => 'countess@example.com'], ['email_verified' => true]);
        $cron($stage);
        $check->is(['Other', 'other@example.com'], [$account($stage, $client)['name_first'], $account($stage, $client)['email']], 'the other account');
        $check->has('another account is on record', implode(' ', $stage->host->logs->activities()), 'it is said');
    },
    'a panel that is away is asked again later, with growing pauses, and what is saved twice is sent once' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account): void {
        [, $client] = $made($check, $stage);
        $stage->host->clients->edit($client, ['firstname' => 'First']);
        $stage->host->clients->edit($client, ['firstname' => 'Second']);
        $check->is(["client $client"], $waits(), 'one waits');
        $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
        $cron($stage);
        $row = Capsule::table('mod_calagopus_errands')->where('kind', 'client')->first();
        $check->is(1, (int) $row?->tries, 'tries');
        $check->that((int) $row->next_at >= time() + 200, 'the pause');
        $check->has('It is tried again in 5 minutes', implode(' ', $stage->host->logs->activities()), 'it is said');
        $stage->panel->clearFaults();
        Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->host->testConnection((int) Capsule::table('tblservers')->max('id'))['success'], 15.0);
        $cron($stage);
        $check->is(['Second', []], [$account($stage, $client)['name_first'], $waits()], 'afterwards');
    },
    'who has no service of this module, or changes nothing that the panel has, is not noted' => static function (Check $check, Stage $stage) use ($made, $waits): void {
        [, $client] = $made($check, $stage);
        $stage->host->clients->edit($stage->host->make->client(), ['firstname' => 'Nobody']);
        $stage->host->clients->edit($client, ['city' => 'Paris']);
        $check->is([], $waits(), 'what waits');
    },
    'a service that staff moved takes its server along at the next command, once' => static function (Check $check, Stage $stage) use ($made, $account): void {
        foreach (['suspend', 'changePackage', 'create'] as $command) {
            [$service, $old] = $made($check, $stage);
            $new = $stage->host->make->client();
            Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $new]);
            $more = $command === 'changePackage' ? [(int) $stage->host->service($service)->packageid] : [];
            $check->is('success', $stage->host->$command($service, ...$more)->message, $command);
            $check->is([(string) $new, $account($stage, $new)['uuid']], [$stage->record($service)->client_id, $stage->record($service)->owner_uuid], "$command: the record");
            $check->is($account($stage, $new)['uuid'], $stage->onlyServer($service)['owner'], "$command: the server");
            $check->that($account($stage, $old) !== [], "$command: the former client's account stays");
            $mark = $stage->panel->mark();
            $check->is('success', $stage->host->unsuspend($service)->message, "$command, then unsuspend");
            $patches = array_filter($stage->panel->log($mark), static fn (array $request): bool => str_contains($request['body'], 'owner_uuid'));
            $check->is([], $patches, "$command: it is not given again");
        }
        $check->has('was given to the panel account', $stage->host->logs->everything(), 'it is said');
    },
    'Sync of a service that staff moved reads the server, and leaves it to the next command to give it' => static function (Check $check, Stage $stage) use ($made, $account): void {
        [$service, $old] = $made($check, $stage);
        $new = $stage->host->make->client();
        Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $new]);
        $stage->host->adminServicesTab($service);
        $stage->host->saveAdminServicesTab($service, ['calagopus_action' => 'sync', 'calagopus_service' => (string) $service]);
        $check->is($account($stage, $old)['uuid'], $stage->onlyServer($service)['owner'], 'after Sync');
        $check->is('success', $stage->host->suspend($service)->message, 'suspend');
        $check->is($account($stage, $new)['uuid'] ?? null, $stage->onlyServer($service)['owner'], 'after the next command');
    },
    'a server that nothing shows to be the former client\'s is not given away, and what to do is said' => static function (Check $check, Stage $stage) use ($made): void {
        [$service] = $made($check, $stage);
        $stranger = $stage->panel->control('POST', 'user', ['external_id' => '4711', 'email' => 'stranger@example.com'])['uuid'];
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($service)['uuid'], ['owner_uuid' => $stranger]);
        Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $stage->host->make->client()]);
        $check->is('success', $stage->host->suspend($service)->message, 'suspend');
        $check->is($stranger, $stage->onlyServer($service)['owner'], 'whose it is');
        $check->has('give the server to this client', $stage->host->logs->everything(), 'what to do');
    },
    'where the server cannot be given the command goes on, and the cron gives it' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account): void {
        [$service] = $made($check, $stage);
        $new = $stage->host->make->client();
        Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $new]);
        $stage->panel->fault(['kind' => 'status', 'status' => 403], ['method' => 'POST', 'path' => '^/api/admin/users$', 'times' => 1]);
        $check->is('success', $stage->host->suspend($service)->message, 'suspend');
        $check->is([true, ["give $service"]], [$stage->onlyServer($service)['suspended'], $waits()], 'suspended, and it waits');
        $cron($stage);
        $check->is([$account($stage, $new)['uuid'], []], [$stage->onlyServer($service)['owner'], $waits()], 'given');
    },
    'an account that a gift which failed had found is not taken for one that bore the id before' => static function (Check $check, Stage $stage) use ($made): void {
        [$service] = $made($check, $stage);
        $victim = $stage->panel->control('POST', 'user', ['email' => 'victim@example.com', 'username' => 'victim'])['uuid'];
        Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $stage->host->make->client(['email' => 'victim@example.com'])]);
        $stage->panel->fault(['kind' => 'status', 'status' => 403], ['method' => 'PATCH', 'path' => '^/api/admin/servers/', 'nth' => 2, 'times' => 1]);
        $check->is('success', $stage->host->suspend($service)->message, 'suspend');
        $check->that($stage->onlyServer($service)['owner'] !== $victim, 'it was not given');
        $check->is('success', $stage->host->suspend($service)->message, 'suspend again');
        $check->is([$victim, $victim, 'unproven'], [$stage->onlyServer($service)['owner'], $stage->record($service)->owner_uuid, $stage->record($service)->owner_link], 'given');
    },
    'after a merge each server goes to the client that is left' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $account): void {
        [$one, $from] = $made($check, $stage);
        [, $into] = $made($check, $stage);
        $stage->host->clients->merge($from, $into);
        $check->is(["give $one"], $waits(), 'what waits');
        $cron($stage);
        $check->is([$account($stage, $into)['uuid'], (string) $into, []], [$stage->onlyServer($one)['owner'], $stage->record($one)->client_id, $waits()], 'whose it is');
    },
    'a copy of WHMCS for testing sends nothing of what waited when it was copied' => static function (Check $check, Stage $stage) use ($made, $cron, $waits, $changes): void {
        [, $client] = $made($check, $stage);
        $stage->host->clients->edit($client, ['firstname' => 'Augusta']);
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'https://staging.example.com/']);
        $mark = $stage->panel->mark();
        $cron($stage);
        $check->is([[], []], [$changes($stage, $mark), $waits()], 'changes, and what waits');
        $check->has('is left alone', implode(' ', $stage->host->logs->activities()), 'it is said');
    },
];
