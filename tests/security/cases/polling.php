<?php

/** What the page's script may ask for is answered to the customer whose page it is, and to nobody else, by a form with WHMCS's token. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/** What is answered; the panel's requests since then. @param array<string, mixed> $more over the usual form and session @return array{mixed, int} */
$ask = static function (Stage $stage, int $id, array $more = [], array $session = []): array {
    $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
    $token = $stage->host->tokens->generate('plain');
    $mark = $stage->panel->mark();
    $asked = $more + ['service' => $id, 'post' => ['token' => $token, 'modop' => 'custom', 'a' => 'ClientStatus'], 'session' => $session + $_SESSION];
    $child = $stage->host->startChild(dirname(__DIR__, 2) . '/module/ask.php', [json_encode($asked)], Stage::flags())->wait();
    return [json_decode($child['out'], true), count($stage->panel->log($mark))];
};

return [
    'figures are given to who may see them, and to nobody else' => static function (Check $check, Stage $stage) use ($ask): void {
        $id = $stage->live('calagopus');
        $stage->host->clientArea($id);
        [$answer, $requests] = $ask($stage, $id);
        $check->is([false, 1], [$answer['reload'] ?? null, $requests], 'the owner');
        $client = (int) $stage->host->service($id)->userid;
        $other = (int) $stage->host->service($stage->live('calagopus', ['email' => 'other@example.com']))->userid;
        $parent = $stage->live('calagopus', ['email' => 'third@example.com']);
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => []])]);
        $token = $stage->host->tokens->generate('plain');
        $tries = [
            'another client, by the service\'s id' => [[], ['uid' => $other]], 'nobody' => [[], ['uid' => null]],
            'a user without the permission' => [[], [CurrentUser::USER => $stage->host->make->user($client, 'products')]],
            'a user of another account' => [[], [CurrentUser::USER => $stage->host->make->user($other, 'manageproducts')]],
            'a form without a token' => [['post' => ['modop' => 'custom', 'a' => 'ClientStatus']], []], 'with an empty one' => [['post' => ['token' => '', 'a' => 'ClientStatus']], []],
            'with a wrong one' => [['post' => ['token' => 'wrong', 'a' => 'ClientStatus']], []], 'with a list' => [['post' => ['token' => [$token], 'a' => 'ClientStatus']], []],
            'a link' => [['post' => [], 'get' => ['a' => 'ClientStatus', 'token' => $token]], []],
            'for an addon' => [['addon' => $addon], []],
        ];
        foreach ($tries as $who => [$more, $session]) {
            $check->is([['reload' => true], 0], $ask($stage, $id, $more, $session), $who);
        }
        foreach (['Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'] as $status) {
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $check->is([['reload' => true], 0], $ask($stage, $id), $status);
        }
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        [$answer] = $ask($stage, $id, [], [CurrentUser::USER => 9999, CurrentUser::MASQUERADING => true]);
        $check->is(false, $answer['reload'] ?? null, 'an administrator who logged in as the owner');
        $check->that($parent > 0, 'a third service');
    },
    'figures of one service are never those of another\'s server, whatever was kept' => static function (Check $check, Stage $stage) use ($ask): void {
        $id = $stage->live('calagopus');
        $other = $stage->live('calagopus', ['email' => 'other@example.com']);
        $stage->host->clientArea($id);
        $stage->host->clientArea($other);
        $kept = (string) Capsule::table('mod_calagopus_pages')->where('service_key', $other)->value('seen');
        Capsule::table('mod_calagopus_pages')->where('service_key', $id)->update(['seen' => $kept]);
        $uuid = $stage->panel->serversOf((string) $other)[0]['uuid'];
        $stage->panel->fault(['kind' => 'field', 'path' => "resources.$uuid.memory_bytes", 'value' => 987654321], ['path' => '/nodes/', 'times' => 0]);
        [$answer] = $ask($stage, $id);
        $stage->panel->clearFaults();
        $check->lacks('941.9', json_encode($answer), 'the other\'s memory');
        $check->is($stage->panel->serversOf((string) $id)[0]['uuid'], json_decode((string) Capsule::table('mod_calagopus_pages')->where('service_key', $id)->value('seen'), true)['uuid'] ?? null, 'what is kept afterwards');
    },
    'the forms for a name and for installing again are the owner\'s too' => static function (Check $check, Stage $stage): void {
        $stage->configure('calagopus', ['customer_reinstall' => true]);
        $id = $stage->live('calagopus');
        $stage->host->clientArea($id);
        $other = (int) $stage->host->service($stage->live('calagopus', ['email' => 'other@example.com']))->userid;
        $mark = $stage->panel->mark();
        foreach (['ClientName', 'ClientReinstall', 'ClientStart'] as $function) {
            $form = ['token' => $stage->host->tokens->generate('plain'), 'calagopus_name' => 'mine', 'calagopus_files' => 'delete', 'calagopus_confirm' => "Server-$id"];
            $stage->host->newRequest('clientarea.php', [], $form);
            $_SESSION['uid'] = $other;
            $check->has('may not manage', $stage->host->callModule('calagopus', $function, $stage->host->paramsFor($id)), "$function by another client");
            $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
            $stage->host->newRequest('clientarea.php', $form, []);
            $check->has('Nothing was done', $stage->host->callModule('calagopus', $function, $stage->host->paramsFor($id)), "$function by a link");
        }
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $one): bool => $one['method'] !== 'GET'), 'requests that change');
        $check->is(null, Capsule::table('mod_calagopus_pages')->where('service_key', $id)->value('label'), 'the name');
    },
];
