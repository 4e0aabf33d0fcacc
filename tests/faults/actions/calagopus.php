<?php

/** The actions of Calagopus\Panel: each with the world before it and what its success means. */

declare(strict_types=1);

use Calagopus\NotFoundException;
use Calagopus\Panel;
use Calagopus\Placement;
use Calagopus\PowerAction;
use Calagopus\Reason;
use Calagopus\Ref;
use Calagopus\Tests\Faults\Action;
use Calagopus\Tests\Faults\Bench;
use Calagopus\Tests\Faults\CalagopusBench;
use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Faults\Press;
use Calagopus\Tests\Faults\Scene;
use Calagopus\Tests\Faults\Specs;
use Calagopus\Tests\Faults\Streamed;
use Calagopus\Tests\Panel\Calagopus\NodeToken;
use Calagopus\Tests\Panel\Calagopus\Seed;

$create = static fn (Panel $panel, Scene $scene, Press $press): mixed
    => $panel->create($scene->spec, $scene->owner, $scene->ref, $press === Press::OnlyLook, $press === Press::MayHeal);

/** A whole server: one, of the client, known to its node, with a port and the limits that were asked for. */
$whole = static function (mixed $created, array $state, array $requests): string {
    $server = Scene::server($state);
    return match (true) {
        $server === null => count(Scene::servers($state)) . ' servers bear the id',
        $server['uuid'] !== $created->server->uuid => 'the answer names another server than the panel has',
        $server['owner'] !== $created->ownerUuid => 'the answer names another owner than the panel has',
        !$server['node_knows'] => 'the node does not know the server',
        $server['allocation_ports'] === [] => 'the server has no port',
        (int) $server['memory'] !== 1024 || (int) $server['disk'] !== 10240 => 'the panel holds other limits',
        count(Scene::accounts($state)) !== 1 => 'the client has ' . count(Scene::accounts($state)) . ' accounts',
        default => '',
    };
};

/** A whole server with two ports, the second of which stands in its variable and its name. */
$placement = new Placement(extra: 0, variables: ['QUERY_PORT' => '{port2}', 'SERVER_JARFILE' => '{port2}.jar']);
$createPorts = static fn (Panel $panel, Scene $scene, Press $press): mixed
    => $panel->create($scene->spec, $scene->owner, $scene->ref, $press === Press::OnlyLook, $press === Press::MayHeal, $placement);
$withPorts = static function (mixed $created, array $state, array $requests) use ($whole): string {
    $server = Scene::server($state);
    $second = (string) ($created->ports[1]->number ?? 'none');
    return match (true) {
        $whole($created, $state, $requests) !== '' => $whole($created, $state, $requests),
        count($server['allocation_ports']) !== 2 || count($created->ports) !== 2 => 'the server has ' . count($server['allocation_ports']) . ' ports',
        [$server['variables']['QUERY_PORT'] ?? '', $server['variables']['SERVER_JARFILE'] ?? ''] !== [$second, "$second.jar"] => 'the variables do not hold the port',
        default => '',
    };
};

$suspended = static fn (bool $wanted): Closure => static function (mixed $found, array $state, array $requests) use ($wanted): string {
    $server = Scene::server($state);
    return match (true) {
        $server === null => 'the server is not there',
        $server['suspended'] !== $wanted => 'the panel holds ' . ($server['suspended'] ? 'suspended' : 'not suspended'),
        $found->suspended !== $wanted || $found->uuid !== $server['uuid'] => 'the answer is about another state or server',
        default => '',
    };
};

/** Nothing is left on panel and node; and where the panel deleted the server and said that not all went well, so does the answer. */
$gone = static function (mixed $terminated, array $state, array $requests): string {
    $unwell = array_filter($requests, static fn (array $entry): bool
        => $entry['method'] === 'DELETE' && $entry['fault'] === null && $entry['worked'] && $entry['status'] >= 500);
    return match (true) {
        Scene::servers($state) !== [] => 'the panel still has the server',
        $state['orphans'] !== [] => 'the node still has it',
        $unwell !== [] && $terminated->notes === [] => 'the panel said that not all went well, and the answer does not',
        default => '',
    };
};

/** A token is the owner's, for this server, and leads to its node. */
$owners = static function (mixed $socket, array $state, array $requests): string {
    $server = Scene::server($state);
    $claims = NodeToken::read($socket->token());
    return match (true) {
        $server === null => 'the server is not there',
        $claims === null => 'the token is none of the panel\'s',
        [$claims['server_uuid'], $claims['user_uuid']] !== [$server['uuid'], $server['owner']] => 'the token is another server\'s or account\'s',
        $socket->url !== "ws://127.0.0.1:8081/api/servers/{$server['uuid']}/ws" => 'the address is not that of the node',
        default => '',
    };
};

/** The panel accepted a request of this kind in the call: what it then does is in the background. */
$accepted = static fn (string $method, string $path): Closure => static function (mixed $result, array $state, array $requests) use ($method, $path): string {
    $taken = array_filter($requests, static fn (array $entry): bool
        => $entry['method'] === $method && preg_match("~$path~", $entry['path']) === 1 && in_array($entry['status'], [200, 202], true) && $entry['worked']);
    return $taken === [] ? 'the panel took no such request' : '';
};

$server = static fn (array $columns = []): Closure => static function (CalagopusBench $bench) use ($columns): Scene {
    $bench->account();
    $bench->server($columns);
    return $bench->scene(Specs::onNode());
};

/** A server on each of two nodes. */
$two = static function (CalagopusBench $bench): Scene {
    $bench->account();
    $bench->server();
    $bench->server(['uuid' => '5ca1ab1e-0000-4000-8000-000000000018', 'external_id' => '18', 'name' => 'Server-18', 'node' => Seed::NODE_2]);
    $scene = $bench->scene(null);
    $scene->seconds = 3 * Bench::SECONDS * $bench->patience;
    return $scene;
};

return [
    new Action('test', static fn (CalagopusBench $bench): Scene => $bench->scene(null), static fn (Panel $panel): mixed => $panel->test()),
    new Action(
        'create',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            return $bench->scene(Specs::onNode(), known: false);
        },
        $create,
        $whole,
        ['node-slow', 'node-fails', 'node-down', 'half-there'],
        creates: true
    ),
    new Action(
        'create, new client',
        static fn (CalagopusBench $bench): Scene => $bench->scene(Specs::onNode(), known: false),
        $create,
        $whole,
        ['node-slow'],
        creates: true
    ),
    new Action(
        'create by deployment',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            return $bench->scene(Specs::anywhere(), known: false);
        },
        $create,
        $whole,
        ['node-slow', 'node-fails', 'node-down', 'half-there'],
        creates: true
    ),
    new Action(
        'create by deployment, no port',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->portless();
            return $bench->scene(Specs::anywhere(), known: false);
        },
        $create,
        $whole,
        creates: true
    ),
    new Action(
        'create with ports',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->manyPorts(2);
            return $bench->scene(Specs::onNode(), known: false);
        },
        $createPorts,
        $withPorts,
        creates: true
    ),
    new Action(
        'create with ports by deployment',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->manyPorts(2);
            return $bench->scene(Specs::anywhere(), known: false);
        },
        $createPorts,
        $withPorts,
        creates: true
    ),
    new Action('create again', $server(), $create, $whole, creates: true),
    new Action(
        'create again, record lost',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            return $bench->scene(Specs::onNode(), known: false);
        },
        $create,
        $whole,
        creates: true
    ),
    new Action('find', $server(), static fn (Panel $panel, Scene $scene): mixed => $panel->find($scene->ref)),
    new Action(
        'find, record lost',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            return $bench->scene(null, known: false);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->find($scene->ref)
    ),
    new Action('live', $server(), static fn (Panel $panel, Scene $scene): mixed => $panel->live($scene->ref), worlds: ['node-fails', 'node-down']),
    new Action('socket', $server(), static fn (Panel $panel, Scene $scene): mixed => $panel->socket($scene->ref), $owners),
    new Action('suspend', $server(), static fn (Panel $panel, Scene $scene): mixed => $panel->suspend($scene->ref), $suspended(true)),
    new Action(
        'unsuspend',
        $server(['suspended' => 1]),
        static fn (Panel $panel, Scene $scene): mixed => $panel->unsuspend($scene->ref),
        $suspended(false)
    ),
    new Action(
        'change',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            return $bench->scene(Specs::bigger());
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->change($scene->ref, $scene->spec),
        static function (mixed $changed, array $state): string {
            $server = Scene::server($state);
            return match (true) {
                $server === null => 'the server is not there',
                [(int) $server['memory'], (int) $server['cpu']] !== [2048, 200] => 'the panel holds other limits',
                ($server['variables']['SERVER_JARFILE'] ?? null) !== 'other.jar' => 'the panel holds another variable',
                [$changed->server->memory, $changed->server->cpu] !== [2048, 200] => 'the answer tells other limits',
                default => '',
            };
        }
    ),
    new Action(
        'change by what was applied',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server(['memory' => 4096]);
            return $bench->scene(Specs::bigger());
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->change($scene->ref, $scene->spec, ['SERVER_JARFILE' => 'server.jar'], null, false, Specs::before()),
        static function (mixed $changed, array $state): string {
            $server = Scene::server($state);
            return match (true) {
                $server === null => 'the server is not there',
                (int) $server['memory'] !== 4096 => 'what the panel had was changed',
                (int) $server['cpu'] !== 200 => 'the panel holds another limit',
                ($server['variables']['SERVER_JARFILE'] ?? null) !== 'other.jar' => 'the panel holds another variable',
                array_column($changed->kept, 'held', 'option') !== ['memory' => '4096'] => 'the answer does not tell what stays',
                default => '',
            };
        }
    ),
    new Action(
        'terminate',
        $server(),
        static fn (Panel $panel, Scene $scene): mixed => $panel->terminate($scene->ref),
        $gone,
        ['backup-fails', 'node-fails', 'node-down', 'half-there', 'node-slow'],
        removes: true
    ),
    new Action(
        'power',
        $server(),
        static fn (Panel $panel, Scene $scene): mixed => $panel->power($scene->ref, PowerAction::Restart),
        $accepted('POST', '/power$'),
        ['node-fails', 'node-down']
    ),
    new Action(
        'reinstall',
        $server(),
        static fn (Panel $panel, Scene $scene): mixed => $panel->reinstall($scene->ref),
        $accepted('POST', '/settings/install$'),
        ['node-fails', 'node-down']
    ),
    new Action(
        'reinstall, failed before',
        $server(['status' => 'install_failed', 'installed' => 0]),
        static fn (Panel $panel, Scene $scene): mixed => $panel->reinstall($scene->ref),
        $accepted('POST', '/settings/install$')
    ),
    new Action(
        'link',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server(['external_id' => null, 'description' => null]);
            return $bench->scene(null, known: false);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->link($scene->ref, Scene::SERVER),
        static fn (mixed $found, array $state): string => match (true) {
            Scene::server($state) === null => 'the server does not bear the id',
            $found->uuid !== Scene::SERVER || $found->externalId !== Scene::SERVICE => 'the answer is about another server',
            default => '',
        }
    ),
    new Action(
        'give',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->account(['uuid' => Scene::FORMER_ACCOUNT, 'external_id' => '8', 'email' => 'joan@example.com', 'username' => 'joan_8']);
            $bench->server(['owner' => Scene::FORMER_ACCOUNT]);
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->giveServer(new Ref(Scene::SERVICE, Scene::SERVER, $panel->origin()), $scene->owner),
        static fn (mixed $given, array $state): string => match (true) {
            (Scene::server($state)['owner'] ?? '') !== Scene::ACCOUNT => 'the panel holds another owner',
            $given->server->ownerUuid !== Scene::ACCOUNT || $given->ownerUuid !== Scene::ACCOUNT => 'the answer names another owner',
            default => '',
        }
    ),
    new Action(
        'unlink',
        $server(),
        static fn (Panel $panel, Scene $scene): mixed => $panel->unlink($scene->ref),
        static fn (mixed $found, array $state): string => match (true) {
            Scene::servers($state) !== [] => 'the server bears the id still',
            $found->uuid !== Scene::SERVER || $found->externalId !== null => 'the answer is about another server',
            default => '',
        }
    ),
    new Action(
        'sign in by a ticket',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            $bench->tickets(Marks::PASSWORD);
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->signInTicket($scene->ref, Marks::PASSWORD, Scene::ACCOUNT),
        static fn (mixed $address, array $state, array $requests): string => preg_match('~^https?://[^/]+/api/auth/ssotickets/[A-Za-z0-9]{48}$~D', $address) !== 1
            ? 'the answer is no address of a ticket' : $accepted('POST', '/ssotickets$')($address, $state, $requests)
    ),
    new Action(
        'sign in by an identity',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            $bench->identityProvider();
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->signInIdentity($scene->ref, CalagopusBench::PROVIDER, 'who', Scene::ACCOUNT),
        static fn (mixed $address, array $state): string => match (true) {
            !str_ends_with($address, '/api/auth/oauth/redirect/' . CalagopusBench::PROVIDER) => 'the answer is another address',
            array_column($state['identities'], 'user') !== [Scene::ACCOUNT] => 'the identity is not linked with the account',
            default => '',
        }
    ),
    new Action(
        'transfer',
        $server(),
        static fn (Panel $panel, Scene $scene): mixed => $panel->transfer($scene->ref, Seed::NODE_2),
        static function (mixed $move, array $state): string {
            $server = Scene::server($state);
            return match (true) {
                $server === null => 'the server is not there',
                $server['transfer'] === null && $server['node'] !== Seed::NODE_2 => 'the server does not move',
                count($move->addresses) !== ($move->server->nodeUuid === Seed::NODE_2 ? 0 : 1) => 'the answer names ' . count($move->addresses) . ' ports',
                default => '',
            };
        },
        ['node-fails', 'node-down']
    ),
    new Action(
        'differing variables',
        $server(),
        static fn (Panel $panel, Scene $scene): array => $panel->differingVariables($scene->ref, ['SERVER_JARFILE' => 'no such.jar']),
        static fn (array $names): string => $names === ['SERVER_JARFILE'] ? '' : 'the answer names ' . implode(', ', $names)
    ),
    new Action('last backup', $server(), static fn (Panel $panel, Scene $scene): mixed => $panel->lastBackup($scene->ref)),
    new Action(
        'delayed deletion',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server(['suspended' => 1]);
            $bench->backup();
            return $bench->scene(null);
        },
        static function (Panel $panel, Scene $scene): mixed {
            // As the module's cron does: the server must be there and suspended, and its last backup whole; one that is gone only ends its record.
            try {
                $isToGo = $panel->find($scene->ref)->suspended && ($panel->lastBackup($scene->ref)?->successful ?? false);
            } catch (NotFoundException $problem) {
                $isToGo = $problem->reason === Reason::ServerNotFound ? true : throw $problem;
            }
            return $isToGo ? $panel->terminate($scene->ref) : throw new LogicException('it was to be deleted');
        },
        $gone,
        ['backup-fails', 'node-fails', 'node-down'],
        removes: true,
        rounds: 3
    ),
    new Action(
        'update owner',
        static function (CalagopusBench $bench): Scene {
            $bench->account(['name_first' => 'Old', 'name_last' => 'Name']);
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->updateOwner($scene->owner),
        static function (mixed $nothing, array $state): string {
            $accounts = Scene::accounts($state);
            return count($accounts) === 1 && $accounts[0]['name_first'] === 'Jane' ? '' : 'the account has not the name';
        }
    ),
    new Action(
        'set password',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->setOwnerPassword($scene->owner, Marks::PASSWORD),
        static fn (mixed $nothing, array $state): string => (Scene::accounts($state)[0]['has_password'] ?? false) ? '' : 'the account has no password'
    ),
    new Action(
        'send password reset',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->sendPasswordReset($scene->owner),
        $accepted('POST', '/email/reset-password$')
    ),
    new Action(
        'ports',
        static function (CalagopusBench $bench): Scene {
            $bench->account();
            $bench->server();
            $bench->manyPorts(2);
            return $bench->scene(null);
        },
        static fn (Panel $panel, Scene $scene): mixed => $panel->ports($scene->ref, new Placement(extra: 1)),
        static fn (mixed $ports, array $state): string => count($ports) === 2 && count(Scene::server($state)['allocation_ports'] ?? []) === 2 ? '' : 'the server has not two ports'
    ),
    new Action(
        'capacity',
        static fn (CalagopusBench $bench): Scene => $bench->scene(null),
        static fn (Panel $panel): mixed => $panel->capacity(locations: [Seed::FRANKFURT]),
        static fn (mixed $rooms): string => match (true) {
            count($rooms) !== 2 => 'the answer names ' . count($rooms) . ' nodes',
            array_filter($rooms, static fn ($room): bool => $room->problem === '' && [$room->memory, $room->ports] !== [262144, 150]) !== [] => 'the answer tells other figures',
            array_filter($rooms, static fn ($room): bool => $room->problem !== '' && $room->memory !== null && $room->ports !== null) !== [] => 'a problem without a gap',
            default => '',
        }
    ),
    new Action('catalog', static fn (CalagopusBench $bench): Scene => $bench->scene(null), static fn (Panel $panel): mixed => $panel->catalog()),
    new Action(
        'egg variables',
        static fn (CalagopusBench $bench): Scene => $bench->scene(null),
        static fn (Panel $panel): mixed => $panel->eggVariables(Specs::NEST, Specs::EGG)
    ),
    new Action('usage', $two, static fn (Panel $panel, Scene $scene): mixed => Streamed::all($panel->usages($scene->seconds)), rounds: 3),
    new Action('servers', $two, static fn (Panel $panel, Scene $scene): mixed => Streamed::all($panel->servers(null, $scene->seconds)), rounds: 3),
];
