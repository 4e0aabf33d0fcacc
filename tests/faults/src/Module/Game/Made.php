<?php

/** A game server that was made, and on which one action is pressed, killed and raced. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Faults\Module\Service;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

abstract class Made extends Service
{
    protected int $product = 0;
    protected string $uuid = '';

    /** The panel's last request before the action. */
    protected int $before = 0;

    protected function prepare(): void
    {
        $stage = $this->stage;
        $stage->configure($this->settings() + ['reconcile_hours' => 0]);
        $stage->panel->control('POST', 'secrets', ['marker' => Marks::NODE]);
        $stage->panel->control('POST', 'install', ['after_ms' => 0]);
        $this->product = $stage->product($this->options());
        $stage->host->saveProduct($this->product, ['packageconfigoption' => $this->options() + Stage::OPTIONS]);
        $stage->host->newRequest('clientsservices.php');
        $this->policies() === [] || Policies::decide("product-{$this->product}", $this->policies());
        $this->id = $stage->host->make->service([
            'client' => $stage->host->make->client(), 'product' => $this->product, 'server' => $stage->server(), 'password' => Marks::PASSWORD,
        ]);
        $this->make();
        $this->arrange();
        $this->before = $stage->panel->mark();
    }

    /** Of config.php. @return array<string, mixed> */
    protected function settings(): array
    {
        return [];
    }

    /** Of the product, over the usual ones. @return array<int, string> */
    protected function options(): array
    {
        return [];
    }

    /** @return array<string, string> */
    protected function policies(): array
    {
        return [];
    }

    protected function make(): void
    {
        $this->demand($this->stage->host->create($this->id), 'create');
        $this->uuid = (string) $this->stage->onlyServer($this->id)['uuid'];
        $this->set(['domainstatus' => 'Active']);
    }

    /** What else is there before the action. */
    protected function arrange(): void
    {
    }

    public function things(): int
    {
        return count($this->stage->panel->serversOf((string) $this->id));
    }

    public function creations(int $since): int
    {
        return $this->stage->creations($since);
    }

    public function slow(bool $slow): void
    {
        throw new \LogicException('nothing is made here that could be slow');
    }

    public function settle(): bool
    {
        return true;
    }

    public function wrong(): string
    {
        $servers = $this->stage->panel->serversOf((string) $this->id);
        $record = $this->stage->record($this->id);
        return match (true) {
            $this->stage->panel->state()['orphans'] !== [] => 'a node holds a server that the panel does not know',
            count($servers) !== 1 => count($servers) . ' servers bear the id',
            $servers[0]['uuid'] !== $this->uuid => 'another server bears the id',
            !$servers[0]['node_knows'] => 'the node does not know the server',
            $record?->server_uuid !== $this->uuid => 'the record names another server',
            $record->intent_origin !== null => 'an intent is left',
            default => $this->wrongServer($servers[0], $record),
        };
    }

    /** What is wrong with the one server, or with what is recorded of it. @param array<string, mixed> $server */
    abstract protected function wrongServer(array $server, object $record): string;

    /** How often the panel took a request since the action began. */
    protected function taken(string $method, string $path): int
    {
        $requests = $this->stage->panel->requests($method, $path, $this->before);
        return count(array_filter($requests, static fn (array $entry): bool => $entry['status'] >= 200 && $entry['status'] < 300));
    }

    /** Of a panel account that bears a client's id. @return array<string, mixed> */
    protected function account(int $client): array
    {
        foreach ($this->stage->panel->state()['users'] as $user) {
            if ($user['external_id'] === (string) $client) {
                return $user;
            }
        }
        return [];
    }

    protected function client(): int
    {
        return (int) $this->stage->host->service($this->id)->userid;
    }

    /** @param array<string, mixed> $columns of WHMCS's own row */
    protected function set(array $columns): void
    {
        Capsule::table('tblhosting')->where('id', $this->id)->update($columns);
    }

    protected function row(string $table): ?object
    {
        return Capsule::schema()->hasTable($table) ? Capsule::table($table)->where('service_key', (string) $this->id)->first() : null;
    }
}
