<?php

/** What the demo needs around it: the panel simulators and a WHMCS with a client, servers, products and services. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Panel\Opterius\Simulator as OpteriusSimulator;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class World
{
    /** What the simulator's basic seed holds. */
    private const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
    private const EGG = 'c36822a7-8ba0-42e0-a177-858c096ff73d';
    private const NODE = 'ee73e04b-6520-4049-a210-93197cf5079d';
    /** Without a free port. */
    public const FULL = '2eeb432f-58b5-4748-a2e0-67b85a108c43';
    private const LOCATION = '09c482b3-ed47-4302-9532-fd1f211b4f87';

    /** What the ordered web-hosting accounts begin with. */
    public const PASSWORD = 'first-password';

    private function __construct(
        public readonly WhmcsHost $whmcs,
        public readonly Simulator $panel,
        public readonly int $server,
        public readonly int $client,
        public readonly OpteriusSimulator $opterius,
        public readonly int $hostingServer,
        /** What the servers of the game panel's first node are spoken with at by a browser. */
        public readonly Simulator $node
    ) {
    }

    public static function start(): self
    {
        $panel = Simulator::start(['--install-ms', '200']);
        $whmcs = WhmcsHost::boot(['database' => 'mariadb', 'modules' => dirname(__DIR__, 2) . '/modules-php']);
        $server = $whmcs->make->server([
            'type' => 'calagopus', 'name' => 'Game panel', 'hostname' => $panel->host, 'port' => (string) $panel->port,
            'secure' => '', 'password' => $panel->key,
        ]);
        $client = $whmcs->make->client(['firstname' => 'Jane', 'lastname' => "O'Brien", 'email' => 'jane@example.com']);
        $opterius = OpteriusSimulator::start();
        $hosting = $whmcs->make->server([
            'type' => 'opterius', 'name' => 'Hosting panel', 'hostname' => $opterius->host, 'port' => (string) $opterius->port,
            'secure' => '', 'accesshash' => $opterius->key,
        ]);
        $node = Simulator::start(['--lines-ms', '3000'], 'node.php');
        $panel->control('POST', 'node', ['uuid' => self::NODE, 'url' => "{$node->url}/"]);
        // The page is served without TLS, as the node is.
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => 'http://127.0.0.1']);
        return new self($whmcs, $panel, $server, $client, $opterius, $hosting, $node);
    }

    /**
     * The 24 options of a product in WHMCS's order; what is not given takes the option's default.
     *
     * @param array<string, string> $options by name
     * @return list<string>
     */
    private static function options(array $options): array
    {
        return array_values(array_merge([
            'nest_uuid' => self::NEST, 'egg_uuid' => self::EGG, 'node_uuid' => '', 'location_uuids' => '', 'memory' => '1024', 'swap' => '0',
            'disk' => '10240', 'cpu' => '100', 'memory_overhead' => '0', 'io_weight' => '', 'allocations_limit' => '1',
            'database_limit' => '0', 'backup_limit' => '0', 'schedule_limit' => '0', 'custom_feature_limits' => '', 'docker_image' => '',
            'startup_command' => '', 'server_name_prefix' => 'MC-', 'variables' => 'SERVER_JARFILE=paper.jar', 'skip_installer' => '',
            'start_on_completion' => 'on', 'backup_configuration_uuid' => '', 'hugepages_passthrough' => '', 'kvm_passthrough' => '',
        ], $options));
    }

    /** @param array<string, string> $options by name */
    public function product(string $name, array $options): int
    {
        $product = $this->whmcs->make->product(['module' => 'calagopus', 'name' => $name, 'options' => self::options($options)]);
        $this->whmcs->make->customField('product', $product, 'Server UUID', ['adminonly' => 'on']);
        return $product;
    }

    /** Puts the panel's server into the product's group, so that its page can ask the panel. */
    public function sellBy(int $product): void
    {
        $group = $this->whmcs->make->serverGroup('Game panels', [$this->server]);
        Capsule::table('tblproducts')->where('id', $product)->update(['servergroup' => $group]);
    }

    /** WHMCS's cron, as if each pause of what it does were over. */
    public function cronLater(): void
    {
        (new Hands($this->whmcs))->cron();
    }

    /** Presses Save Changes on a product's page; returns the page that comes back. @param array<string, string> $options by name */
    public function save(int $product, array $options): string
    {
        $this->whmcs->saveProduct($product, ['packageconfigoption' => array_combine(range(1, 24), self::options($options))]);
        $page = $this->whmcs->adminPage('configproducts.php', ['action' => 'edit', 'id' => $product]);
        return (string) $page['footer'];
    }

    public function service(int $product): int
    {
        return $this->whmcs->make->service(['client' => $this->client, 'product' => $product, 'server' => $this->server]);
    }

    /** Lets WHMCS control a product's stock, and the stock follow the panel. */
    public function stock(int $product): void
    {
        Capsule::table('tblproducts')->where('id', $product)->update(['stockcontrol' => 1, 'qty' => 0]);
        Policies::decide("product-$product", ['stock' => 'yes']);
    }

    /** A service on the node of which the client chose something: type 1 is a drop-down, 3 yes/no, 4 a quantity. */
    public function chosen(string $name, int $type, string $choice, int $quantity): int
    {
        $product = $this->product("Minecraft with $name", ['node_uuid' => self::NODE]);
        $option = $this->whmcs->make->configurableOption($product, $name, $type, [$choice]);
        $service = $this->service($product);
        $this->whmcs->make->choose($service, $option['option'], $option['choices'][0], $quantity);
        return $service;
    }

    /** A web-hosting product with one of the panel's packages, as typed. */
    public function package(string $package): int
    {
        $group = $this->whmcs->make->serverGroup('Hosting panels', [$this->hostingServer]);
        return $this->whmcs->make->product(
            ['module' => 'opterius', 'name' => "Web hosting $package", 'servergroup' => $group, 'options' => [$package, '']]
        );
    }

    /** An ordered web-hosting service; an empty username is made when it is created. */
    public function hosting(string $package, string $username, string $domain): int
    {
        return $this->whmcs->make->service([
            'client' => $this->client, 'product' => $this->package($package), 'server' => $this->hostingServer, 'username' => $username,
            'domain' => $domain, 'password' => self::PASSWORD,
        ]);
    }

    /** The services of the page that stays open: none has been created yet. @return list<int> */
    public function toClick(): array
    {
        $game = $this->product('Minecraft to click', ['node_uuid' => self::NODE]);
        Policies::decide("product-$game", ['console' => 'type', 'port_range' => '25600-25649']);
        $this->stock($game);
        $this->whmcs->make->configurableOption($game, 'Extra Ports', 4, ['x']);
        // Reconcile has something to say of it.
        $this->product('Minecraft on a full node', ['node_uuid' => self::FULL]);
        $services = [$this->service($game), $this->hosting('Starter', '', 'click.example.com')];
        $this->cronLater();
        return $services;
    }

    /** What WHMCS called since the last look, as lines for people. @return list<string> */
    public function calls(): array
    {
        return array_map(static fn (array $call): string => sprintf(
            'whmcs  %s%s',
            $call['function'],
            $call['answer'] === '' ? '' : ': ' . $call['answer']
        ), $this->whmcs->modules->takeCalls());
    }

    public static function node(): string
    {
        return self::NODE;
    }

    public static function location(): string
    {
        return self::LOCATION;
    }

    /** @return list<Life> */
    public function lives(): array
    {
        return [new GameServerLife($this), new StaffLife($this), new WebHostingLife($this)];
    }
}
