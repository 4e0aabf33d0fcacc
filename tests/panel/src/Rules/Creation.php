<?php

/** Tests of how a server comes to be: what is seen meanwhile, what a failure or a hang-up leaves, who gets a port. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Seed;

final class Creation extends TestCase
{
    private const LONG = 600000;

    public function aHangUpWhileTheNodeWorksLeavesHalfAServer(): void
    {
        $this->simulator->node(Seed::NODE_1, 'ok', 200);
        $this->simulator->install('default', 'done', 0);
        $payload = $this->payload();
        $client = $this->simulator->client();
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($payload));
        self::soon(fn (): bool => $this->simulator->serversOf('77') !== [], 'the row is seen');
        $client->close();
        $other = $this->create(['external_id' => '78', 'name' => 'Server-78']);
        self::soon(fn (): bool => $this->simulator->serversOf('78')[0]['status'] === null, 'a later server is made and installed');
        $half = $this->simulator->serversOf('77')[0];
        self::same(['installing', false, 1], [$half['status'], $half['node_knows'], count($half['allocation_ports'])], 'the half server');
        $path = '/api/admin/servers/' . $half['uuid'];
        self::same(404, $this->simulator->api('GET', $path . '/logs/install')['status'], 'its log');
        self::same(200, $this->simulator->api('GET', '/api/admin/servers/' . $other['uuid'] . '/logs/install')['status'], "the other's log");
        self::same(417, $this->simulator->api('DELETE', $path, ['force' => false])['status'], 'deleted without force');
        self::same(200, $this->simulator->api('DELETE', $path, ['force' => true])['status'], 'deleted with force');
        self::same([], $this->simulator->serversOf('77'), 'what is left');
    }

    public function aResetConnectionWhileTheNodeWorksDoesTheSame(): void
    {
        $this->simulator->node(Seed::NODE_1, 'ok', 200);
        $socket = $this->socket();
        socket_write($socket, $this->wire('POST', '/api/admin/servers', (string) json_encode($this->payload())));
        self::soon(fn (): bool => $this->simulator->serversOf('77') !== [], 'the row is seen');
        socket_set_option($socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        socket_close($socket);
        $this->create(['external_id' => '78', 'name' => 'Server-78']);
        self::same(['installing', false], array_values(array_intersect_key($this->simulator->serversOf('77')[0], ['status' => 0, 'node_knows' => 0])), 'half');
    }

    public function aHangUpAfterTheNodeFinishedLeavesAWholeServer(): void
    {
        $this->simulator->fault('lost', ['method' => 'POST', 'path' => '/servers$']);
        $client = $this->simulator->client();
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        self::soon(fn (): bool => ($this->simulator->serversOf('77')[0]['node_knows'] ?? false), 'the node knows it');
        $client->close();
        self::soon(fn (): bool => $this->simulator->serversOf('77')[0]['status'] === null, 'it finishes its installation');
        $entry = $this->simulator->requests('POST', '/servers$')[0];
        self::same([200, false, 'lost'], [$entry['status'], $entry['sent'], $entry['fault']], 'what the journal says');
    }

    public function theServerIsSeenWhileTheNodeWorks(): void
    {
        $this->simulator->node(Seed::NODE_1, 'ok', self::LONG);
        $client = $this->simulator->client();
        $client->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        $seen = fn (): bool => $this->simulator->api('GET', '/api/admin/servers/external/77')['status'] === 200;
        self::soon($seen, 'the look-up finds it');
        self::same(null, $this->simulator->requests('POST', '/servers$')[0]['status'], 'and nothing was answered yet');
        $client->close();
    }

    public function aFailingNodeTakesTheRowAwayAgain(): void
    {
        foreach (['fail', 'down'] as $mode) {
            $this->simulator->node(Seed::NODE_1, $mode);
            $payload = $this->payload();
            $answer = $this->simulator->api('POST', '/api/admin/servers', $payload);
            self::same([500, 'internal server error'], [$answer['status'], $answer['json']['errors'][0]], $mode);
            self::same([], $this->simulator->serversOf('77'), $mode . ': what is left');
            $this->simulator->node(Seed::NODE_1, 'ok');
            $this->create(['allocation_uuid' => $payload['allocation_uuid'], 'external_id' => $mode]);
        }
    }

    public function oneAllocationIsGivenToOneOfManyAtOnce(): void
    {
        $this->simulator->node(Seed::NODE_1, 'ok', 50);
        $allocation = $this->freeAllocation();
        $clients = [];
        for ($i = 0; $i < 20; ++$i) {
            $clients[$i] = $this->simulator->client();
            $payload = $this->payload(['external_id' => 'race-' . $i, 'allocation_uuid' => $allocation]);
            $clients[$i]->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($payload));
        }
        $statuses = array_count_values(array_map(static fn ($client): int => $client->receive()['status'], $clients));
        ksort($statuses);
        self::same([200 => 1, 409 => 19], $statuses, 'statuses');
        self::same(1, count($this->simulator->state()['servers']), 'servers');
    }

    public function aSlowNodeHoldsNobodyElseUp(): void
    {
        $this->simulator->node(Seed::NODE_1, 'ok', self::LONG);
        $slow = $this->simulator->client();
        $slow->send('POST', '/api/admin/servers', $this->headers(), (string) json_encode($this->payload()));
        $client = $this->simulator->client(5.0);
        for ($i = 0; $i < 50; ++$i) {
            self::same(200, $client->request('GET', '/api/admin/nodes', $this->headers())['status'], 'request ' . $i);
        }
        self::same(null, $this->simulator->requests('POST', '/servers$')[0]['status'], 'the slow one still waits');
        $slow->close();
    }

    public function anInstallationEndsAsItIsTold(): void
    {
        $done = $this->create(['external_id' => 'a', 'name' => 'one']);
        self::same('installing', $done['status'], 'at first');
        $this->simulator->install($done['uuid'], 'done', 0);
        self::soon(fn (): bool => $this->simulator->serversOf('a')[0]['status'] === null, 'done');
        $this->simulator->install('default', 'failed', 0);
        $this->create(['external_id' => 'b', 'name' => 'two']);
        self::soon(fn (): bool => $this->simulator->serversOf('b')[0]['status'] === 'install_failed', 'failed');
    }

    public function deploymentPassesOverANodeThatIsDown(): void
    {
        $this->simulator->node(Seed::NODE_1, 'down');
        for ($i = 0; $i < 5; ++$i) {
            $server = $this->create(['external_id' => 'd' . $i, 'deployment' => $this->deployment()]);
            self::same(Seed::NODE_2, $server['node']['uuid'], 'node');
        }
        $this->simulator->node(Seed::NODE_2, 'down');
        $answer = $this->simulator->api('POST', '/api/admin/servers/deploy', $this->payload(['deployment' => $this->deployment()]));
        self::same('could not deploy server: only found 0 available allocations', $answer['json']['errors'][0] ?? null, 'all down');
    }

    public function deploymentAssignsPortsToVariables(): void
    {
        $this->simulator->control('POST', 'choose', ['node' => Seed::NODE_1, 'ports' => [25600]]);
        $server = $this->create(['deployment' => $this->deployment(['assign_to_variable' => 'QUERY_PORT'], [['mode' => ['type' => 'add_primary', 'value' => 1]]])]);
        self::same(25600, $server['allocation']['port'], 'port');
        $row = $this->simulator->serversOf('77')[0];
        self::same(['198.51.100.1:25600', '198.51.100.1:25601'], $row['allocation_ports'], 'ports');
        self::same('25600', $row['variables']['QUERY_PORT'], 'variable');
    }

    public function deploymentRefusesWhatDoesNotFitUnlessAllowed(): void
    {
        $this->simulator->control('POST', 'server', ['memory' => 262144, 'node' => Seed::NODE_1]);
        $this->simulator->control('POST', 'server', ['memory' => 262144, 'node' => Seed::NODE_2]);
        $refused = $this->simulator->api('POST', '/api/admin/servers/deploy', $this->payload(['deployment' => $this->deployment()]));
        self::same('could not deploy server: no node in the selected location(s) has enough unallocated memory', $refused['json']['errors'][0] ?? null, 'full');
        $this->create(['deployment' => ['allow_overallocation' => true] + $this->deployment()]);
    }

    public function dedicatedWantsAnAddressThatNobodyUses(): void
    {
        $wish = $this->deployment();
        $wish['allocations']['dedicated'] = true;
        $this->simulator->control('POST', 'server', ['node' => Seed::NODE_1]);
        self::same(Seed::NODE_2, $this->create(['deployment' => $wish])['node']['uuid'], 'node');
        $refused = $this->simulator->api('POST', '/api/admin/servers/deploy', $this->payload(['deployment' => $wish]));
        self::same('could not deploy server: only found 0 available dedicated allocations', $refused['json']['errors'][0] ?? null, 'none left');
    }

    /** @param array<string, mixed> $primary @param list<array<string, mixed>> $additional @return array<string, mixed> */
    private function deployment(array $primary = [], array $additional = []): array
    {
        return ['location_uuids' => [Seed::FRANKFURT], 'allow_overallocation' => false,
            'allocations' => ['dedicated' => false, 'primary' => $primary + ['start_port' => 1, 'end_port' => 65535], 'additional' => $additional]];
    }
}
