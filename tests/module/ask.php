<?php

/**
 * A process of its own on the installation of a test: the page asks what ends its request, and what WHMCS's answer would be is printed.
 *
 * Such a function ends its request, so it cannot be called by a test's own process. Given as JSON: `service` or `addon`, `post`, `get`, `session`,
 * and `function` where it is not the one that answers with figures.
 * At the end it is told (to the other stream) whether the session was let go.
 */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\Target;
use Calagopus\Tests\Whmcs\WhmcsHost;

require_once __DIR__ . '/../whmcs/bootstrap.php';

$asked = json_decode($argv[1], true, 16, JSON_THROW_ON_ERROR);
session_save_path(sys_get_temp_dir());
session_id('ask' . bin2hex(random_bytes(8)));
@session_start();
$_SESSION = $asked['session'];
$host = WhmcsHost::attach();
$host->newRequest('clientarea.php', $asked['get'] ?? [], $asked['post']);
ob_start();
echo 'What WHMCS had begun to print.';
register_shutdown_function(static function (): void {
    fwrite(STDERR, session_status() === PHP_SESSION_ACTIVE ? 'held' : 'let go');
    session_status() !== PHP_SESSION_ACTIVE || session_destroy();
    @unlink(session_save_path() . '/sess_' . session_id());
});
$target = isset($asked['addon']) ? Target::addon($asked['addon']) : $asked['service'];
echo json_encode(['returned' => $host->callModule('calagopus', $asked['function'] ?? 'ClientStatus', $host->paramsFor($target))]);
