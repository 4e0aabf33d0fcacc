<?php

/** A WHMCS stand-in with one provisioning module from any folder, a client, two products, and a server entry for each door of the front. */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Tests\Whmcs\Logs;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

final class Whmcs
{
    /** What the simulator's basic seed holds. */
    private const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
    private const EGG = 'c36822a7-8ba0-42e0-a177-858c096ff73d';
    private const NODE = 'ee73e04b-6520-4049-a210-93197cf5079d';

    public readonly WhmcsHost $host;

    /** @var list<int> of the products: what is ordered, and what it is changed to */
    public readonly array $products;
    public readonly int $client;

    public function __construct(Work $work, string $module, private readonly string $key)
    {
        $root = $work->path('whmcs-' . bin2hex(random_bytes(4)));
        mkdir("$root/modules/servers", 0700, true);
        mkdir("$root/includes/hooks", 0700, true);
        mkdir("$root/templates", 0700);
        symlink($module, "$root/modules/servers/calagopus");
        $this->host = WhmcsHost::boot(['database' => 'mariadb', 'root' => $root]);
        // As WHMCS runs where nobody looks for a fault.
        Setting::setValue(Logs::DEBUG_SETTING, '');
        // Their numbers must not be those of the servers and accounts that the simulator is seeded with.
        foreach (['tblhosting', 'tblclients'] as $table) {
            Capsule::connection()->statement("ALTER TABLE $table AUTO_INCREMENT = 1000000");
        }
        $this->client = $this->host->make->client(['firstname' => 'Jane', 'lastname' => 'Doe']);
        $this->products = [$this->product('1024', 'paper.jar'), $this->product('2048', 'other.jar')];
    }

    public function server(int $port): int
    {
        return $this->host->make->server(['type' => 'calagopus', 'hostname' => '127.0.0.1', 'port' => (string) $port, 'secure' => 'on', 'password' => $this->key]);
    }

    /** A service with a server behind that port, made through the module in a process of its own. */
    public function withServer(Bench $bench, Panel $panel, int $port): int
    {
        $service = $this->host->make->service(['client' => $this->client, 'product' => $this->products[0], 'server' => $this->server($port)]);
        $job = ['cold' => true, 'make' => $service, 'requests' => '', 'connections' => ''];
        $file = $bench->work->write('make.json', json_encode($job, JSON_THROW_ON_ERROR));
        (new Child([...$bench->php($panel->front), dirname(__DIR__) . '/act.php', $file], $this->host->environment()))->finish();
        return $service;
    }

    /** What a page needs to join this installation. @return array<string, string> */
    public function forAttach(): array
    {
        $environment = $this->host->environment();
        return ['dsn' => $environment[WhmcsHost::DSN_VARIABLE], 'root' => $environment[WhmcsHost::ROOT_VARIABLE], 'hash' => $environment[WhmcsHost::HASH_VARIABLE]];
    }

    private function product(string $memory, string $jar): int
    {
        $options = [self::NEST, self::EGG, self::NODE, '', $memory, '0', '10240', '100', '0', '', '1', '0', '0', '0', '', '', '', 'MC-',
            "SERVER_JARFILE=$jar", '', 'on', '', '', ''];
        $product = $this->host->make->product(['module' => 'calagopus', 'name' => "Server $memory", 'options' => $options]);
        $this->host->make->customField('product', $product, 'Server UUID');
        return $product;
    }
}
