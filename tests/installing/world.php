<?php

/**
 * The WHMCS of the scenario, without a module: its database, a panel, a product and three services. Lives until it is ended.
 *
 * It writes where all of it is into a file, /srv/world.json, for page.php. Called by scenario.sh.
 */

declare(strict_types=1);

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\WhmcsHost;

require dirname(__DIR__) . '/panel/launch.php';
require dirname(__DIR__) . '/whmcs/bootstrap.php';

const OPTIONS = ['23aa9a62-f700-4c88-a596-dae872c751d7', Seed::PAPER, Seed::NODE_1, '', '1024', '0', '10240', '100', '0', '', '1', '0', '0', '0',
    '', '', '', 'Server-', 'SERVER_JARFILE=paper.jar', '', 'on', '', '', ''];

$panel = Simulator::start();
$whmcs = WhmcsHost::boot(['database' => 'mariadb', 'root' => $argv[1]]);
$server = $whmcs->make->server([
    'type' => 'calagopus', 'hostname' => $panel->host, 'port' => (string) $panel->port, 'secure' => '', 'password' => $panel->key,
]);
$product = $whmcs->make->product(['module' => 'calagopus', 'options' => OPTIONS]);
$client = $whmcs->make->client(['email' => 'jane@example.com']);
$services = array_map(static fn (): int => $whmcs->make->service(['client' => $client, 'product' => $product, 'server' => $server]), [1, 2, 3]);
// PHP-FPM's user comes to the socket through this folder.
preg_match('~unix_socket=([^;]+)/s;~', $whmcs->database->dsn, $folder);
chmod($folder[1], 0711);
file_put_contents('/srv/world.json', json_encode(['environment' => $whmcs->environment(), 'server' => $server, 'services' => $services]));
while (fgets(STDIN) !== false) {
    continue;
}
