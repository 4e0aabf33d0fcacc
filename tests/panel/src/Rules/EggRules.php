<?php

/** Tests of what an egg asks for: all of its variables at creation, only rules that the panel knows, and the ports of its configurations. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Rules;

use Calagopus\Tests\Panel\Calagopus\Seed;

final class EggRules extends TestCase
{
    public function creationChecksVariablesThatWereNotSent(): void
    {
        $this->simulator->control('POST', 'variable', ['env_variable' => 'TOKEN', 'default_value' => null, 'rules' => ['required', 'string']]);
        $answer = $this->simulator->api('POST', '/api/admin/servers', $this->payload());
        self::same([400, 'TOKEN: is required and cannot be empty'], [$answer['status'], $answer['json']['errors'][0]], 'not sent');
        $this->create(['variables' => [['env_variable' => 'TOKEN', 'value' => 'x']]]);
    }

    public function aDefaultThatBreaksItsOwnRuleIsRefused(): void
    {
        $this->simulator->control('POST', 'variable', ['env_variable' => 'MODE', 'default_value' => 'c', 'rules' => ['required', 'in:a,b']]);
        $answer = $this->simulator->api('POST', '/api/admin/servers', $this->payload());
        self::same([400, 'MODE: must be one of: a, b'], [$answer['status'], $answer['json']['errors'][0]], 'default');
    }

    public function anUnknownRuleIsRefusedWhenTheVariableIsMade(): void
    {
        $nest = $this->simulator->api('GET', '/api/admin/nests')['json']['nests']['data'][0]['uuid'];
        $path = '/api/admin/nests/' . $nest . '/eggs/' . Seed::PAPER . '/variables';
        $variable = ['name' => 'Odd', 'order' => 9, 'env_variable' => 'ODD', 'default_value' => '1', 'user_viewable' => true, 'user_editable' => true, 'secret' => false];
        self::same(400, $this->simulator->api('POST', $path, $variable + ['rules' => ['required', 'frobnicate']])['status'], 'unknown rule');
        self::same(200, $this->simulator->api('POST', $path, $variable + ['rules' => ['required', 'string']])['status'], 'known rules');
        self::same('ODD', array_slice($this->simulator->api('GET', $path)['json']['variables'], -1)[0]['env_variable'], 'the new variable');
    }

    public function ofSeveralConfigurationsTheLaterOrderWins(): void
    {
        $this->simulator->control('POST', 'egg-configuration', ['order' => 2, 'deployment' => ['primary' => ['start_port' => 25700, 'end_port' => 25700]]]);
        $this->simulator->control('POST', 'egg-configuration', ['order' => 1, 'deployment' => ['primary' => ['start_port' => 25600, 'end_port' => 25600]]]);
        self::same(25700, $this->create(['deployment' => self::bare()])['allocation']['port'], 'port');
        $refused = $this->simulator->api('POST', '/api/admin/servers/deploy', $this->payload(['external_id' => '78', 'deployment' => self::bare()]));
        self::same(200, $refused['status'], 'the other node has the port too');
    }

    public function ofAnEggWithoutConfigurationADeploymentTakesNoPort(): void
    {
        $this->simulator->control('POST', 'egg-configuration', ['eggs' => [], 'deployment' => ['primary' => ['start_port' => 25700, 'end_port' => 25700]]]);
        self::same(null, $this->create(['deployment' => self::bare()])['allocation'], 'allocation');
    }

    public function aTransferMovesServerAndPort(): void
    {
        $server = $this->create();
        $path = '/api/admin/servers/' . $server['uuid'];
        $this->simulator->install($server['uuid']);
        self::soon(fn (): bool => $this->simulator->serversOf('77')[0]['status'] === null, 'installed');
        $this->simulator->control('POST', 'transfer', ['after_ms' => -1]);
        $wish = ['node_uuid' => Seed::NODE_2, 'allocation_uuid' => $this->freeAllocation(Seed::NODE_2), 'allocation_uuids' => [], 'backups' => [],
            'delete_source_backups' => false, 'archive_format' => 'tar_gz', 'compression_level' => null, 'multiplex_channels' => 0];
        self::same(202, $this->simulator->api('POST', $path . '/transfer', $wish)['status'], 'start');
        self::same([true, 409], [$this->simulator->api('GET', $path)['json']['server']['is_transferring'],
            $this->simulator->api('POST', '/api/client/servers/' . $server['uuid'] . '/power', ['action' => 'start'])['status']], 'under way');
        $this->simulator->control('POST', 'transfer', ['server' => $server['uuid']]);
        $moved = $this->simulator->api('GET', $path)['json']['server'];
        self::same([false, Seed::NODE_2, '198.51.100.2'], [$moved['is_transferring'], $moved['node']['uuid'], $moved['allocation']['ip']], 'afterwards');
    }

    /** @return array<string, mixed> a deployment that says nothing of ports */
    private static function bare(): array
    {
        return ['location_uuids' => [Seed::FRANKFURT], 'allow_overallocation' => false];
    }
}
