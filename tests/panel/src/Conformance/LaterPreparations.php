<?php

/** What the second recorded panel held before its first exchange, and what happened there between the exchanges and was not recorded. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Conformance;

use Calagopus\Tests\Panel\Calagopus\Recording;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

final class LaterPreparations
{
    /** The ports of the first deployment beside its primary one. */
    public const FURTHER_PORTS = [25678, 25708];

    private const NODE_1 = '9721d457-f59e-442b-8987-89535d1d48fe';
    private const NODE_2 = '479d8842-eacd-4ea5-9aa4-e4e8a2272ca5';
    private const FRANKFURT = '3cd0879a-2f39-4d66-872f-e74203d4135f';
    private const PAPER = 'd91429ec-3580-4e2a-943b-a8d22be81137';
    private const STRICT_EGG = 'b8e08901-1b3c-4523-9b76-4c27d0ef971d';
    private const SERVER = 'd6450159-a5b6-4377-a19d-31bee67916fe';
    private const INSTALLING = '5da8e2f6-a138-4411-9a34-d8902bb497c6';
    private const MOVED = 'fb79ac7e-1c07-457f-a2a3-2c257394df66';
    private const LINKED_USER = '97cc8bcd-74e2-49dd-a100-6855ccb976f8';
    private const PROVIDER = '72b6d961-546d-4ff0-a85f-ddd3fa14b341';
    private const SECOND_PROVIDER = '46bc7b21-2257-46ce-b61e-98fac68bf9f3';
    private const LATER_LINK = '926c8cf3-5b90-4164-a793-eb9909947872';

    /** Allocations that later requests name, and where they lie. */
    private const ALLOCATIONS = [
        'f20c0b47-c4e4-4346-94f9-bb2ef0643b6a' => [Seed::NODE_1, 25600], '01ce4810-e8ba-41ad-adea-5e43332372c5' => [Seed::NODE_1, 25601],
        'b07a5107-54f2-4a29-a85e-64a96039269a' => [Seed::NODE_2, 25570], '2cf383f6-fbd3-4245-9f2d-c585b5eb760c' => [Seed::NODE_2, 25571],
    ];

    /** The cookies that the browser of the sign-ins holds. */
    private string $state = 'none';

    private string $session = 'none';

    public function __construct(private readonly Simulator $simulator, private readonly Binding $binding)
    {
    }

    public function before(\stdClass $exchange): void
    {
        match ($exchange->number) {
            177 => $this->secondPanel(),
            189 => $this->ports(['primary' => ['start_port' => 1, 'end_port' => 2]]),
            190 => $this->ports([]),
            204 => $this->fillNode(),
            206 => $this->control('PATCH', '/api/admin/servers/' . self::SERVER, ['suspended' => true]),
            217, 231 => $this->simulator->control('POST', 'transfer', ['after_ms' => -1]),
            228 => $this->control('PATCH', '/api/admin/servers/' . self::MOVED, ['suspended' => false]),
            229 => $this->simulator->control('POST', 'transfer', ['server' => self::MOVED, 'result' => 'failed']),
            232 => $this->simulator->control('POST', 'transfer', ['server' => self::MOVED, 'result' => 'done']),
            234 => $this->simulator->node(Seed::NODE_2, 'fail', null, ['transfer']),
            235 => $this->server(Recording::answer(236)->server, Seed::PAPER),
            239 => $this->firstProvider(),
            247 => $this->simulator->control('POST', 'identity', ['sub' => 'whmcs-user-1']),
            250 => $this->begin(self::PROVIDER, ['sub' => 'whmcs-user-2']),
            251 => $this->secondProvider(),
            252 => $this->begin(self::SECOND_PROVIDER, ['refused' => true]),
            253 => $this->exhaust(),
            255 => $this->laterLink(),
            default => null,
        };
        $this->signIn($exchange);
    }

    private function secondPanel(): void
    {
        $this->simulator->reset('basic');
        $this->binding->forget();
        $this->simulator->install('default', 'done', -1);
        $deployed = Recording::answer(183)->server;
        $known = Recording::answer(19)->nests[0];
        foreach (
            [self::FRANKFURT => Seed::FRANKFURT, self::NODE_1 => Seed::NODE_1, self::NODE_2 => Seed::NODE_2, self::PAPER => Seed::PAPER,
            $deployed->nest->uuid => $known->nest->uuid] as $recorded => $actual
        ) {
            $this->binding->stand($recorded, $actual);
        }
        foreach (self::ALLOCATIONS as $recorded => [$node, $port]) {
            $this->binding->stand($recorded, $this->allocation($node, $port));
        }
        foreach ([$deployed->owner, Recording::answer(198)->server->owner, Recording::answer(245)->user_oauth_link->user] as $user) {
            $this->simulator->control('POST', 'user', array_intersect_key((array) $user, array_flip(
                ['uuid', 'external_id', 'username', 'email', 'name_first', 'name_last', 'created'],
            )));
        }
        $this->eggs($deployed->egg);
        $moved = Recording::answer(218)->server;
        $this->server($moved, Seed::PAPER);
        $this->simulator->control('POST', 'server', ['uuid' => self::INSTALLING, 'status' => 'installing', 'owner' => $moved->owner->uuid]);
    }

    private function eggs(\stdClass $ports): void
    {
        $this->simulator->control('POST', 'egg', (array) $ports);
        foreach (Recording::answer(184)->variables as $i => $variable) {
            $this->simulator->control('POST', 'variable', ['egg' => $ports->uuid, 'order' => $i, 'user_editable' => $variable->is_editable] + (array) $variable);
        }
        $this->simulator->control('POST', 'egg', ['uuid' => self::STRICT_EGG] + (array) $ports);
        $this->simulator->control('POST', 'variable', ['egg' => self::STRICT_EGG, 'env_variable' => 'STEAM_TOKEN', 'default_value' => null, 'rules' => ['required', 'string']]);
        $this->simulator->control('POST', 'variable', ['egg' => self::STRICT_EGG, 'env_variable' => 'MODE', 'default_value' => 'a', 'rules' => ['required', 'in:a,b']]);
    }

    /** A server as the panel showed it while it was transferred. */
    private function server(\stdClass $shown, string $egg): void
    {
        $this->simulator->control('POST', 'server', ['uuid' => $shown->uuid, 'external_id' => $shown->external_id, 'owner' => $shown->owner->uuid, 'egg' => $egg,
            'name' => $shown->name, 'startup' => $shown->startup, 'image' => $shown->image, 'created' => $shown->created, 'allocation_id' => $shown->allocation->uuid,
            'allocation' => $this->allocation(Seed::NODE_1, $shown->allocation->port)] + (array) $shown->limits + (array) $shown->feature_limits);
    }

    private function allocation(string $node, int $port): string
    {
        $path = '/api/admin/nodes/' . $node . '/allocations/available?page=1&per_page=10&search=' . $port;

        return $this->simulator->api('GET', $path)['json']['allocations']['data'][0]['uuid'];
    }

    /** The egg's configuration says something else from now on. @param array<string, mixed> $deployment */
    private function ports(array $deployment): void
    {
        $recorded = Recording::answer(179)->egg_configuration;
        $this->simulator->control('POST', 'egg-configuration', ['uuid' => $this->binding->actual($recorded->uuid), 'eggs' => $recorded->eggs, 'deployment' => $deployment]);
    }

    /** The further servers of the first node, which make its figures what they were. */
    private function fillNode(): void
    {
        $wanted = (array) Recording::answer(204)->allocated;
        $path = '/api/admin/nodes/' . Seed::NODE_1 . '/capacity';
        $missing = static fn (array $held): int => $wanted['servers'] - $held['servers'];
        $held = $this->simulator->api('GET', $path)['json']['allocated'];
        $nothing = ['allocation' => null, 'node' => Seed::NODE_1, 'cpu' => 0, 'memory' => 0, 'memory_overhead' => 0, 'disk' => 0];
        for ($more = $missing($held); $more > 1; --$more) {
            $this->simulator->control('POST', 'server', $nothing);
        }
        $rest = [];
        foreach (['cpu', 'memory', 'memory_overhead', 'disk'] as $what) {
            $rest[$what] = $wanted[$what] - $held[$what];
        }
        $this->simulator->control('POST', 'server', $rest + $nothing);
    }

    /** @param array<string, mixed> $body */
    private function control(string $method, string $path, array $body): \stdClass
    {
        $answer = $this->simulator->api($method, $this->binding->actual($path), $body);
        if ($answer['status'] !== 200) {
            throw new \RuntimeException('preparation: ' . $answer['status'] . ' ' . $answer['body']);
        }

        return json_decode($answer['body']);
    }

    private function provider(\stdClass $shown): void
    {
        $made = $this->control('POST', '/api/admin/oauth-providers', (array) $shown)->oauth_provider;
        $this->binding->stand($shown->uuid, $made->uuid);
    }

    private function firstProvider(): void
    {
        $this->provider(Recording::answer(256)->oauth_providers->data[0]);
    }

    private function secondProvider(): void
    {
        $this->provider(Recording::answer(256)->oauth_providers->data[2]);
        $this->begin(self::SECOND_PROVIDER, ['sub' => 'whmcs-user-1']);
    }

    /** The browser is sent off, and the provider will say this of it. @param array<string, mixed> $identity */
    private function begin(string $provider, array $identity): void
    {
        $this->simulator->control('POST', 'identity', $identity);
        $this->redirect($provider);
    }

    private function redirect(string $provider): void
    {
        $answer = $this->simulator->client()->request('GET', $this->binding->actual('/api/auth/oauth/redirect/' . $provider));
        $this->noteCookies($answer['headers']['set-cookie'] ?? '');
    }

    /** Six requests in the window are allowed, and one more is not. */
    private function exhaust(): void
    {
        for ($i = 0; $i < 6; ++$i) {
            $this->redirect(self::SECOND_PROVIDER);
        }
    }

    private function laterLink(): void
    {
        $body = ['oauth_provider_uuid' => $this->binding->actual(self::PROVIDER), 'identifier' => 'whmcs-user-2'];
        $made = $this->control('POST', '/api/admin/users/' . self::LINKED_USER . '/oauth-links', $body)->oauth_link;
        $this->binding->stand(self::LATER_LINK, $made->uuid);
    }

    /** The placeholders of the recording stand for what the browser holds now. */
    private function signIn(\stdClass $exchange): void
    {
        if (str_starts_with($exchange->request->path, '/api/auth/oauth/')) {
            $this->binding->stand('<STATE>', $this->state);
            $this->binding->stand('<SESSION>', $this->session);
        }
    }

    /** What an answer gave the browser to keep. */
    public function noteCookies(string $header): void
    {
        if (preg_match('/oauth_state=([\w-]+)/', $header, $match) === 1) {
            $this->state = $match[1];
        }
        if (preg_match('/calagopus_session=([\w-]+)/', $header, $match) === 1) {
            $this->session = $match[1];
        }
    }
}
