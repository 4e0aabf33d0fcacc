<?php

/** Brings the simulator to the state that a recorded exchange was made in: what happened between the first exchanges and was not recorded. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Conformance;

use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Panel\Calagopus\Recording;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

final class Preparations
{
    /** From this exchange on a second panel was recorded. */
    private const SECOND_PANEL = 177;
    private const NEVER = -1;
    private const HALF_SERVER_PORT = '25635';
    private const FURTHER_PORTS = [25650];
    /** No answer shows what a deployment without a primary port drew: one that no later exchange needs. */
    private const HIDDEN_PORTS = [25640];

    private readonly LaterPreparations $later;

    public function __construct(private readonly Simulator $simulator, private readonly Binding $binding)
    {
        $this->later = new LaterPreparations($simulator, $binding);
        $simulator->install('default', 'done', self::NEVER);
    }

    public function before(\stdClass $exchange): void
    {
        if ($exchange->number >= self::SECOND_PANEL) {
            $this->later->before($exchange);
        }
        $this->chooseAsRecorded($exchange);
        match ($exchange->number) {
            63 => $this->firstOfTwoServers($exchange),
            104 => $this->endInstallations(),
            112 => $this->backToFirstEgg(),
            136 => $this->suspend(true),
            139 => $this->suspend(false),
            147 => $this->simulator->node(Seed::NODE_1, 'fail', null, ['create']),
            149 => $this->simulator->node(Seed::NODE_1, 'fail', null, ['delete']),
            148, 150 => $this->simulator->node(Seed::NODE_1, 'ok'),
            164 => $this->exhaustLimit(),
            165 => $this->halfServer(),
            173 => $this->failedInstallation(),
            default => null,
        };
    }

    /** What the exchange's answer gave the client to keep. @param array<string, string> $headers */
    public function after(array $headers): void
    {
        $this->later->noteCookies($headers['set-cookie'] ?? '');
    }

    /** The first recordings left cookies out. */
    public static function cookiesAreRecorded(\stdClass $exchange): bool
    {
        return $exchange->number >= self::SECOND_PANEL;
    }

    /** Whether the exchange answers with something that a preparation made, so that its ids are new. */
    public static function showsSomethingNew(\stdClass $exchange): bool
    {
        return $exchange->request->method === 'POST' || in_array($exchange->number, [165, 185, 232], true);
    }

    /** Deployment draws node and ports by lot: let it draw what the recorded one drew. */
    private function chooseAsRecorded(\stdClass $exchange): void
    {
        if ($exchange->request->path !== '/api/admin/servers/deploy' || $exchange->response->status !== 200) {
            return;
        }
        $server = $exchange->response->body->server;
        $ports = $server->allocation === null ? self::HIDDEN_PORTS : [$server->allocation->port, ...($exchange->number < self::SECOND_PANEL ? self::FURTHER_PORTS : LaterPreparations::FURTHER_PORTS)];
        $this->simulator->control('POST', 'choose', ['node' => $this->binding->actual($server->node->uuid), 'ports' => $ports]);
    }

    /** The first of the two servers that bear one external id; the look-up answers with it afterwards. */
    private function firstOfTwoServers(\stdClass $second): void
    {
        $payload = json_decode($this->binding->actual((string) json_encode($second->request->body)), true);
        $payload = ['name' => 'dup-a', 'allocation_uuid' => Recording::answer(27)->allocations->data[1]->uuid] + $payload;
        $this->bindTo($this->create($payload), Recording::answer(64));
    }

    /** @param array<string, mixed> $payload @return string the answer's body */
    private function create(array $payload): string
    {
        $answer = $this->simulator->api('POST', '/api/admin/servers', $payload);
        if ($answer['status'] !== 200) {
            throw new \RuntimeException('preparation: ' . $answer['status'] . ' ' . $answer['body']);
        }

        return $answer['body'];
    }

    private function bindTo(string $body, \stdClass $recorded): void
    {
        $differences = $this->binding->compare($recorded, json_decode($body), true);
        if ($differences !== []) {
            throw new \RuntimeException('preparation: ' . implode('; ', $differences));
        }
    }

    private function endInstallations(): void
    {
        $this->simulator->install('all');
        $unfinished = fn (): bool => array_filter(
            $this->simulator->state()['servers'],
            static fn (array $server): bool => $server['node_knows'] && $server['status'] === 'installing',
        ) !== [];
        if (!Simulator::until(static fn (): bool => !$unfinished())) {
            throw new \RuntimeException('preparation: installations do not end');
        }
    }

    /** The recorded server shows its first egg again after the change of 111. */
    private function backToFirstEgg(): void
    {
        $before = Recording::answer(106)->server;
        $this->patch(['egg_uuid' => $before->egg->uuid, 'startup' => $before->startup, 'image' => $before->image]);
    }

    private function suspend(bool $suspended): void
    {
        $this->patch(['suspended' => $suspended]);
    }

    /** Changes the server that most exchanges are about. @param array<string, mixed> $change */
    private function patch(array $change): void
    {
        $path = $this->binding->actual('/api/admin/servers/4e7e5807-1f62-45fa-911a-f5c427c76946');
        $answer = $this->simulator->api('PATCH', $path, $change);
        if ($answer['status'] !== 200) {
            throw new \RuntimeException('preparation: ' . $answer['body']);
        }
    }

    private function exhaustLimit(): void
    {
        $this->simulator->control('POST', 'rate', ['limit' => 360, 'window_s' => 30]);
        $client = $this->simulator->client();
        for ($i = 0; $i < 360; ++$i) {
            $status = $client->request('GET', '/api/admin/users/external/nobody', ['Authorization' => 'Bearer ' . Keys::FULL])['status'];
            if ($status !== 404) {
                throw new \RuntimeException('preparation: request ' . ($i + 1) . ' of 360 was answered ' . $status);
            }
        }
    }

    /** @return array<string, mixed> */
    private function laterPayload(string $externalId): array
    {
        $search = '/api/admin/nodes/' . Seed::NODE_1 . '/allocations/available?page=1&per_page=10&search=' . self::HALF_SERVER_PORT;
        $allocations = $this->simulator->api('GET', $search)['json']['allocations']['data'];
        $created = json_decode((string) json_encode(Recording::all()[55]->request->body), true);

        return ['external_id' => $externalId, 'name' => 'MC-8351245', 'owner_uuid' => Recording::answer(165)->server->owner->uuid,
            'allocation_uuid' => $allocations[0]['uuid']] + $created;
    }

    /** A client that hangs up while the panel waits for the node. */
    private function halfServer(): void
    {
        $this->simulator->control('POST', 'rate', ['limit' => 1000000]);
        $payload = $this->laterPayload('8351245');
        $this->simulator->node(Seed::NODE_1, 'ok', 600000, ['create']);
        $client = $this->simulator->client();
        $headers = ['Authorization' => 'Bearer ' . Keys::FULL, 'Content-Type' => 'application/json'];
        $client->send('POST', '/api/admin/servers', $headers, (string) json_encode($payload));
        if (!Simulator::until(fn (): bool => $this->simulator->serversOf('8351245') !== [])) {
            throw new \RuntimeException('preparation: the server is not seen while the node works');
        }
        $client->close();
        $this->simulator->node(Seed::NODE_1, 'ok');
    }

    private function failedInstallation(): void
    {
        $this->simulator->install('default', 'failed');
        $this->create($this->laterPayload('8351245i'));
        $failed = fn (): bool => $this->simulator->serversOf('8351245i')[0]['status'] === 'install_failed';
        if (!Simulator::until($failed)) {
            throw new \RuntimeException('preparation: the installation does not fail');
        }
        $this->bindTo($this->simulator->api('GET', '/api/admin/servers/external/8351245i')['body'], Recording::answer(173));
    }
}
