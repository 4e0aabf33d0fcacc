<?php

/** The world of one test: a WHMCS installation with the Opterius module in it, a panel that holds no account yet, a product and its client. */

declare(strict_types=1);

namespace Calagopus\Tests\ModuleOpterius;

use Calagopus\Tests\Module\World;
use Calagopus\Tests\Panel\Opterius\Simulator;
use Calagopus\Tests\Whmcs\ModuleResult;
use WHMCS\Database\Capsule;

final class Stage extends World
{
    protected const MODULES = ['opterius'];

    private static ?Simulator $simulator = null;

    public readonly Simulator $panel;

    protected function startPanels(): void
    {
        $this->panel = self::$simulator ??= Simulator::start();
        $this->panel->reset();
    }

    /** Writes the module's config.php: short times, and over them what the test wants. @param array<string, mixed> $settings */
    public function configure(array $settings): void
    {
        $this->write('opterius', $settings);
    }

    /** The folder of the module's copy. */
    public static function folder(): string
    {
        return self::copyOf('opterius');
    }

    /** A WHMCS server that is the simulated panel. @param array<string, mixed> $values */
    public function server(array $values = []): int
    {
        return $this->host->make->server($values + [
            'type' => 'opterius', 'hostname' => $this->panel->host, 'port' => (string) $this->panel->port, 'secure' => '',
            'accesshash' => $this->panel->key,
        ]);
    }

    /** @param array<int, mixed> $options by number: package, server id */
    public function product(array $options = [], int $group = 0): int
    {
        return $this->host->make->product(['module' => 'opterius', 'servergroup' => $group, 'options' => $options + [1 => 'Starter', 2 => '']]);
    }

    /**
     * A service that is ordered and not yet created; all of a test are on one server unless told otherwise.
     *
     * @param array<string, mixed> $service
     * @param array<int, mixed> $options
     * @param array<string, mixed> $client
     */
    public function order(array $service = [], array $options = [], array $client = []): int
    {
        $service += ['server' => null];
        $service['server'] ??= (int) (Capsule::table('tblservers')->where('type', 'opterius')->value('id') ?? $this->server());
        return $this->host->make->service($service + [
            'client' => $this->host->make->client($client + ['firstname' => 'Jane', 'lastname' => 'Doe']), 'product' => $this->product($options),
            'domain' => 'jane.example.com', 'username' => 'jane', 'password' => 'first-password',
        ]);
    }

    /** An order that was created. @param array<string, mixed> $service */
    public function live(array $service = []): int
    {
        $id = $this->order($service);
        $result = $this->host->create($id);
        return $result->success ? $id : throw new \LogicException("not created: {$result->message}");
    }

    /** Every command but Create, on one service. @return array<string, ModuleResult> */
    public function commands(int $id): array
    {
        return [
            'suspend' => $this->host->suspend($id, 'late'), 'unsuspend' => $this->host->unsuspend($id),
            'password' => $this->staffPassword($id, 'stolen-password'), 'package' => $this->host->changePackage($id, $this->product([1 => 'Business'])),
            'refresh' => $this->host->customButton($id, 'RefreshUsage'),
        ];
    }

    /** Change Password in the admin area: a process of its own, since WHMCS says where it is by a constant. */
    public function staffPassword(int $id, string $password): ModuleResult
    {
        $child = $this->host->startChild(dirname(__DIR__) . '/child.php', ['password', (string) $id, $password], self::flags())->wait();
        $said = json_decode($child['out'], true) ?? throw new \LogicException("{$child['out']} {$child['err']}");
        return new ModuleResult($said['success'], $said['message'], $said['message'], []);
    }

    public function state(int|string $key): ?string
    {
        return $this->record($key)->state ?? null;
    }

    /** How often the panel was asked for one of its actions since a mark. */
    public function asked(string $action, int $since = 0): int
    {
        return count($this->panel->requests('POST', "^/api(/v1)?/accounts/$action\$", $since));
    }
}
