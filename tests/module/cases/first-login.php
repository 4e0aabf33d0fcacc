<?php

/** The account by which a customer gets into the panel: what docs/first-steps.md says of it, and of what WHMCS shows, is so. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

const ACCOUNT = ['name_first' => 'Ada', 'name_last' => 'L', 'admin' => false, 'language' => 'en'];

/** @return array<string, mixed> the panel's account that bears the client's id */
$account = static fn (Stage $stage, int $service): array
    => $stage->panel->api('GET', '/api/admin/users/external/' . $stage->host->service($service)->userid)['json']['user'] ?? [];

/** Makes an account on the panel by hand. @param array<string, mixed> $values */
$byHand = static fn (Stage $stage, array $values): array => $stage->panel->api('POST', '/api/admin/users', $values + ACCOUNT)['json']['user'];

/** What the panel was asked to make. @return list<array<string, mixed>> */
$asked = static fn (Stage $stage): array
    => array_map(static fn (array $one): array => json_decode($one['body'], true), $stage->panel->requests('POST', '^/api/admin/users$'));

return [
    'a new account has no password; the panel mails about it where the setting says so, and how to set a password otherwise' => static function (Check $check, Stage $stage) use ($account, $asked): void {
        foreach ([false, true] as $at => $mail) {
            $stage->configure($mail ? ['owner_send_email' => true] : []);
            $service = $stage->order();
            $check->is('success', $stage->host->create($service)->message, 'create');
            $made = $asked($stage)[$at];
            $check->is([$mail, false], [$made['send_email'], array_key_exists('password', $made)], 'what the panel was asked for');
            $check->is(1, count($stage->panel->requests('POST', '/email/reset-password$')), 'the one mail, of the first');
            $check->is([false, 'en'], [$account($stage, $service)['has_password'], $account($stage, $service)['language']], 'the account');
            $check->is('adalovelace_' . $stage->host->service($service)->userid, $account($stage, $service)['username'], 'its name');
        }
    },
    'an account with the client\'s address, in either case of letters, is taken and keeps name and password' => static function (Check $check, Stage $stage) use ($account, $asked, $byHand): void {
        $there = $byHand($stage, ['username' => 'gamer', 'email' => 'ADA@Example.com', 'password' => 'correct horse']);
        $service = $stage->order(client: ['email' => 'ada@example.com']);
        $check->is('success', $stage->host->create($service)->message, 'create');
        $check->is([$there['uuid'], 'gamer', true], array_map(static fn (string $name): mixed => $account($stage, $service)[$name], ['uuid', 'username', 'has_password']), 'the account');
        $check->is(1, count($asked($stage)), 'accounts that were made, by hand');
    },
    'an account of the very username is taken only where no account has the address, and nobody else\'s' => static function (Check $check, Stage $stage) use ($account, $byHand): void {
        $service = $stage->order();
        $client = $stage->host->service($service)->userid;
        $there = $byHand($stage, ['username' => "adalovelace_$client", 'email' => 'other@example.com']);
        $check->is('success', $stage->host->create($service)->message, 'create');
        $check->is($there['uuid'], $account($stage, $service)['uuid'], 'nobody\'s account of that name');
        foreach (['owner_matching' => 'email', 'external_id' => '4711'] as $what => $value) {
            $stage->configure($what === 'owner_matching' ? [$what => $value] : []);
            $service = $stage->order();
            $client = $stage->host->service($service)->userid;
            $there = $byHand($stage, ['username' => "adalovelace_$client", 'email' => "$what@example.com"] + ($what === 'external_id' ? [$what => $value] : []));
            $check->is('success', $stage->host->create($service)->message, "$what: create");
            $check->is(false, in_array($account($stage, $service)['uuid'] ?? $there['uuid'], [$there['uuid']], true), "$what: an account of another name");
        }
    },
    'where nothing but the client\'s id counts, a known address is refused with what to do' => static function (Check $check, Stage $stage) use ($byHand): void {
        $stage->configure(['owner_matching' => 'external-id']);
        $byHand($stage, ['username' => 'gamer', 'email' => 'ada@example.com']);
        $answer = $stage->host->create($stage->order(client: ['email' => 'ada@example.com']))->message;
        $check->has('clients are not linked by e-mail address here', $answer, 'why');
        $check->has('setting that panel user\'s external id', $answer, 'what to do');
    },
    'what WHMCS shows as username is the account\'s while there is a server, and its invented password does not stay' => static function (Check $check, Stage $stage) use ($account): void {
        $service = $stage->order(service: ['username' => 'whmcs1', 'password' => 'of WHMCS']);
        $kept = static fn (): array => [(string) $stage->host->service($service)->username, decrypt((string) $stage->host->service($service)->password), (string) $stage->host->service($service)->domain];
        foreach (['create', 'suspend', 'unsuspend'] as $command) {
            $check->is('success', $stage->host->$command($service)->message, $command);
            $check->is([$account($stage, $service)['username'], '', ''], $kept(), $command);
        }
        $check->is('success', $stage->host->terminate($service)->message, 'terminate');
        $check->is(['whmcs1', '', ''], $kept(), 'terminate');
    },
];
