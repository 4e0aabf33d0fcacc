<?php

/** The table of an Opterius panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Opterius\Panel;
use Calagopus\Settings;
use Calagopus\Tests\Panel\Simulator;

final class OpteriusBench extends Bench
{
    /** Of somebody else, who is on the panel before. */
    private const NEIGHBOUR = 'neighbour';

    public static function start(Certificates $certificates): self
    {
        return new self(Simulator::start($certificates->options(), 'opterius.php'), $certificates, new Dead());
    }

    protected function make(string $host, int $port, bool $secure, Settings $settings): object
    {
        return new Panel($host, Marks::HOSTING_KEY, $port, $secure, $settings);
    }

    public function reset(): void
    {
        $this->simulator->reset();
        $this->simulator->control('POST', 'key', ['key' => Marks::HOSTING_KEY]);
        $this->simulator->control('POST', 'account', ['username' => self::NEIGHBOUR]);
    }

    public function calm(): void
    {
        $this->simulator->clearFaults();
        $this->node('ok', 0);
        $this->simulator->control('POST', 'server', ['open' => true]);
        $this->simulator->control('POST', 'licence');
        $this->simulator->control('POST', 'crash', ['only' => []]);
        $this->simulator->control('POST', 'pace', ['agent_timeout_ms' => 120000, 'gateway_ms' => 60000]);
        $this->simulator->control('POST', 'connections', ['keep' => true]);
    }

    /** The panel does not wait for its server, and neither does anybody here. */
    public function installed(): void
    {
    }

    public function things(array $state): array
    {
        return array_map(static fn (array $account): array => [$account['account_id'], $account['suspended'], $account['package'], $account['on_agent']], self::own($state));
    }

    public function tells(string $text, array $state): bool
    {
        return Hosting::account($state) === null || str_contains($text, Hosting::USERNAME) || str_contains($text, 'keeps the account');
    }

    public function wrong(array $state): string
    {
        $own = self::own($state);
        return match (true) {
            count($own) > 1 => count($own) . ' accounts are there',
            count($own) === count($state['accounts']) => "somebody else's account is gone",
            default => '',
        };
    }

    /** All accounts but the neighbour's. @param array<string, mixed> $state @return list<array<string, mixed>> */
    private static function own(array $state): array
    {
        return array_values(array_filter($state['accounts'], static fn (array $account): bool => $account['username'] !== self::NEIGHBOUR));
    }

    /** A row whose server was never set up. */
    public function half(): void
    {
        $this->reset();
        $this->account(['on_agent' => false]);
    }

    public function node(string $mode, int $delayMs): void
    {
        $this->simulator->control('POST', 'agent', ['mode' => $mode, 'delay_ms' => $delayMs]);
    }

    /** @param array<string, mixed> $values */
    public function account(array $values = []): void
    {
        $this->simulator->control('POST', 'account', $values + ['username' => Hosting::USERNAME, 'domain' => Hosting::DOMAIN, 'package' => 'Starter']);
    }
}
