<?php

/** The table of an Opterius panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Opterius\Panel;
use Calagopus\Settings;
use Calagopus\Tests\Panel\Simulator;

final class OpteriusBench extends Bench
{
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
    }

    public function calm(): void
    {
        $this->simulator->clearFaults();
        $this->node('ok', 0);
        $this->simulator->control('POST', 'server', ['open' => true]);
        $this->simulator->control('POST', 'connections', ['keep' => true]);
    }

    /** The panel does not wait for its server, and neither does anybody here. */
    public function installed(): void
    {
    }

    public function things(array $state): array
    {
        return array_map(static fn (array $account): array => [$account['account_id'], $account['suspended'], $account['package'], $account['on_agent']], $state['accounts']);
    }

    public function tells(string $text, array $state): bool
    {
        return Hosting::account($state) === null || str_contains($text, Hosting::USERNAME) || str_contains($text, 'keeps the account');
    }

    public function wrong(array $state): string
    {
        return count($state['accounts']) > 1 ? count($state['accounts']) . ' accounts are there' : '';
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
