<?php

/**
 * One call of WHMCS's to the module, in the PHP under test: $_SERVER['DO'] says which, 'SERVICE' the number of the service (0 to 2).
 *
 * It prints "success", or what WHMCS would show.
 */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\WhmcsHost;

require dirname(__DIR__) . '/whmcs/bootstrap.php';

$world = json_decode((string) file_get_contents('/srv/world.json'), true);
array_map(static fn (string $name, string $value): bool => putenv("$name=$value"), array_keys($world['environment']), $world['environment']);
$do = (string) $_SERVER['DO'];
$service = $world['services'][(int) ($_SERVER['SERVICE'] ?? 0)];
$whmcs = WhmcsHost::attach();
if ($do === 'test') {
    $answer = $whmcs->testConnection($world['server']);
    echo $answer['success'] ? 'success' : $answer['error'];
} elseif ($do === 'usage') {
    $whmcs->usageUpdate($world['server']);
    echo 'success';
} elseif ($do === 'version') {
    echo phpversion('calagopus');
} elseif ($do === 'tables') {
    echo implode(' ', WHMCS\Database\Capsule::connection()->getPdo()->query("SHOW TABLES LIKE 'mod\\_%'")->fetchAll(PDO::FETCH_COLUMN));
} else {
    $result = $whmcs->$do($service);
    echo $result->success ? 'success' : $result->message;
}
