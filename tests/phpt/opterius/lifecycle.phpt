--TEST--
An account is made, shown, suspended, unsuspended, changed and terminated, each with one look before it
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/opterius.inc';
use Calagopus\Tests\Panel\Opterius\Simulator;

$simulator = Simulator::start();
$panel = hosting($simulator);
$step = static function (string $what, callable $call) use ($simulator): mixed {
    $mark = $simulator->mark();
    $result = $call();
    echo $what, ': ', holds($simulator, 'jane'), ' (', asked($simulator, $mark), ")\n";

    return $result;
};
$made = $step('create', fn () => order($panel, more: ['serviceId' => 17, 'clientId' => 7, 'serverId' => 1]));
echo $made->username, ', ', $made->domain, ', ', $made->origin === $simulator->url ? 'of this panel' : $made->origin, ', ',
    preg_match('/^[0-9]+$/D', $made->accountId) === 1 ? 'numbered' : '', ', ', filter_var($made->serverIp, FILTER_VALIDATE_IP) ? 'with an address' : '', ', ',
    $made->remade ? 'remade' : 'new', ', ', count($made->notes), " notes\n";
$account = $simulator->account('jane');
echo hash('sha256', PASSWORD) === $account['login_sha256'] ? 'its password' : 'another password', "\n";
echo json_encode(array_intersect_key(json_decode($simulator->requests('POST', 'create$')[0]['body'], true), ['client_email' => 1, 'client_name' => 1, 'server_id' => 1, 'whmcs_service_id' => 1, 'whmcs_client_id' => 1])), "\n";
$step('suspend', fn () => $panel->suspend($made, 'Overdue'));
$step('suspend', fn () => $panel->suspend($made));
$simulator->put('jane', ['disk_used_mb' => 512, 'bw_used_mb' => 2048, 'suspended' => true]);
$usage = $step('usage', fn () => $panel->usage($made));
echo "$usage->username, $usage->domain, ", var_export($usage->suspended, true), ", $usage->diskUsed of $usage->diskLimit MiB ($usage->diskLimitLabel), $usage->trafficUsed MiB\n";
$step('unsuspend', fn () => $panel->unsuspend($made));
$step('package', fn () => $panel->changePackage($made, 'Business'));
$step('password', fn () => $panel->setPassword($made, 'another horse'));
echo hash('sha256', 'another horse') === $simulator->account('jane')['password_sha256'] ? 'the new password' : 'another password', "\n";
echo $step('look', fn () => $panel->look('jane'))->domain, "\n";
var_dump($step('terminate', fn () => $panel->terminate($made))->wasGone);
var_dump($step('terminate', fn () => $panel->terminate($made))->wasGone);
var_dump($step('look', fn () => $panel->look('jane')));
failure(fn () => $panel->suspend($made));
failure(fn () => $panel->usage($made));
?>
--EXPECT--
create: jane: jane.example.com, Starter, active, on the server active (usage create password)
jane, jane.example.com, of this panel, numbered, with an address, new, 0 notes
its password
{"client_email":"jane@example.com","client_name":"Jane Doe","server_id":1,"whmcs_service_id":17,"whmcs_client_id":7}
suspend: jane: jane.example.com, Starter, suspended, on the server suspended (usage suspend)
suspend: jane: jane.example.com, Starter, suspended, on the server suspended (usage suspend)
usage: jane: jane.example.com, Starter, suspended, on the server suspended (usage)
jane, jane.example.com, true, 512 of 10240 MiB (10240), 2048 MiB
unsuspend: jane: jane.example.com, Starter, active, on the server active (usage unsuspend)
package: jane: jane.example.com, Business, active, on the server active (usage package)
password: jane: jane.example.com, Business, active, on the server active (usage password)
the new password
look: jane: jane.example.com, Business, active, on the server active (usage)
jane.example.com
terminate: jane: none (usage terminate)
bool(false)
terminate: jane: none (usage)
bool(true)
look: jane: none (usage)
NULL
NotFoundException account-not-found, HTTP 0, not again
NotFoundException account-not-found, HTTP 0, not again
