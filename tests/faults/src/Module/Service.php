<?php

/** A service of the WHMCS stand-in whose module actions are killed and raced: how each begins, how it is started, and how it must end. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Whmcs\ChildProcess;

final class Service
{
    /** The module's actions, and those beside which another one could run. */
    public const ACTIONS = ['create', 'create, new client', 'create by deployment', 'suspend', 'unsuspend', 'change', 'terminate'];

    public readonly int $id;
    private readonly int $bigger;

    public function __construct(private readonly Stage $stage, private readonly string $action)
    {
        $client = $stage->host->make->client();
        if ($action !== 'create, new client') {
            // The client has an account already: the server of another service brought it.
            $first = $stage->order([], [], [], ['client' => $client]);
            $this->demand($stage->host->create($first), 'create another service of the client');
            $this->demand($stage->host->terminate($first), 'terminate that');
        }
        $this->id = $stage->order($this->verb() === 'create' && str_contains($action, 'deployment') ? [3 => '', 4 => Seed::FRANKFURT] : [], [], [], ['client' => $client]);
        $this->bigger = $stage->product([5 => '2048', 8 => '200']);
        if ($this->verb() !== 'create') {
            $this->demand($stage->host->create($this->id), 'create');
        }
        if ($action === 'unsuspend') {
            $this->demand($stage->host->suspend($this->id), 'suspend');
        }
    }

    public function verb(): string
    {
        return explode(' ', strtr($this->action, [',' => ' ']))[0];
    }

    public function start(): ChildProcess
    {
        return $this->stage->host->startChild(dirname(__DIR__, 2) . '/child.php', [$this->verb(), (string) $this->id, (string) $this->bigger], Stage::flags());
    }

    /** Runs the action in a process of its own. @return array{success: bool, message: string} */
    public function run(): array
    {
        return self::answer($this->start());
    }

    /** @return array{success: bool, message: string} */
    public static function answer(ChildProcess $child): array
    {
        $result = $child->wait(60);
        return json_decode($result['out'], true) ?? ['success' => false, 'message' => "exit {$result['exit']}: {$result['out']}{$result['err']}"];
    }

    /** What is wrong at the end; empty: nothing. */
    public function wrong(): string
    {
        $servers = $this->stage->panel->serversOf((string) $this->id);
        $record = $this->stage->record($this->id);
        $server = $servers[0] ?? null;
        return match (true) {
            $this->stage->panel->state()['orphans'] !== [] => 'a node holds a server that the panel does not know',
            $this->verb() === 'terminate' => $servers === [] ? ($record?->server_uuid === null ? '' : 'the record still names a server') : 'the server is still there',
            count($servers) !== 1 => count($servers) . ' servers bear the id',
            !$server['node_knows'] => 'the node does not know the server',
            $record?->server_uuid !== $server['uuid'] => 'the record names another server',
            $record->intent_origin !== null => 'an intent is left',
            $this->verb() === 'suspend' && !$server['suspended'] => 'it is not suspended',
            $this->verb() === 'unsuspend' && $server['suspended'] => 'it is suspended',
            $this->verb() === 'change' && (int) $server['memory'] !== 2048 => 'it has not the new limits',
            default => '',
        };
    }

    private function demand(object $result, string $what): void
    {
        if (!$result->success) {
            throw new \RuntimeException("$what: {$result->message}");
        }
    }
}
