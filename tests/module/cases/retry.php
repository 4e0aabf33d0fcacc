<?php

/** What failed for a reason that passes is pressed again after WHMCS's cron; what is wanted no more is not. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

const WAITING = 'mod_calagopus_retries';

/** WHMCS knows the module's hooks once a product was saved. */
$order = static function (Stage $stage): int {
    $id = $stage->order();
    $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
    return $id;
};
$cron = static function (Stage $stage): void {
    $stage->host->newRequest('cron.php');
    $stage->host->hooks->run('AfterCronJob', []);
};
$later = static fn (): int => Capsule::table(WAITING)->update(['next_at' => time() - 1]);
$waiting = static fn (int $id): ?object => Capsule::schema()->hasTable(WAITING) ? Capsule::table(WAITING)->where('service_id', $id)->first() : null;
$away = static fn (Stage $stage) => $stage->panel->fault(['kind' => 'status', 'status' => 503], ['path' => '^/api/', 'times' => 0]);
$told = static fn (Stage $stage): array => array_values(array_map(
    static fn (array $call): array => $call['values'],
    array_filter($stage->host->api->calls(), static fn (array $call): bool => $call['command'] === 'TriggerNotificationEvent')
));
$pressed = static fn (Stage $stage): array => array_values(array_filter(
    array_column($stage->host->api->calls(), 'command'),
    static fn (string $command): bool => str_starts_with($command, 'Module') || $command === 'AcceptOrder'
));
/** As if the breaker had let go: the tests' panel is at the same address. */
$back = static function (Stage $stage): void {
    $stage->panel->clearFaults();
    Calagopus\Tests\Panel\Simulator::until(static function () use ($stage): bool {
        return $stage->host->testConnection((int) Capsule::table('tblservers')->max('id'))['success'];
    }, 15.0);
};

return [
    'a reason longer than what is kept of it is cut, and the command waits all the same' => static function (Check $check, Stage $stage) use ($order, $away, $waiting): void {
        $id = $order($stage);
        $stage->host->create($id);
        $away($stage);
        $check->is(false, $stage->host->suspend($id, str_repeat('ä', 300))->success, 'the panel is away');
        $check->is(['SuspendAccount', str_repeat('ä', 255)], [$waiting($id)?->action, $waiting($id)?->reason], 'it waits');
    },
    'a Create that failed while the panel was away is pressed again, and goes through' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $back, $told, $pressed): void {
        $id = $order($stage);
        $away($stage);
        $check->is(false, $stage->host->create($id)->success, 'the panel is away');
        $check->is(['CreateAccount', 0], [$waiting($id)?->action, (int) $waiting($id)?->tries], 'it waits');
        $cron($stage);
        $check->is([], $pressed($stage), 'not before its time');
        $later();
        $cron($stage);
        $check->is(1, (int) $waiting($id)?->tries, 'tried once');
        $check->that((int) $waiting($id)?->next_at >= time() + 500, 'the next pause is longer');
        $check->has('Create was tried again (1 of 8) and failed; the next try is in 10 minutes.', implode(' ', $stage->host->logs->activities()), 'log');
        $back($stage);
        $later();
        $cron($stage);
        $check->is('Active', $stage->host->status($id), 'status');
        $check->is(null, $waiting($id), 'it waits no more');
        $check->is(['ModuleCreate', 'ModuleCreate'], $pressed($stage), 'what was pressed; orders are accepted by nobody');
        $check->is([['calagopus.retry', 'success']], array_map(static fn (array $one): array => [$one['notification_identifier'], $one['statusStyle']], $told($stage)), 'notification');
    },
    'who has paid comes first' => static function (Check $check, Stage $stage) use ($order, $cron, $pressed): void {
        $ids = [$order($stage), $order($stage), $order($stage)];
        foreach (['SuspendAccount' => 'Active', 'CreateAccount' => 'Pending', 'UnsuspendAccount' => 'Suspended'] as $action => $status) {
            $id = array_shift($ids);
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
            $rows[] = ['service_id' => $id, 'action' => $action, 'status' => $status, 'due' => (string) $stage->host->service($id)->getRawOriginal('nextduedate'), 'next_at' => count($rows ?? [])];
        }
        require_once Stage::folder() . '/lib/autoload.php';
        WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry\Waiting::makeTable();
        Capsule::table(WAITING)->insert($rows);
        $cron($stage);
        $check->is(['ModuleUnsuspend', 'ModuleCreate', 'ModuleSuspend'], $pressed($stage), 'order');
    },
    'a suspension of before the payment, and a Create of a cancelled order, do not come after all' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $back, $pressed): void {
        [$paid, $cancelled] = [$order($stage), $order($stage)];
        $stage->host->create($paid);
        $away($stage);
        $stage->host->suspend($paid, 'Overdue');
        $stage->host->create($cancelled);
        $check->is(['SuspendAccount', 'CreateAccount'], [$waiting($paid)?->action, $waiting($cancelled)?->action], 'both wait');
        $check->is('Overdue', $waiting($paid)?->reason, 'the reason');
        Capsule::table('tblhosting')->where('id', $paid)->update(['nextduedate' => '2031-01-01']);
        Capsule::table('tblhosting')->where('id', $cancelled)->update(['domainstatus' => 'Cancelled']);
        $back($stage);
        $later();
        $cron($stage);
        $check->is([[], null, null], [$pressed($stage), $waiting($paid), $waiting($cancelled)], 'nothing was pressed');
    },
    'what does not pass by itself, and what was pressed by hand since, waits for nobody' => static function (Check $check, Stage $stage) use ($order, $waiting, $away, $back): void {
        $id = $order($stage);
        Capsule::table('tblproducts')->update(['configoption5' => '2 GB']);
        $check->is([false, null], [$stage->host->create($id)->success, $waiting($id)], 'wrong options');
        Capsule::table('tblproducts')->update(['configoption5' => '1024']);
        $away($stage);
        $stage->host->create($id);
        $check->that($waiting($id) !== null, 'it waits');
        $back($stage);
        $check->is([true, null], [$stage->host->create($id)->success, $waiting($id)], 'pressed by hand');
    },
    'after the last try it is said, and not tried any more' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $told): void {
        $id = $order($stage);
        $away($stage);
        $stage->host->create($id);
        Capsule::table(WAITING)->update(['tries' => 7]);
        $later();
        $cron($stage);
        $check->is(null, $waiting($id), 'it waits no more');
        $check->is('danger', $told($stage)[0]['statusStyle'] ?? null, 'notification');
        $check->has('8 of 8', $told($stage)[0]['message'] ?? null, 'notification');
        $check->is('Pending', $stage->host->status($id), 'status');
    },
    'where the settings say so nothing is tried again, and a process that holds the lock is left alone' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $pressed): void {
        $id = $order($stage);
        $away($stage);
        $stage->host->create($id);
        $later();
        $lock = WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks::make('retry', 60);
        $lock->acquire(0);
        $cron($stage);
        $lock->release();
        $stage->configure(['retry' => false]);
        $cron($stage);
        $check->is([[], 0], [$pressed($stage), (int) $waiting($id)?->tries], 'nothing was pressed');
        $stage->host->suspend($id);
        $check->is('CreateAccount', $waiting($id)?->action, 'and nothing new is noted');
    },
    'a Create does not come after a Terminate, though that failed too' => static function (Check $check, Stage $stage) use ($order, $waiting, $away): void {
        $id = $order($stage);
        $away($stage);
        $stage->host->create($id);
        $check->is('CreateAccount', $waiting($id)?->action, 'it waits');
        $check->is(false, $stage->host->terminate($id)->success, 'the panel is away still');
        $check->is(null, $waiting($id), 'the service is wanted no more');
    },
    'a suspension that staff put off since does not come after all, and nothing of another module is pressed' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $back, $pressed): void {
        [$late, $moved] = [$order($stage), $order($stage)];
        $stage->host->create($late);
        $away($stage);
        $stage->host->suspend($late, 'Overdue');
        $stage->host->create($moved);
        Capsule::table('tblhosting')->where('id', $late)->update(['overideautosuspend' => 1, 'overidesuspenduntil' => '2031-01-01']);
        $other = $stage->host->make->product(['module' => 'opterius', 'name' => 'Web', 'options' => []]);
        Capsule::table('tblhosting')->where('id', $moved)->update(['packageid' => $other]);
        $back($stage);
        $later();
        $cron($stage);
        $check->is([[], null, null], [$pressed($stage), $waiting($late), $waiting($moved)], 'nothing was pressed');
    },
    'what was done by hand while the cron pressed others is not undone' => static function (Check $check, Stage $stage) use ($order, $pressed): void {
        require_once Stage::folder() . '/lib/autoload.php';
        WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry\Waiting::makeTable();
        foreach ([$order($stage), $order($stage)] as $number => $id) {
            $stage->host->create($id);
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Suspended']);
            Capsule::table(WAITING)->insert(['service_id' => $id, 'action' => 'UnsuspendAccount', 'status' => 'Suspended',
                'due' => (string) $stage->host->service($id)->getRawOriginal('nextduedate'), 'next_at' => $number]);
            $ids[] = $id;
        }
        $stage->host->newRequest('cron.php');
        // While the first is pressed, staff suspends the second once more, for abuse: what waited for it is gone then.
        $stage->host->hooks->add('AfterModuleUnsuspend', 1, static function () use ($ids): void {
            Capsule::table(WAITING)->where('service_id', $ids[1])->delete();
        });
        $stage->host->hooks->run('AfterCronJob', []);
        $check->is(['ModuleUnsuspend'], $pressed($stage), 'pressed');
        $check->is('Suspended', $stage->host->status($ids[1]), 'the second');
    },
    'a copy of WHMCS for testing does not press what failed in the original' => static function (Check $check, Stage $stage) use ($order, $cron, $later, $waiting, $away, $back, $pressed): void {
        $id = $order($stage);
        $away($stage);
        $stage->host->create($id);
        $back($stage);
        WHMCS\Config\Setting::setValue('SystemURL', 'https://staging.example.net/');
        $later();
        $cron($stage);
        $check->is([[], null], [$pressed($stage), $waiting($id)], 'nothing was pressed');
        $check->has('failed in the WHMCS at', implode(' ', $stage->host->logs->activities()), 'log');
        $check->is(null, $stage->onlyServer($id), 'a server');
    },
    'a cron whose PHP lacks the extension tries nothing, and says so once a day' => static function (Check $check, Stage $stage) use ($order, $later, $waiting, $away): void {
        $id = $order($stage);
        $away($stage);
        $stage->host->create($id);
        $later();
        $said = static fn (): array => array_values(array_filter($stage->host->logs->activities(), static fn (string $line): bool
            => str_contains($line, "WHMCS's cron cannot try them again. The PHP extension \"calagopus\" is not loaded in this PHP")));
        foreach ([1, 1, 2, 2] as $run => $times) {
            $result = $stage->host->startChild(dirname(__DIR__) . '/child.php', ['cron', '0'], [])->wait();
            $check->is([0, ''], [$result['exit'], $result['out'] . $result['err']], "run $run");
            $check->is($times, count($said()), "lines after run $run");
            $run !== 1 || Capsule::table('mod_calagopus_settings')->where('name', 'said-no-extension')->update(['value' => (string) (time() - 86401)]);
        }
        $check->is(0, (int) $waiting($id)?->tries, 'tries');
    },
];
