<?php

/** Passwords and e-mails as a way to somebody else's account: who was only matched, who was given away, who typed another's address. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

$made = static function (Check $check, Stage $stage, array $client = []): int {
    $id = $stage->order('calagopus', $client);
    $product = (int) $stage->host->service($id)->packageid;
    Policies::decide("product-$product", ['passwords' => 'whmcs']);
    $stage->host->hooks->detect('calagopus');
    $check->is('success', $stage->host->create($id)->message, 'create');
    $stage->panel->install($stage->panel->serversOf((string) $id)[0]['uuid']);
    Calagopus\Tests\Panel\Simulator::until(static fn (): bool => $stage->panel->serversOf((string) $id)[0]['status'] === null);
    $stage->host->newRequest('clientarea.php');
    return $id;
};
$change = static function (Stage $stage, int $id, string $password = 'stolen-password-1'): string {
    require_once $stage->host->root . '/modules/servers/calagopus/change-password.php';
    return $stage->host->changePassword($id, $password)->message;
};
$passwords = static fn (Stage $stage, int $since): array => array_values(array_filter(array_map(
    static fn (array $request): mixed => json_decode((string) $request['body'], true)['password'] ?? null,
    $stage->panel->log($since)
)));

return [
    'a password is set on no account that was only matched, or that is another\'s now' => static function (Check $check, Stage $stage) use ($made, $change, $passwords): void {
        $stage->panel->control('POST', 'user', ['email' => 'victim@example.com', 'username' => 'victim']);
        $matched = $made($check, $stage, ['email' => 'victim@example.com']);
        $given = $made($check, $stage);
        $stranger = $stage->panel->control('POST', 'user', ['external_id' => '4711', 'email' => 'stranger@example.com'])['uuid'];
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->panel->serversOf((string) $given)[0]['uuid'], ['owner_uuid' => $stranger]);
        $moved = $made($check, $stage);
        $account = $stage->panel->api('GET', '/api/admin/users/external/' . $stage->host->service($moved)->userid)['json']['user']['uuid'];
        $stage->panel->api('PATCH', "/api/admin/users/$account", ['external_id' => '4712']);
        $mark = $stage->panel->mark();
        foreach (['matched' => $matched, 'given away' => $given, 'another client\'s now' => $moved] as $what => $id) {
            $before = (string) $stage->host->service($id)->password;
            $answer = $change($stage, $id);
            $check->that($answer !== 'success' && $answer !== '', $what);
            $check->lacks('stolen-password-1', $answer . $stage->host->logs->everything(), "$what: the password in answer and logs");
            $check->lacks($stage->panel->host, $answer, "$what: the panel's address in what a customer reads");
            $check->is($before, (string) $stage->host->service($id)->password, "$what: what WHMCS keeps");
        }
        $check->is([], $passwords($stage, $mark), 'passwords that reached the panel');
    },
    'a suspended stranger\'s press sends no mail, and no press names whom' => static function (Check $check, Stage $stage) use ($made): void {
        $id = $made($check, $stage, ['email' => 'ada@example.com']);
        $client = (int) $stage->host->service($id)->userid;
        Capsule::table('tblclients')->where('id', $client)->update(['email' => 'victim@example.com']);
        $mark = $stage->panel->mark();
        $token = $stage->host->tokens->generate('plain');
        $press = ['token' => $token, 'id' => (string) $id, 'modop' => 'custom', 'a' => 'ClientPassword', 'email' => 'victim@example.com'];
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Suspended']);
        $check->is(false, $stage->host->clientArea($id, 'twenty-one', [], $press)->custom?->success, 'suspended');
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $check->is(true, $stage->host->clientArea($id, 'twenty-one', [], $press)->custom?->success, 'active');
        $asked = $stage->panel->requests('POST', '/email/reset-password$', $mark);
        $account = $stage->panel->api('GET', "/api/admin/users/external/$client")['json']['user'];
        $check->is([1, 'ada@example.com'], [count($asked), $account['email']], 'one mail, to the account\'s own address');
        $check->has($account['uuid'], $asked[0]['path'] ?? '', 'of the client\'s account');
    },
    'an e-mail tells of no server in another\'s account, and holds no secret' => static function (Check $check, Stage $stage) use ($made): void {
        $id = $made($check, $stage);
        $stage->host->mail->template('Welcome', '{$calagopus_server_page} {$calagopus_addresses} {$calagopus_password_help}');
        $server = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $stranger = $stage->panel->control('POST', 'user', ['external_id' => '4711', 'email' => 'stranger@example.com'])['uuid'];
        $stage->host->mail->send('Welcome', $id);
        $said = $stage->host->mail->sent()[0]['message'];
        $check->has($server, $said, 'his own');
        $check->lacks($stage->panel->key, $said, 'the key');
        Capsule::table('mod_calagopus_facts')->update(['facts' => null]);
        $stage->panel->api('PATCH', "/api/admin/servers/$server", ['owner_uuid' => $stranger]);
        $stage->host->mail->send('Welcome', $id);
        $check->lacks($server, $stage->host->mail->sent()[1]['message'], 'given away');
        $check->lacks($stage->panel->key, (string) json_encode(Capsule::table('mod_calagopus_facts')->get()), 'what is kept');
    },
];
