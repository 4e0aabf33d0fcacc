<?php

/** The world of one test: a WHMCS installation with both modules in it, a Calagopus and an Opterius panel that hold nothing yet. */

declare(strict_types=1);

namespace Calagopus\Tests\Security;

use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Tests\Module\World;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Opterius\Simulator as HostingSimulator;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;

final class Stage extends World
{
    public const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';

    private const OPTIONS = [
        1 => self::NEST, 2 => Seed::PAPER, 3 => Seed::NODE_1, 5 => '1024', 6 => '0', 7 => '10240', 8 => '100', 9 => '0',
        11 => '1', 12 => '0', 13 => '0', 14 => '0', 18 => 'Server-', 21 => 'on',
    ];

    protected const MODULES = ['calagopus', 'opterius'];

    private static ?Simulator $simulator = null;
    private static ?HostingSimulator $hostingSimulator = null;

    public readonly Simulator $panel;
    public readonly HostingSimulator $hosting;

    protected function startPanels(): void
    {
        $this->panel = self::$simulator ??= Simulator::start();
        $this->hosting = self::$hostingSimulator ??= HostingSimulator::start();
        $this->panel->reset();
        $this->hosting->reset();
    }

    /** Writes a module's config.php: short times, and over them what the test wants. @param array<string, mixed> $settings */
    public function configure(string $module, array $settings): void
    {
        $this->write($module, $settings);
    }

    /** A WHMCS server of a module that is its simulated panel. @param array<string, mixed> $values */
    public function server(string $module, array $values = []): int
    {
        $panel = $module === 'calagopus' ? $this->panel : $this->hosting;
        return $this->host->make->server($values + [
            'type' => $module, 'hostname' => $panel->host, 'port' => (string) $panel->port, 'secure' => '',
            $module === 'calagopus' ? 'password' : 'accesshash' => $panel->key,
        ]);
    }

    /** @param array<int, mixed> $options over the usual ones, by number */
    public function product(string $module, array $options = []): int
    {
        return $this->host->make->product(['module' => $module, 'options' => $options + ($module === 'calagopus' ? self::OPTIONS : [1 => 'Starter', 2 => ''])]);
    }

    /**
     * A service that is ordered and not yet created.
     *
     * @param array<string, mixed> $client
     * @param array<string, mixed> $server
     * @param array<string, mixed> $service
     */
    public function order(string $module, array $client = [], array $server = [], array $service = []): int
    {
        $hosting = ['domain' => 'jane.example.com', 'username' => 'jane', 'password' => 'first-password'];
        return $this->host->make->service($service + ($module === 'opterius' ? $hosting : []) + [
            'client' => $this->host->make->client($client), 'product' => $this->product($module), 'server' => $this->server($module, $server),
        ]);
    }

    /** An order that was created, and its server installed, so that nothing of it changes by itself. @param array<string, mixed> $client */
    public function live(string $module, array $client = []): int
    {
        $id = $this->order($module, $client);
        $result = $this->host->create($id);
        if (!$result->success) {
            throw new \LogicException("not created: {$result->message}");
        }
        if ($module === 'calagopus') {
            $this->panel->install($this->panel->serversOf((string) $id)[0]['uuid']);
            Simulator::until(fn (): bool => $this->panel->serversOf((string) $id)[0]['status'] === null);
        }
        return $id;
    }

    /** The panel behind the module, asked as the extension asks it. */
    public function direct(?string $key = null, ?Settings $settings = null): Panel
    {
        $settings ??= new Settings(timeout: 10, connectTimeout: 2, createTimeout: 15, resolveTimeout: 1);
        return new Panel($this->panel->host, $key ?? $this->panel->key, $this->panel->port, false, $settings);
    }

    /** @param array<string, mixed> $more */
    public static function spec(array $more = []): Spec
    {
        return Spec::fromOptions($more + ['nest_uuid' => self::NEST, 'egg_uuid' => Seed::PAPER, 'node_uuid' => Seed::NODE_1]);
    }

    public static function owner(string $id = '7', string $email = 'jane@example.com'): Owner
    {
        return new Owner($id, $email, 'Jane', 'Doe');
    }

    /** Either panel by its module's name. */
    public function panelOf(string $module): Simulator|HostingSimulator
    {
        return $module === 'calagopus' ? $this->panel : $this->hosting;
    }

    /** Every command, page and test of a service, with what each showed. @return list<mixed> */
    public function life(string $module, int $id): array
    {
        $shown = [];
        foreach (['create', 'suspend', 'unsuspend', 'create'] as $action) {
            $shown[] = $this->host->$action($id)->message;
        }
        array_push($shown, ...($module === 'calagopus' ? $this->presses($id) : []));
        $shown[] = $this->host->changePackage($id, (int) $this->host->service($id)->packageid)->message;
        $shown[] = $module === 'opterius' ? $this->host->changePassword($id, 'marker-new-password')->message : '';
        $shown[] = $this->host->adminServicesTab($id);
        // Around the module's part the theme itself prints the Hostname of the WHMCS server, whatever was typed there.
        $shown[] = $this->host->clientArea($id)->output;
        $shown[] = $this->host->testConnection((int) $this->host->service($id)->server);
        $shown[] = $this->host->terminate($id)->message;
        return $shown;
    }

    /** What the customer's buttons and the staff's say. @return list<string> */
    private function presses(int $id): array
    {
        $said = [];
        foreach (['Start', 'Kill', 'Reinstall'] as $function) {
            $form = ['token' => $this->host->tokens->generate('plain'), 'modop' => 'custom', 'a' => "Client$function"];
            $said[] = (string) $this->host->clientArea($id, 'twenty-one', [], $form)->custom?->message;
            $said[] = $this->host->customButton($id, $function)->message;
        }
        return $said;
    }

    /** Everything that was logged, shown or kept, as one text; the service's own password column is WHMCS's. @param array<mixed> $shown */
    public function everything(array $shown): string
    {
        $tables = [];
        foreach (self::tables() as $name) {
            if (str_starts_with($name, 'mod_') || in_array($name, ['tblcustomfieldsvalues', 'tblmodulequeue', 'tblmodulelog', 'tblactivitylog'], true)) {
                $tables[$name] = Capsule::table($name)->get()->all();
            }
        }
        return $this->host->logs->everything()
            . json_encode([$shown, $tables, $_SESSION], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /** @return list<string> */
    public static function tables(): array
    {
        return Capsule::table('sqlite_master')->where('type', 'table')->where('name', 'not like', 'sqlite%')->pluck('name')->all();
    }

    /**
     * Runs PHP code in a process of its own with this extension and these settings, and gives all that it printed.
     *
     * @param array<string, string> $settings of php.ini
     * @param array<string, string> $environment
     */
    public static function php(string $code, array $settings = [], array $environment = []): string
    {
        $command = [PHP_BINARY, ...self::flags()];
        foreach (['display_errors' => '1'] + $settings as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        $process = proc_open([...$command, '-r', $code], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, null, $environment + getenv());
        if ($process === false) {
            throw new \RuntimeException('cannot start a PHP');
        }
        $output = (string) stream_get_contents($pipes[1]);
        proc_close($process);
        return $output;
    }
}
