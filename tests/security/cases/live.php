<?php

/** The way to a server's node is given to the customer whose page it is, and to nobody else; and no answer of the panel leads it elsewhere. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Security\Stage;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

/** What is printed; the panel's requests since then. @param array<string, mixed> $more over the usual form and session @return array{string, int} */
$ask = static function (Stage $stage, int $id, string $function, array $more = [], array $session = []): array {
    $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
    $token = $stage->host->tokens->generate('plain');
    $mark = $stage->panel->mark();
    Capsule::schema()->hasTable(PageStore::TABLE) && Capsule::table(PageStore::TABLE)->update(['token_minute' => 0, 'press_minute' => 0]);
    $asked = $more + ['function' => $function, 'service' => $id, 'post' => ['token' => $token, 'modop' => 'custom', 'a' => $function], 'session' => $session + $_SESSION];
    $child = $stage->host->startChild(dirname(__DIR__, 2) . '/module/ask.php', [json_encode($asked)], Stage::flags())->wait();
    return [$child['out'], count($stage->panel->log($mark))];
};

/** A service on a node with TLS, with a console. */
$world = static function (Stage $stage, string $console = 'type'): int {
    $stage->panel->control('POST', 'node', ['url' => 'https://node.example.com:8080/']);
    $id = $stage->live('calagopus');
    Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => $console]);
    return $id;
};

$given = static fn (string $printed): bool => str_contains($printed, 'wss://') || str_contains($printed, 'eyJ') || str_contains($printed, 'calagopus-console"');

return [
    'the way to the node and the console are given to the customer, and to nobody else' => static function (Check $check, Stage $stage) use ($ask, $world, $given): void {
        $id = $world($stage);
        $client = (int) $stage->host->service($id)->userid;
        $other = (int) $stage->host->service($stage->live('calagopus', ['email' => 'other@example.com']))->userid;
        $addon = $stage->host->make->addon(['service' => $id, 'offer' => $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => []])]);
        $token = $stage->host->tokens->generate('plain');
        foreach (['ClientSocket', 'ClientConsole'] as $function) {
            [$printed, $requests] = $ask($stage, $id, $function);
            $check->is([true, true], [$given($printed), $requests > 0], "$function: the owner");
            $tries = [
                'another client, by the service\'s id' => [[], ['uid' => $other]], 'nobody' => [[], ['uid' => null]],
                'a user without the permission' => [[], [CurrentUser::USER => $stage->host->make->user($client, 'products')]],
                'a user of another account' => [[], [CurrentUser::USER => $stage->host->make->user($other, 'manageproducts')]],
                'a form without a token' => [['post' => ['modop' => 'custom', 'a' => $function]], []], 'with a wrong one' => [['post' => ['token' => 'wrong', 'a' => $function]], []],
                'a link' => [['post' => [], 'get' => ['a' => $function, 'token' => $token]], []],
                'for an addon' => [['addon' => $addon], []],
                'an administrator in the client\'s place' => [[], [CurrentUser::USER => 9999, CurrentUser::MASQUERADING => true]],
                'an administrator in the owner\'s place' => [[], [CurrentUser::MASQUERADING => true]],
                'an administrator who is logged in besides' => [[], ['adminid' => 1]],
            ];
            foreach ($tries as $who => [$more, $session]) {
                [$printed, $requests] = $ask($stage, $id, $function, $more, $session);
                $check->is([false, 0], [$given($printed), $requests], "$function: $who");
            }
            foreach (['Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'] as $status) {
                Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
                [$printed, $requests] = $ask($stage, $id, $function);
                $check->is([false, 0], [$given($printed), $requests], "$function: $status");
            }
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
            Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => 'no']);
            [$printed, $requests] = $ask($stage, $id, $function);
            $check->is([false, 0], [$given($printed), $requests], "$function: a product without a console");
            Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => 'type']);
        }
    },
    'no token of a protected account, of another one, or of a suspended server is given' => static function (Check $check, Stage $stage) use ($ask, $world, $given): void {
        $id = $world($stage);
        $server = $stage->panel->serversOf((string) $id)[0];
        $path = ['path' => '^/api/admin/servers/', 'times' => 0];
        $states = [
            'an administrator\'s account' => ['server.owner.admin', true], 'an account with a role' => ['server.owner.role', ['uuid' => $server['owner'], 'name' => 'Support']],
            'an account that is suspended' => ['server.owner.suspended', true], 'a suspended server' => ['server.is_suspended', true], 'a server that moves' => ['server.is_transferring', true],
            'another service\'s server' => ['server.external_id', '4711'], 'another client\'s' => ['server.owner.external_id', '4711'],
        ];
        foreach ($states as $what => [$field, $value]) {
            Capsule::table(PageStore::TABLE)->update(['verified' => null]);
            $stage->panel->fault(['kind' => 'field', 'path' => $field, 'value' => $value], $path);
            [$printed] = $ask($stage, $id, 'ClientSocket');
            $stage->panel->clearFaults();
            $check->is(false, $given($printed), $what);
        }
        foreach ([null, 'known'] as $verified) {
            $verified === null ? Capsule::table(PageStore::TABLE)->update(['verified' => null]) : $ask($stage, $id, 'ClientSocket');
            Capsule::table('tblservers')->update(['password' => encrypt(Keys::NO_IMPERSONATION)]);
            [$printed] = $ask($stage, $id, 'ClientSocket');
            $check->is(false, $given($printed), 'the token of the key\'s own account, ' . ($verified ?? 'not known'));
            Capsule::table('tblservers')->update(['password' => encrypt(Keys::FULL)]);
        }
    },
    'hostile addresses in the place of the node\'s lead nowhere' => static function (Check $check, Stage $stage) use ($ask, $world, $given): void {
        $id = $world($stage);
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $ask($stage, $id, 'ClientSocket');
        $verified = Capsule::table(PageStore::TABLE)->value('verified');
        $addresses = [
            "wss://evil.example.com/api/servers/$uuid/ws", "wss://node.example.com@evil.example.com/api/servers/$uuid/ws", "https://node.example.com/api/servers/$uuid/ws",
            "ws://node.example.com:8080/api/servers/$uuid/ws", "wss://node.example.com/api/servers/$uuid/ws#x", "wss://node.example.com/other", 'javascript:alert(1)', '',
            "wss://node.example.com; script-src */api/servers/$uuid/ws", "wss://node.example.com\r\nX: y/api/servers/$uuid/ws",
        ];
        foreach ($addresses as $address) {
            foreach ([null, $verified] as $known) {
                Capsule::table(PageStore::TABLE)->update(['verified' => $known]);
                $stage->panel->fault(['kind' => 'field', 'path' => 'url', 'value' => $address], ['path' => '/websocket$', 'times' => 0]);
                foreach (['ClientSocket', 'ClientConsole'] as $function) {
                    $check->is(false, $given($ask($stage, $id, $function)[0]), "$function: $address" . ($known === null ? '' : ', known'));
                }
                $stage->panel->clearFaults();
            }
        }
    },
];
