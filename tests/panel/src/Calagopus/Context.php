<?php

/** What the parts of the panel share. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Loop;

final class Context
{
    public readonly Views $views;

    public readonly ServerRows $servers;

    public readonly Nodes $nodes;

    public readonly RateLimit $limit;

    public readonly Seed $seed;

    public readonly EggPorts $eggPorts;

    public readonly Transfers $transfers;

    public readonly Sessions $sessions;

    /** Of the extension that signs browsers in by tickets; '': it has none yet; null: the extension is not installed. */
    public ?string $ticketSecret = null;

    /** The panel's own address as its settings hold it, and as it sends browsers back to itself. */
    public string $appUrl = self::APP_URL;

    /** @var list<array<string, mixed>|null> what an OAuth provider is to say to the next codes; null: it refuses */
    public array $identities = [];

    /** @var array{fail: bool, status: int, message: string} what happens to the backups of a server that is deleted */
    public array $backups = self::BACKUPS_WORK;

    /** @var list<array{node: string, ports: list<int>}> what the next deployments are to choose */
    public array $choices = [];

    /** How long a token for a node's socket counts. */
    public int $tokenSeconds = NodeToken::SECONDS;

    /** Counts the resets, so that what was kept before one is not used after it. */
    public int $epoch = 0;

    public const APP_URL = 'http://localhost:8000';
    public const BACKUPS_WORK = ['fail' => false, 'status' => 500, 'message' => 'internal server error'];

    public function __construct(public readonly Loop $loop, public readonly Database $db, public readonly Options $options)
    {
        $this->views = new Views($db);
        $this->servers = new ServerRows($db);
        $this->nodes = new Nodes($loop, $db, $this->servers, $options->nodeDelay, $options->installTime, $options->cacheTime);
        $this->limit = new RateLimit($options->rateLimit, $options->rateWindow);
        $this->seed = new Seed($db, $this->servers);
        $this->eggPorts = new EggPorts($db);
        $this->sessions = new Sessions();
        $this->transfers = new Transfers($loop, $db, $this->servers, $options->installTime);
    }

    /** The state of the seed again, every order of a test forgotten. */
    public function reset(?string $seed = null): void
    {
        ++$this->epoch;
        $this->tokenSeconds = NodeToken::SECONDS;
        $this->nodes->reset();
        $this->views->forget();
        $this->backups = self::BACKUPS_WORK;
        $this->choices = $this->identities = [];
        $this->appUrl = self::APP_URL;
        $this->ticketSecret = null;
        $this->sessions->forget();
        $this->transfers->reset();
        $this->limit->set($this->options->rateLimit, $this->options->rateWindow);
        $this->seed->plant($seed ?? $this->options->seed);
    }
}
