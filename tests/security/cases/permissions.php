<?php

/** The list of permissions in docs/security.md is what each feature needs: with them it works, without any one of them it says which. */

declare(strict_types=1);

use Calagopus\Opterius\Account;
use Calagopus\PowerAction;
use Calagopus\Ref;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Security\Stage;
use WHMCS\Module\Server\Calagopus\Live\Door;
use WHMCS\Module\Server\Calagopus\Permissions;

/** @return array<string, list<string>> feature => permissions, from the table in docs/security.md */
$table = static function (): array {
    $text = (string) file_get_contents(dirname(__DIR__, 3) . '/docs/security.md');
    $found = [];
    if (preg_match('/<!-- permissions: begin -->(.*)<!-- permissions: end -->/s', $text, $part) === 1) {
        preg_match_all('/^\| ([^|]+?) \| ((?:`[^`]+`[, ]*)+)\|/m', $part[1], $rows, PREG_SET_ORDER);
        foreach ($rows as [, $feature, $list]) {
            preg_match_all('/`([^`]+)`/', $list, $names);
            $found[$feature] = $names[1];
        }
    }
    return $found;
};

/** A server that is installed, made with the key that may do everything. */
$made = static function (Stage $stage): Ref {
    $uuid = $stage->direct()->create(Stage::spec(), Stage::owner(), new Ref('17'))->server->uuid;
    $stage->panel->install($uuid);
    Simulator::until(static fn (): bool => $stage->panel->serversOf('17')[0]['status'] === null);
    return new Ref('17', $uuid, $stage->direct()->origin());
};

$place = ['node_uuid' => '', 'location_uuids' => '09c482b3-ed47-4302-9532-fd1f211b4f87'];

/** What is done, by the feature's name in the table; the second closure makes the world before, with the key that may do everything. */
$features = [
    'Test Connection' => [static fn ($panel) => $panel->test()],
    'Create on a node' => [static fn ($panel) => $panel->create(Stage::spec(), Stage::owner(), new Ref('17'))],
    'Create by deployment to locations' => [static fn ($panel) => $panel->create(Stage::spec($place), Stage::owner(), new Ref('17'))],
    'Create for a client who has an account already' => [
        static fn ($panel) => $panel->create(Stage::spec(), Stage::owner(), new Ref('17')),
        static fn (Stage $stage) => $stage->panel->control('POST', 'user', ['email' => 'jane@example.com', 'username' => 'jane_7']),
    ],
    'Client area, admin tab, live figures' => [static fn ($panel, $ref) => $panel->live($ref), $made],
    'Suspend, Unsuspend' => [static fn ($panel, $ref) => $panel->suspend($ref), $made],
    'Change Package' => [static fn ($panel, $ref) => $panel->change($ref, Stage::spec(['memory' => '2048', 'variables' => 'SERVER_JARFILE=b.jar'])), $made],
    'Terminate' => [static fn ($panel, $ref) => $panel->terminate($ref), $made],
    'Link a server' => [static fn ($panel, $ref) => $panel->link(new Ref('18'), (string) $ref->uuid, true), static function (Stage $stage) use ($made): Ref {
        $ref = $made($stage);
        $stage->panel->api('PATCH', "/api/admin/servers/{$ref->uuid}", ['external_id' => null]);
        return $ref;
    }],
    'Usage, once a day' => [static fn ($panel) => iterator_to_array($panel->usages()), $made],
    'Figures of a page that stays open' => [static fn ($panel, $ref) => $panel->figures(Seed::NODE_1, $ref->uuid), $made],
    'Start a server' => [static fn ($panel, $ref) => $panel->power($ref, PowerAction::Start), $made],
    'Stop or kill a server' => [static fn ($panel, $ref) => $panel->power($ref, PowerAction::Stop), $made],
    'Restart a server' => [static fn ($panel, $ref) => $panel->power($ref, PowerAction::Restart), $made],
    'Reinstall' => [static fn ($panel, $ref) => $panel->reinstall($ref), $made],
    'Show an egg\'s variables' => [static fn ($panel) => $panel->eggVariables(Stage::NEST, Seed::PAPER)],
    'Move a server to another node' => [static function ($panel, $ref): void {
        $panel->transfer($ref, array_column($panel->nodes(), 'uuid', 'name')['node-2']);
    }, $made],
    'Unlink a server' => [static fn ($panel, $ref) => $panel->unlink($ref), $made],
    'Compare a server\'s variables in the admin tab' => [static fn ($panel, $ref) => $panel->differingVariables($ref, []), $made],
    'Look at a server\'s last backup' => [static fn ($panel, $ref) => $panel->lastBackup($ref), $made],
    'Keep the owner\'s name and address up to date' => [static fn ($panel) => $panel->updateOwner(Stage::owner('7', 'jane2@example.com')), $made],
    'Set the owner\'s password' => [static fn ($panel) => $panel->setOwnerPassword(Stage::owner(), 'a-long-password'), $made],
    'Send the owner a link to set a password' => [static fn ($panel) => $panel->sendPasswordReset(Stage::owner()), $made],
    'Give a server to its client' => [static fn ($panel, $ref) => $panel->giveServer($ref, Stage::owner('8', 'joan@example.com')), static function (Stage $stage) use ($made): Ref {
        $stage->panel->control('POST', 'user', ['external_id' => '8', 'email' => 'joan@example.com', 'username' => 'joan_8']);
        return $made($stage);
    }],
    'Sign in by a ticket' => [
        static fn ($panel, $ref) => $panel->signInTicket(new Ref('17', $ref->uuid, $panel->origin(), '7'), str_repeat('s', 40), null, 'jane@example.com'),
        static function (Stage $stage) use ($made): Ref {
            $stage->panel->control('POST', 'tickets', ['secret' => str_repeat('s', 40)]);
            return $made($stage);
        },
    ],
    'Sign in by an identity provider' => [
        static fn ($panel, $both) => $panel->signInIdentity(new Ref('17', $both[0]->uuid, $panel->origin(), '7'), $both[1], 'who', null, 'jane@example.com'),
        static function (Stage $stage) use ($made): array {
            $urls = ['auth_url' => 'https://b.example.com/a', 'token_url' => 'https://b.example.com/t', 'info_url' => 'https://b.example.com/i', 'scopes' => ['openid'], 'identifier_path' => '$.sub'];
            $provider = $stage->panel->api('POST', '/api/admin/oauth-providers', $urls + ['name' => 'B', 'client_id' => 'b', 'client_secret' => 'x', 'enabled' => true, 'login_only' => true,
                'login_bypass_2fa' => false, 'link_viewable' => false, 'user_manageable' => false, 'basic_auth' => false])['json']['oauth_provider']['uuid'];
            return [$made($stage), $provider];
        },
    ],
    'Choose from lists on the product page' => [static fn ($panel) => $panel->catalog()],
];

/** Makes the world, does it with a key of these permissions only, and says what that lacked; null where it worked. */
$try = static function (Stage $stage, array $feature, array $permissions): ?string {
    $stage->panel->reset();
    $ref = isset($feature[1]) ? $feature[1]($stage) : null;
    $key = $stage->panel->control('POST', 'key', ['permissions' => $permissions])['key'];
    try {
        $feature[0]($stage->direct($key), $ref);
        return null;
    } catch (Calagopus\Exception $refusal) {
        return $refusal::class . ': ' . $refusal->getMessage();
    }
};

return [
    'the page, the module and this test have one list' => static function (Check $check) use ($table, $features): void {
        $check->is(Permissions::MODULE + Permissions::BESIDES, $table(), 'the table in docs/security.md');
        $check->is(array_keys($features), array_keys($table()), 'what is played here');
        $text = (string) file_get_contents(dirname(__DIR__, 3) . '/docs/security.md');
        $check->has("```text\n" . Permissions::line() . "\n```", $text, 'the line to copy');
    },
    'with its permissions each feature works, without one of them it names that one' => static function (Check $check, Stage $stage) use ($table, $features, $try): void {
        foreach ($table() as $name => $permissions) {
            $check->is(null, $try($stage, $features[$name], $permissions), "$name with " . implode(' ', $permissions));
            // The test of a connection tells what is missing in its answer; the test after the next looks there.
            foreach ($name === 'Test Connection' ? [] : $permissions as $permission) {
                $says = (string) $try($stage, $features[$name], array_values(array_diff($permissions, [$permission])));
                $check->starts('Calagopus\\PermissionException', $says, "$name without $permission");
                $check->has($permission, $says, "$name without $permission");
            }
        }
    },
    'the panel knows every permission of the table' => static function (Check $check) use ($table): void {
        $file = dirname(__DIR__, 2) . '/panel/contract/calagopus/exchanges/010-permissions.json';
        $known = [];
        foreach (json_decode((string) file_get_contents($file), true)['response']['body'] as $groups) {
            foreach ($groups as $group => $rows) {
                foreach (array_keys($rows['permissions']) as $name) {
                    $known[] = "$group.$name";
                }
            }
        }
        $check->that(count($known) > 50, 'recorded permissions');
        $check->is([], array_values(array_diff(array_unique(array_merge(...array_values($table()))), $known)), 'not known to the panel');
    },
    'the page says in which of the panel\'s lists each permission of the line is ticked' => static function (Check $check): void {
        $text = (string) preg_replace('/\s+/', ' ', (string) file_get_contents(dirname(__DIR__, 3) . '/docs/security.md'));
        $file = dirname(__DIR__, 2) . '/panel/contract/calagopus/exchanges/010-permissions.json';
        $lists = json_decode((string) file_get_contents($file), true)['response']['body'];
        $isIn = static fn (string $list, string $name): bool => isset($lists[$list][explode('.', $name)[0]]['permissions'][explode('.', $name)[1]]);
        $check->is(1, preg_match('/\*\*`([^`]+)` and `([^`]+)` are ticked among the \*Server Permissions\*, all others of the list below among the \*Admin Permissions\*\*\*/', $text, $said), 'the sentence');
        foreach (Permissions::needed() as $name) {
            $isServers = str_starts_with($name, rtrim($said[1] ?? '', '…')) || $name === ($said[2] ?? '');
            $check->that($isIn($isServers ? 'server_permissions' : 'admin_permissions', $name), "$name is in another list of the panel");
            $check->that(!$isIn($isServers ? 'admin_permissions' : 'server_permissions', $name), "$name is in both");
        }
    },
    'the list of the key and the page of the console name what a console needs' => static function (Check $check): void {
        $docs = dirname(__DIR__, 3) . '/docs';
        $key = explode("\n## ", explode("\n## The key, and what it may do\n", (string) file_get_contents("$docs/security.md"), 2)[1] ?? '', 2)[0];
        foreach (['security.md, the key' => $key, 'customer.md' => (string) file_get_contents("$docs/customer.md")] as $page => $text) {
            foreach ([Door::READ, Door::TYPE] as $permission) {
                $check->has("`$permission`", $text, $page);
            }
        }
    },
    'Test Connection names what it can test, and says what it cannot' => static function (Check $check, Stage $stage): void {
        $stage->direct()->create(Stage::spec(), Stage::owner(), new Ref('17'));
        $reads = Permissions::TESTED;
        foreach ($reads as $missing) {
            $key = $stage->panel->control('POST', 'key', ['permissions' => array_values(array_diff($reads, [$missing]))])['key'];
            $answer = $stage->host->testConnection($stage->server('calagopus', ['password' => $key]));
            $check->is(false, $answer['success'], $missing);
            $check->has("lacks permissions: $missing.", $answer['error'], $missing);
            $check->has('in all it needs ' . Permissions::line() . '.', $answer['error'], 'the line to copy');
            $check->has('whether it has ' . implode(', ', Permissions::untested()) . ':', $answer['error'], 'what it cannot test');
        }
        $key = $stage->panel->control('POST', 'key', ['permissions' => $reads])['key'];
        $check->is(true, $stage->host->testConnection($stage->server('calagopus', ['password' => $key]))['success'], 'with all of them');
        $writes = array_filter($stage->panel->log(), static fn (array $one): bool => $one['method'] !== 'GET' && $one['path'] !== '/api/admin/servers' && $one['path'] !== '/api/admin/users');
        $check->is([], array_values($writes), 'a test writes nothing');
    },
    'a key that may do everything else never needs to see secrets' => static function (Check $check) use ($table): void {
        $check->is(['Choose from lists on the product page'], array_keys(array_filter($table(), static fn (array $list): bool => in_array('backup-configurations.read', $list, true))), 'backup-configurations.read shows passwords');
        $check->is([], array_filter($table(), static fn (array $list): bool => array_intersect($list, ['settings.read', 'nodes.read-token', 'users.delete', 'users.impersonate', 'roles.update']) !== []), 'never asked for');
    },
    'an Opterius key without a scope is told which one' => static function (Check $check, Stage $stage): void {
        $scopes = ['account.create', 'account.suspend', 'account.unsuspend', 'account.terminate', 'account.password', 'account.package'];
        $calls = [
            'account.create' => static fn ($panel) => $panel->create(new Account('joe', 'joe.example.com'), 'a-long-password', 'Starter', 'joe@example.com', 'Joe', ownAttempt: true),
            'account.suspend' => static fn ($panel) => $panel->suspend(new Account('jane', 'jane.example.com'), 'late'),
            'account.unsuspend' => static fn ($panel) => $panel->unsuspend(new Account('jane', 'jane.example.com')),
            'account.password' => static fn ($panel) => $panel->setPassword(new Account('jane', 'jane.example.com'), 'a-long-password'),
            'account.package' => static fn ($panel) => $panel->changePackage(new Account('jane', 'jane.example.com'), 'Business'),
            'account.terminate' => static fn ($panel) => $panel->terminate(new Account('jane', 'jane.example.com')),
        ];
        $check->is([], array_diff($scopes, array_keys($calls)), 'scopes');
        $text = (string) file_get_contents(dirname(__DIR__, 3) . '/docs/security.md');
        foreach ($calls as $scope => $call) {
            $check->has("`$scope`", $text, 'the list');
            foreach ([[$scope], array_values(array_diff($scopes, [$scope]))] as $number => $granted) {
                $stage->hosting->put('jane', ['domain' => 'jane.example.com']);
                $key = $stage->hosting->control('POST', 'key', ['scopes' => $granted])['key'];
                try {
                    $call(new Calagopus\Opterius\Panel($stage->hosting->host, $key, $stage->hosting->port, false));
                    $check->is(0, $number, "$scope: went through");
                } catch (Calagopus\Exception $refusal) {
                    $check->that($number === 1 && $refusal instanceof Calagopus\PermissionException, "$scope: {$refusal->getMessage()}");
                    $check->has($scope, $refusal->getMessage(), $scope);
                }
            }
        }
    },
];
