<?php

/**
 * Runs a command with a MariaDB server of its own, which all stand-ins that the command starts share: each has its
 * own database there.
 *
 * The command finds the server's socket in WHMCS_STANDIN_SOCKET; its exit status is handed on.
 */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\Database;
use Calagopus\Tests\Whmcs\MariaDbServer;

require_once __DIR__ . '/bootstrap.php';

$command = array_slice($argv, 1);
if ($command === [] || $command[0] === '--help') {
    echo "Usage: php with-mariadb.php COMMAND [ARGUMENT...]\n";
    exit($command === [] ? 2 : 0);
}
$server = MariaDbServer::start();
putenv(Database::SOCKET_VARIABLE . '=' . $server->socket());
$process = proc_open($command, [], $pipes);
$status = $process === false ? 127 : proc_close($process);
$server->stop();
exit($status === -1 ? 1 : $status);
