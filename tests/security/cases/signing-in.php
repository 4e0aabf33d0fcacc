<?php

/** Nobody gets into an account of the panel that is not his own, by WHMCS's link or by the page's form; and what opens accounts is shown nowhere. */

declare(strict_types=1);

use Calagopus\Ref;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\SignIn\Door;

const TICKET_SECRET = 'marker-sign-in-secret-0123456789abcdefgh';

$origin = static fn (Stage $stage): string => "http://{$stage->panel->host}:{$stage->panel->port}";

/** A live service of a product that signs in by tickets. @param array<string, mixed> $client */
$live = static function (Stage $stage, array $client = []) use ($origin): int {
    $stage->panel->control('POST', 'tickets', ['secret' => TICKET_SECRET]);
    $stage->configure('calagopus', ['ticket_secrets' => [$origin($stage) => TICKET_SECRET]]);
    $id = $stage->live('calagopus', $client);
    Policies::decide('product-' . $stage->host->service($id)->packageid, ['sign_in' => 'tickets']);
    return $id;
};

/** Where it leads by WHMCS's function, as the session is. @param array<string, mixed> $session */
$enter = static function (Stage $stage, int $id, array $session): string {
    $stage->host->newRequest('clientarea.php');
    $_SESSION = $session;
    return (string) ($stage->host->callModule('calagopus', 'ServiceSingleSignOn', $stage->host->paramsFor($id))['redirectTo'] ?? 'nowhere');
};

/** What the page's form is answered with, in a process of its own. @param array<string, mixed> $more over the usual form */
$send = static function (Stage $stage, int $id, array $more, array $session): string {
    $post = ['token' => $stage->host->tokens->generate('plain'), 'modop' => 'custom', 'a' => 'ClientSignIn'];
    $asked = $more + ['service' => $id, 'post' => $post, 'session' => $session + $_SESSION, 'function' => 'ClientSignIn'];
    return $stage->host->startChild(dirname(__DIR__, 2) . '/module/ask.php', [json_encode($asked)], Stage::flags())->wait()['out'];
};

return [
    'who is not the service\'s customer gets no ticket, by whatever door' => static function (Check $check, Stage $stage) use ($live, $enter, $send, $origin): void {
        $id = $live($stage);
        $other = $live($stage, ['email' => 'other@example.com']);
        $client = (int) $stage->host->service($id)->userid;
        $stranger = (int) $stage->host->service($other)->userid;
        $page = $origin($stage) . '/server/' . $stage->panel->serversOf((string) $id)[0]['uuid'];
        $mark = $stage->panel->mark();
        $sessions = [
            'another client' => [['uid' => $stranger], $origin($stage)], 'nobody' => [[], $origin($stage)],
            'a user of another account' => [['uid' => $client, CurrentUser::USER => $stage->host->make->user($stranger, 'productsso')], $page],
            'a user without the permission' => [['uid' => $client, CurrentUser::USER => $stage->host->make->user($client, 'products,manageproducts')], $page],
            'an administrator as the client' => [['uid' => $client, CurrentUser::MASQUERADING => true], $page],
            'an administrator of WHMCS' => [['adminid' => 1], $page], 'who is both' => [['uid' => $client, 'adminid' => 1], $page],
        ];
        foreach ($sessions as $who => [$session, $leads]) {
            $check->is($leads, $enter($stage, $id, $session), $who);
            $check->has('href="' . $leads . '"', $send($stage, $id, [], $session + ['uid' => null, 'adminid' => null]), "$who, by the form");
        }
        $session = ['uid' => $client];
        $token = $stage->host->tokens->generate('plain');
        $tries = ['without a token' => ['post' => ['a' => 'ClientSignIn']], 'with a wrong one' => ['post' => ['token' => 'wrong']], 'with a list' => ['post' => ['token' => [$token]]],
            'by a link' => ['post' => [], 'get' => ['a' => 'ClientSignIn', 'token' => $token]]];
        foreach ($tries as $how => $more) {
            $answer = $send($stage, $id, $more, $session);
            $check->has('Nothing was done', $answer, $how);
            $check->lacks('href', $answer, $how);
        }
        foreach (['Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'] as $status) {
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $check->is($page, $enter($stage, $id, $session), $status);
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => []])]);
        $check->lacks('ssotickets', $send($stage, $id, ['addon' => $addon], $session), 'for an addon');
        $check->is([], $stage->panel->requests('POST', '/ssotickets$', $mark), 'tickets');
        $check->has('/api/auth/ssotickets/', $enter($stage, $id, $session), 'the customer himself');
    },
    'a server that was given away, or bears another id, opens no account' => static function (Check $check, Stage $stage) use ($live, $enter, $origin): void {
        $id = $live($stage);
        $other = $live($stage, ['email' => 'other@example.com']);
        $client = ['uid' => (int) $stage->host->service($id)->userid];
        $server = $stage->panel->serversOf((string) $id)[0];
        $others = $stage->panel->serversOf((string) $other)[0]['owner'];
        $mark = $stage->panel->mark();
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['owner_uuid' => $others]);
        $check->is($origin($stage), $enter($stage, $id, $client), 'given to another client');
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['owner_uuid' => $server['owner'], 'external_id' => '9999']);
        $check->is($origin($stage), $enter($stage, $id, $client), 'another id');
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['external_id' => (string) $id]);
        $stage->panel->api('PATCH', "/api/admin/users/{$server['owner']}", ['external_id' => '9999']);
        $check->is($origin($stage), $enter($stage, $id, $client), 'an account with another client\'s id');
        // An id that somebody got onto the account of another is not enough: the module made another one for this client.
        $stage->panel->api('PATCH', "/api/admin/users/$others", ['external_id' => (string) $client['uid']]);
        $stage->panel->api('PATCH', "/api/admin/servers/{$server['uuid']}", ['owner_uuid' => $others]);
        $check->lacks('ssotickets', $enter($stage, $id, $client), 'an account that was not made for this client');
        $check->is([], $stage->panel->requests('POST', '/ssotickets$', $mark), 'tickets');
    },
    'what a panel answers leads nowhere but to the panel' => static function (Check $check, Stage $stage) use ($live, $enter, $origin): void {
        $id = $live($stage);
        $client = ['uid' => (int) $stage->host->service($id)->userid];
        $page = $origin($stage) . '/server/' . $stage->panel->serversOf((string) $id)[0]['uuid'];
        $tokens = ['https://evil.example.com/0123456789', '//evil.example.com/0123456789', 'javascript:alert(1)0123456789', '../../../account?0123456789', '<img src=x onerror=alert(1)>',
            "a\r\nLocation: https://evil.example.com", 'abcdefghijklmnopqrstuvwxyz"onmouseover="x', '@evil.example.com/0123456789', str_repeat('a', 4096), '', ['a'], null, 7];
        foreach ($tokens as $number => $token) {
            $stage->panel->fault(['kind' => 'field', 'path' => 'token', 'value' => $token], ['method' => 'POST', 'path' => '/ssotickets$']);
            $check->is($page, $enter($stage, $id, $client), "answer $number");
            Capsule::table('mod_calagopus_pages')->update(['press_count' => 0]);
        }
        $faults = [['kind' => 'redirect', 'url' => 'https://evil.example.com/'], ['kind' => 'html200', 'body' => '<script>alert(1)</script>'], ['kind' => 'status', 'status' => 401, 'body' => '{"errors":["<img src=x>"]}',
            'content_type' => 'application/json']];
        foreach ($faults as $number => $fault) {
            $stage->panel->fault($fault, ['method' => 'POST', 'path' => '/ssotickets$']);
            $check->is($page, $enter($stage, $id, $client), "fault $number");
        }
    },
    'the secret that opens every account, and each ticket, stand nowhere' => static function (Check $check, Stage $stage) use ($live, $enter, $origin): void {
        $id = $live($stage);
        $client = ['uid' => (int) $stage->host->service($id)->userid];
        $address = $enter($stage, $id, $client);
        $secrets = [TICKET_SECRET, basename($address)];
        $body = json_encode(['errors' => ['you sent ' . TICKET_SECRET . ' and ' . rawurlencode(TICKET_SECRET) . ' and ' . base64_encode(TICKET_SECRET)]]);
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => $body, 'content_type' => 'application/json'], ['method' => 'POST', 'path' => '/ssotickets$', 'times' => 2]);
        $shown = [$stage->host->testConnection((int) $stage->host->service($id)->server)];
        $enter($stage, $id, $client);
        $stage->panel->clearFaults();
        $_SESSION = $client;
        array_push($shown, $stage->host->clientArea($id)->html, $stage->host->adminServicesTab($id));
        $stage->configure('calagopus', ['ticket_secrets' => [$origin($stage) => substr(TICKET_SECRET, 0, 31)]]);
        array_push($shown, $enter($stage, $id, $client), $stage->host->testConnection((int) $stage->host->service($id)->server));
        $stage->configure('calagopus', ['ticket_secrets' => TICKET_SECRET]);
        array_push($shown, $enter($stage, $id, $client), $stage->host->clientArea($id)->html);
        $stage->configure('calagopus', ['ticket_secrets' => [$origin($stage) => TICKET_SECRET]]);
        $call = new Call('ServiceSingleSignOn', $stage->host->paramsFor($id), true);
        $door = new Door($call);
        $door->open();
        $secrets[] = basename($door->address());
        foreach ([$call, $call->config(), $door] as $object) {
            $shown[] = print_r($object, true) . var_export((array) $object, true);
            ob_start();
            var_dump($object);
            $shown[] = ob_get_clean();
        }
        $panel = $stage->direct();
        $before = ini_set('zend.exception_ignore_args', '0');
        try {
            $panel->signInTicket(new Ref((string) $id, null, null, (string) $client['uid']), TICKET_SECRET, '00000000-0000-4000-8000-000000000000');
            $check->problem('it went through');
        } catch (Calagopus\Exception $problem) {
            $shown[] = $problem . json_encode(array_map(static fn (array $frame): string => print_r(array_filter($frame['args'] ?? [], 'is_scalar'), true), $problem->getTrace()));
        }
        ini_set('zend.exception_ignore_args', (string) $before);
        $all = $stage->everything($shown);
        $check->has('/api/auth/ssotickets', $all, 'the log was looked at');
        foreach ($secrets as $number => $secret) {
            foreach ([$secret, base64_encode($secret), rawurlencode($secret), bin2hex($secret)] as $spelling) {
                $check->lacks($spelling, $all, "secret $number");
            }
        }
        $check->lacks(substr(TICKET_SECRET, 0, 31), $all, 'nor the one that is too short');
    },
];
