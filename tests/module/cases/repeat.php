<?php

/** Create pressed twice, raced, killed and timed out: one server each time, and one that the node knows. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Attempt;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Clock;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\OpenIntent;

/** Create until it succeeds, each time as if the earlier request could not arrive any more. */
$heal = static function (Check $check, Stage $stage, int $id): void {
    $first = $stage->host->create($id);
    if (!$first->success) {
        $check->has('Press Create again after', $first->message, 'says when');
        $stage->age($id, 100_000);
        $check->is('success', $stage->host->create($id)->message, 'later');
    }
    $server = $stage->onlyServer($id);
    $check->is(true, $server['node_knows'] ?? null, 'the node knows it');
    $check->is($server['uuid'] ?? '', $stage->record($id)->server_uuid ?? null, 'recorded');
    $check->is(null, $stage->record($id)->intent_origin, 'no intent is left');
    $check->is([], $stage->panel->state()['orphans'], 'nothing on the node that the panel does not know');
};

$race = static function (Check $check, Stage $stage): void {
    $id = $stage->order();
    $stage->panel->node(null, 'ok', 300, ['create']);
    $children = array_map(static fn (): object => $stage->child('create', $id), range(1, 4));
    $said = [];
    foreach ($children as $child) {
        $result = $child->wait(60);
        $said[] = json_decode($result['out'], true)['message'] ?? $result['out'] . $result['err'];
    }
    $check->is(1, count($stage->panel->serversOf((string) $id)), 'servers');
    $check->is(1, $stage->creations(), 'creations');
    $check->is(['success'], array_values(array_unique($said)), 'each waited for the other and found the server');
    $check->is(null, $stage->record($id)->intent_origin, 'no intent is left');
};

$kill = static function (Check $check, Stage $stage) use ($heal): void {
    $id = $stage->order();
    $stage->panel->node(null, 'ok', 60_000, ['create']);
    $child = $stage->child('create', $id);
    $check->that(Simulator::until(static fn (): bool => $stage->panel->serversOf((string) $id) !== [], 20), 'the panel has begun');
    $child->kill();
    $child->wait();
    $stage->expireLocks();
    $check->that(($stage->record($id)->intent_origin ?? null) === $stage->panel->url, 'the intent survived');
    $stage->panel->node(null, 'ok', 0);
    $check->that(Simulator::until(static fn (): bool => ($stage->panel->serversOf((string) $id)[0]['node_knows'] ?? null) === false, 20), 'half a server');
    $mark = $stage->panel->mark();
    $look = $stage->host->create($id);
    $check->is(false, $look->success, 'half a server is no success');
    $check->is(0, $stage->creations($mark), 'nothing new was asked for while the request may still arrive');
    $check->has('Press Create again after', $look->message, 'says when');
    $heal($check, $stage, $id);
};

/** Half a server, left by a child that was killed in its Create. */
$abandoned = static function (Check $check, Stage $stage): int {
    $id = $stage->order();
    $stage->panel->node(null, 'ok', 60_000, ['create']);
    $child = $stage->child('create', $id);
    $check->that(Simulator::until(static fn (): bool => $stage->panel->serversOf((string) $id) !== [], 20), 'the panel has begun');
    $child->kill();
    $child->wait();
    $stage->expireLocks();
    $stage->panel->node(null, 'ok', 0);
    $check->that(Simulator::until(static fn (): bool => ($stage->panel->serversOf((string) $id)[0]['node_knows'] ?? null) === false, 20), 'half a server');
    return $id;
};
$note = static fn (int $id, array $columns) => Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->update($columns);

return [
    'half a server of a process that is known to be dead waits for a minute and no longer' => static function (Check $check, Stage $stage) use ($abandoned, $note): void {
        $id = $abandoned($check, $stage);
        $half = $stage->onlyServer($id)['uuid'];
        $answer = $stage->host->create($id);
        $check->is(false, $answer->success, 'not at once');
        $check->that(preg_match('/in (\d+) seconds/', $answer->message, $in) === 1 && $in[1] > 0 && $in[1] <= 60, "a minute: $answer->message");
        $check->is($half, $stage->onlyServer($id)['uuid'], 'left alone');
        $note($id, ['intent_ended_at' => Capsule::raw('intent_ended_at - 61')]);
        $check->is('success', $stage->host->create($id)->message, 'a minute later');
        $check->that($stage->onlyServer($id)['uuid'] !== $half && $stage->onlyServer($id)['node_knows'], 'made anew');
        $check->is([null, null, null], [$stage->record($id)->intent_origin, $stage->record($id)->intent_process, $stage->record($id)->intent_ended_at], 'the note is gone');
    },
    'nothing is made for a dead process\'s request of which the panel shows nothing' => static function (Check $check, Stage $stage) use ($abandoned, $note): void {
        $id = $abandoned($check, $stage);
        $stage->panel->api('DELETE', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['force' => true]);
        $stage->host->create($id);
        $check->is(null, $stage->record($id)->intent_ended_at, 'the minute does not begin');
        $note($id, ['intent_ended_at' => Capsule::raw('intent_at - 61')]);
        $before = (array) $stage->record($id);
        $mark = $stage->panel->mark();
        $answer = $stage->host->create($id);
        $check->is([false, 0], [$answer->success, $stage->creations($mark)], 'it may arrive late');
        $check->that(preg_match('/in (\d+) seconds/', $answer->message, $in) === 1 && $in[1] > 60, "the whole time: $answer->message");
        $kept = array_flip(['intent_origin', 'intent_at', 'intent_deadline', 'intent_process', 'intent_ended_at']);
        $check->is(array_intersect_key($before, $kept), array_intersect_key((array) $stage->record($id), $kept), 'the note is as it was');
    },
    'what is not known of the process that asked leaves half a server to wait' => static function (Check $check, Stage $stage) use ($abandoned, $note): void {
        $id = $abandoned($check, $stage);
        $dead = (string) $stage->record($id)->intent_process;
        [$host, $pid, $start] = explode(':', $dead);
        $alive = WHMCS\Module\Server\Calagopus\Shared\Provisioning\Process::current();
        foreach (['nothing' => null, 'another host' => str_repeat('0', 32) . ":$pid:$start", 'a process that lives' => $alive, 'no name' => 'x'] as $what => $process) {
            $note($id, ['intent_process' => $process, 'intent_ended_at' => null]);
            $check->is(false, $stage->host->create($id)->success, $what);
            $check->is(null, $stage->record($id)->intent_ended_at, "$what: not known to be dead");
        }
        [$host, $pid, $start] = explode(':', (string) $alive);
        $note($id, ['intent_process' => "$host:$pid:" . ($start - 1)]);
        $stage->host->create($id);
        $check->that($stage->record($id)->intent_ended_at !== null, 'its number is another process\'s now');
    },
    'Create pressed twice makes one server' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'first');
        $check->is('success', $stage->host->create($id)->message, 'second');
        $check->that($stage->onlyServer($id) !== null, 'one server');
        $check->is(1, $stage->creations(), 'creations');
    },
    'Create pressed twice makes one server where the record was lost' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Capsule::table('mod_calagopus_services')->delete();
        $check->is('success', $stage->host->create($id)->message, 'second');
        $check->is(1, $stage->creations(), 'creations');
        $check->is($stage->onlyServer($id)['uuid'], $stage->record($id)->server_uuid, 'recorded again');
    },
    'mariadb: Create raced from four processes makes one server' => $race,
    'Create raced from four processes makes one server' => $race,
    'mariadb: Create killed half-way and pressed again makes one server' => $kill,
    'Create killed half-way and pressed again makes one server' => $kill,
    'Create after a time-out in which the panel made the server' => static function (Check $check, Stage $stage) use ($heal): void {
        $stage->configure(['create_timeout' => 2, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('lost', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $stage->host->create($id);
        $check->that($stage->onlyServer($id) !== null, 'the panel made it');
        $heal($check, $stage, $id);
        $check->is(1, $stage->creations(), 'creations');
    },
    'Create whose answer a proxy replaced by a 504' => static function (Check $check, Stage $stage) use ($heal): void {
        $id = $stage->order();
        $stage->panel->fault(['kind' => 'status', 'status' => 504], ['method' => 'POST', 'path' => '^/api/admin/servers$', 'act' => 'after']);
        $stage->host->create($id);
        $heal($check, $stage, $id);
        $check->is(1, $stage->creations(), 'creations');
    },
    'Create whose connection broke before the panel saw it' => static function (Check $check, Stage $stage) use ($heal): void {
        $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $answer = $stage->host->create($id);
        $check->is(false, $answer->success, 'not known');
        $check->has('Press Create again after', $answer->message, 'says when');
        $mark = $stage->panel->mark();
        $check->is(false, $stage->host->create($id)->success, 'pressed again too early');
        $check->is(0, $stage->creations($mark), 'nothing new was asked for');
        $heal($check, $stage, $id);
    },
    'a definite refusal leaves no intent, and Create works as soon as the cause is gone' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([19 => 'NO_SUCH_VARIABLE=1']);
        $check->is(false, $stage->host->create($id)->success, 'refused');
        $check->is(null, $stage->record($id)?->intent_origin, 'no intent');
        Capsule::table('tblproducts')->update(['configoption19' => '']);
        $check->is('success', $stage->host->create($id)->message, 'then');
    },
    'a node that fails is said, and Create works when it is back' => static function (Check $check, Stage $stage) use ($heal): void {
        $id = $stage->order();
        $stage->panel->node(null, 'fail');
        $check->is(false, $stage->host->create($id)->success, 'failed');
        $stage->panel->node(null, 'ok');
        $heal($check, $stage, $id);
    },
    'two servers with the service\'s id are named and neither is touched' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $owner = $stage->onlyServer($id)['owner'];
        $second = $stage->panel->control('POST', 'server', ['owner' => $owner, 'external_id' => (string) $id, 'name' => 'Twin'])['uuid'];
        foreach (['recorded', 'the record is lost'] as $when) {
            $answer = $stage->host->create($id);
            $check->is(false, $answer->success, "refused, $when");
            foreach (array_column($stage->panel->serversOf((string) $id), 'uuid') as $uuid) {
                $check->has($uuid, $answer->message, "named, $when");
            }
            Capsule::table('mod_calagopus_services')->delete();
        }
        $check->is(2, count($stage->panel->serversOf((string) $id)), 'neither was touched');
        $check->that($second !== '', 'second');
    },
    'half a server that no note explains is looked at first, and made anew only when nothing can be under way' => static function (Check $check, Stage $stage) use ($heal): void {
        $id = $stage->order();
        $stage->host->create($id);
        $owner = $stage->onlyServer($id)['owner'];
        $stage->host->terminate($id);
        $half = $stage->panel->control('POST', 'server', [
            'owner' => $owner, 'external_id' => (string) $id, 'status' => 'installing', 'node_knows' => false,
        ])['uuid'];
        $answer = $stage->host->create($id);
        $check->is(false, $answer->success, 'not at once');
        $check->is($half, $stage->onlyServer($id)['uuid'], 'it was left alone');
        $heal($check, $stage, $id);
        $check->that($stage->onlyServer($id)['uuid'] !== $half, 'made anew');
    },
    'Terminate does not call it gone while a request to make it may still arrive' => static function (Check $check, Stage $stage): void {
        $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $stage->host->create($id);
        $answer = $stage->host->terminate($id);
        $check->has('Terminate again', $answer->message, 'refused');
        $stage->age($id, 100_000);
        $check->is('success', $stage->host->terminate($id)->message, 'later');
    },
    'Terminate does not lose a second server that bears the service\'s id: it is named, and goes when pressed again' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $first = $stage->onlyServer($id);
        $second = $stage->panel->control('POST', 'server', ['owner' => $first['owner'], 'external_id' => (string) $id])['uuid'];
        $answer = $stage->host->terminate($id);
        $check->has($second, $answer->message, 'named');
        $check->is(false, $answer->success, 'not done yet');
        $check->is([$second], array_column($stage->panel->state()['servers'], 'uuid'), 'the recorded one is deleted');
        $check->is('success', $stage->host->terminate($id)->message, 'pressed again');
        $check->is([], $stage->panel->state()['servers'], 'nothing is left');
    },
    'when to press again is said in the language of the administrator, and where the earlier request was sent' => static function (Check $check, Stage $stage): void {
        $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $_SESSION['adminlang'] = 'german';
        try {
            $open = '/Drücken Sie nach \d\d:\d\d:\d\d noch einmal Create \(in \d+ Sekunden\)\./';
            $first = $stage->host->create($id)->message;
            foreach ([$first, $stage->host->create($id)->message, implode(' ', $stage->host->adminServicesTab($id))] as $number => $message) {
                $check->that(preg_match($open, $message) === 1, "$number: $message");
                $check->lacks('Press Create', $message, "$number: nothing of the advice is English");
            }
            Capsule::table('tblservers')->update(['hostname' => 'localhost']);
            $elsewhere = 'now. Stellen Sie den Dienst wieder auf den Server von ' . $stage->panel->url . ' und drücken Sie zuerst dort Create';
            $check->has($elsewhere, $stage->host->create($id)->message, 'set to another panel');
        } finally {
            unset($_SESSION['adminlang']);
        }
        $check->has('Set the service back to the server of ' . $stage->panel->url . ' and press Create there first; nothing was done.', $stage->host->create($id)->message, 'English');
    },
    'until when a request is open is told by the clock that the attempt was given' => static function (Check $check): void {
        $clock = new class () implements Clock {
            public int $asked = 0;

            public function now(): int
            {
                $this->asked++;
                return 1_000;
            }
        };
        $attempt = new Attempt($clock, 30);
        $told = static fn (?OpenIntent $open): ?array => $open === null ? null : [$open->seconds, $open->until, $open->intent->at];
        $check->is([80, 1_080, 900], $told($attempt->open(new Intent('https://a', 900, 1_050))), 'its deadline, and the margin');
        $check->is(null, $attempt->open(new Intent('https://a', 900, 970)), 'over');
        $asked = $clock->asked;
        $check->is([null, $asked], [$attempt->open(null), $clock->asked], 'none, and the clock was not asked');
        $check->is([50, 1_050, 900], $told($attempt->waiting(new Intent('https://a', 900, 1_050, null, 990))), 'half of it is seen, and can be healed sooner');
        $check->is([0, 1_000, 900], $told($attempt->waiting(new Intent('https://a', 900, 960))), 'over meanwhile');
    },
    'what knows no billing system names no button of one' => static function (Check $check): void {
        $named = [];
        foreach (glob(Stage::folder() . '/lib/Shared/Provisioning/*.php') as $file) {
            foreach (PhpToken::tokenize((string) file_get_contents($file)) as $token) {
                if ($token->is([T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE]) && preg_match('/\b([Pp]ress|Create|Terminate|Suspend|Unsuspend)\b/', $token->text) === 1) {
                    $named[] = basename($file) . ": {$token->text}";
                }
            }
        }
        $check->is([], $named, 'texts of Provisioning/');
    },
    'an intent on another panel stops Create and Terminate' => static function (Check $check, Stage $stage): void {
        $stage->configure(['create_timeout' => 4, 'resolve_timeout' => 1]);
        $id = $stage->order();
        $stage->panel->fault('close', ['method' => 'POST', 'path' => '^/api/admin/servers$']);
        $stage->host->create($id);
        Capsule::table('tblservers')->update(['hostname' => 'localhost']);
        $mark = $stage->panel->mark();
        foreach (['create', 'terminate'] as $action) {
            $answer = $stage->host->$action($id);
            $check->has($stage->panel->url, $answer->message, "$action names the first panel");
            $check->has('//localhost', $answer->message, "$action names the second");
        }
        $check->is([], $stage->panel->log($mark), 'nothing was asked');
        $stage->configure(['former_panels' => [$stage->panel->url => str_replace('127.0.0.1', 'localhost', $stage->panel->url)]]);
        $stage->age($id, 100_000);
        $check->is('success', $stage->host->create($id)->message, 'where config.php says that the panel moved');
    },
    'a server on another panel is an error that names both, never "already gone"' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        $other = Simulator::start();
        Capsule::table('tblservers')->update(['port' => (string) $other->port]);
        foreach (['terminate', 'suspend', 'unsuspend', 'create'] as $action) {
            $answer = $stage->host->$action($id);
            $check->is(false, $answer->success, $action);
            $check->has($stage->panel->url, $answer->message, "$action names the first panel");
            $check->has($other->url, $answer->message, "$action names the second");
        }
        $check->is([], $other->state()['servers'], 'nothing was made there');
        $check->that($stage->onlyServer($id) !== null, 'the server is where it was');
        $stage->configure(['former_panels' => [$stage->panel->url => $other->url]]);
        $check->is('success', $stage->host->terminate($id)->message, 'where config.php says that the panel moved, gone is gone');
        $other->stop();
    },
    'a panel under another name is known by the server itself, and recorded' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Capsule::table('tblservers')->update(['hostname' => 'localhost']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->is(str_replace('127.0.0.1', 'localhost', $stage->panel->url), $stage->record($id)->origin, 'recorded');
    },
    'an open transaction stops Create before the panel is asked' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->callModule('calagopus', 'SuspendAccount', $stage->host->paramsFor($id));
        $mark = $stage->panel->mark();
        Capsule::connection()->beginTransaction();
        $answer = $stage->host->callModule('calagopus', 'CreateAccount', $stage->host->paramsFor($id));
        Capsule::connection()->rollBack();
        $check->has('transaction', $answer, 'refused');
        $check->is(0, $stage->creations($mark), 'creations');
    },
    'Create is not cut off by PHP\'s time limit or a browser that goes away, and both are as before afterwards' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        set_time_limit(30);
        $during = [];
        Capsule::connection()->beforeExecuting(static function (string $sql) use (&$during): void {
            if (str_contains($sql, 'intent_deadline')) {
                $during[] = [(int) ini_get('max_execution_time') > 30, ignore_user_abort()];
            }
        });
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is([[true, 1]], array_values(array_unique($during, SORT_REGULAR)), 'while the intent is written');
        $check->is(['30', 0], [ini_get('max_execution_time'), ignore_user_abort()], 'afterwards');
        set_time_limit(0);
    },
    'lock and time limit outlast a creation and the finding out what became of it' => static function (Check $check, Stage $stage): void {
        $stage->configure(['create_timeout' => 10, 'resolve_timeout' => 3600, 'timeout' => 20, 'lock_wait' => 20]);
        $id = $stage->order();
        set_time_limit(30);
        $during = null;
        Capsule::connection()->beforeExecuting(static function (string $sql) use (&$during): void {
            if (str_contains($sql, 'intent_deadline') && $during === null) {
                $during = [(int) ini_get('max_execution_time'), (int) Capsule::table('mod_calagopus_locks')->value('expires') - time()];
            }
        });
        $check->is('success', $stage->host->create($id)->message, 'create');
        set_time_limit(0);
        [$limit, $lease] = $during;
        $check->is(20 + 3600 + 20 + 300, $limit, 'time limit: the longest call, waiting for the lock, and what is around');
        $check->that($lease >= 20 + 3600 + 120 - 2 && $lease <= 20 + 3600 + 120, "lease: $lease seconds, the longest call and a margin");
        $stage->configure(['create_timeout' => null, 'resolve_timeout' => null, 'timeout' => null]);
        $config = WHMCS\Module\Server\Calagopus\Config::load();
        $check->is(240 + 30, $config->longestCall(), 'by the extension\'s own times');
        $kept = ini_set('calagopus.resolve_timeout', '7');
        if ($kept !== false) {
            $check->is(240 + 7, $config->longestCall(), 'by php.ini');
            ini_set('calagopus.resolve_timeout', $kept);
        }
        $stage->configure(['create_timeout' => 0.5, 'resolve_timeout' => 2.25, 'timeout' => 1.5]);
        $check->is(4, WHMCS\Module\Server\Calagopus\Config::load()->longestCall(), 'whole seconds');
    },
    'a quantity above one is refused in words' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([], [], [], ['qty' => 3]);
        $check->has('quantity of this service is 3', $stage->host->create($id)->message, 'refused');
        $check->is([], $stage->panel->log(), 'nothing was asked');
        $single = $stage->order();
        $params = ['model' => null] + $stage->host->paramsFor($single);
        foreach (['3.0', 2.0, '2.5', 'three', '3 servers', [3]] as $quantity) {
            $check->has('quantity of this service is ', $stage->host->callModule('calagopus', 'CreateAccount', ['qty' => $quantity] + $params), json_encode($quantity));
        }
        $check->is(null, $stage->onlyServer($single), 'nothing was made of what is no number');
        foreach ([null, '', true, '0', '1', ' 1 ', 1.0, '1.00'] as $quantity) {
            $check->is('success', $stage->host->callModule('calagopus', 'CreateAccount', ['qty' => $quantity] + $params), json_encode($quantity));
        }
    },
];
