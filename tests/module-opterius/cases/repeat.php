<?php

/** Create when the panel warns, fails, is slow or is not heard: never a success that is none, and Create pressed again heals. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;

/** Create until it succeeds, each time as if the earlier request could not arrive any more; at the end the account is whole. */
$heal = static function (Check $check, Stage $stage, int $id): void {
    $result = $stage->host->create($id);
    for ($try = 0; !$result->success && $try < 2; $try++) {
        $stage->age($id);
        $result = $stage->host->create($id);
    }
    $check->is('success', $result->message, 'healed');
    $check->is(['active', $id], [$stage->panel->account('jane')['on_agent'] ?? null, $stage->panel->account('jane')['whmcs_service_id'] ?? null], 'whole, and its own');
    $check->is(['active', null], [$stage->state($id), $stage->record($id)->intent_deadline], 'recorded');
    $check->is([1, []], [count($stage->panel->state()['accounts']), $stage->panel->state()['orphans']], 'one account, nothing left behind');
};

/** Faults of a creation's answer after which the panel has the account, or a row of it, or nothing. */
$lost = [
    'the answer never comes' => ['lost'], 'the connection is reset after the work' => [['kind' => 'reset', 'when' => 'before'], 'after'],
    'the connection ends within the answer' => ['truncated'], 'a proxy answers with a page' => ['html200', 'after'],
    'a proxy gives up' => [['kind' => 'status', 'status' => 504, 'content_type' => 'text/html', 'body' => 'x'], 'after'],
    'the answer is empty' => ['empty200', 'after'], 'the answer lacks its result' => [['kind' => 'missing', 'path' => 'result']],
    'the answer names another account' => [['kind' => 'field', 'path' => 'data.username', 'value' => 'other']],
    'the request is never served' => ['hang'], 'the connection is reset before the work' => [['kind' => 'reset', 'when' => 'before'], 'before'],
    'a redirect' => ['redirect', 'before'],
];

$tests = [];
foreach ($lost as $what => $fault) {
    $tests["when $what, it is no success, and Create pressed again heals"] = static function (Check $check, Stage $stage) use ($fault, $heal): void {
        $stage->configure(['create_timeout' => 2, 'timeout' => 4]);
        $id = $stage->order();
        $stage->panel->fault($fault[0], ['path' => '/accounts/create$'] + (isset($fault[1]) ? ['act' => $fault[1]] : []));
        $result = $stage->host->create($id);
        $check->is(false, $result->success, "it is no success: {$result->message}");
        $check->has('Module Queue', $result->message, 'what WHMCS does');
        $stage->panel->clearFaults();
        if ($stage->state($id) === 'attempt') {
            $mark = $stage->panel->mark();
            $again = $stage->host->create($id);
            $check->has('Press Create again after', $again->message, 'at once: says when');
            $check->is([0, 0], [$stage->asked('create', $mark), $stage->asked('terminate', $mark)], 'at once: only looks');
        }
        $heal($check, $stage, $id);
    };
}

$race = static function (Check $check, Stage $stage): void {
    $id = $stage->order();
    $stage->panel->agent('ok', 300, ['create']);
    $children = array_map(static fn (): object => $stage->child('create', $id), range(1, 4));
    $said = [];
    foreach ($children as $child) {
        $result = $child->wait(60);
        $said[] = json_decode($result['out'], true)['message'] ?? $result['out'] . $result['err'];
    }
    $check->is([1, 1], [$stage->asked('create'), count($stage->panel->state()['accounts'])], 'one creation');
    $check->is(['success'], array_values(array_unique($said)), 'each waited for the other and found it');
};

/** Three customers, with the names that each typed, at once. */
$rivals = static fn (array ...$names): Closure => static function (Check $check, Stage $stage) use ($names): void {
    $ids = array_map($stage->order(...), $names);
    $stage->panel->agent('ok', 300, ['create']);
    $children = array_map(static fn (int $id): object => $stage->child('create', $id), $ids);
    $won = [];
    foreach ($children as $number => $child) {
        $result = $child->wait(60);
        $answer = json_decode($result['out'], true);
        $check->that(is_array($answer), $result['out'] . $result['err']);
        $won[$ids[$number]] = $answer['success'] ?? false;
    }
    $winners = array_keys(array_filter($won));
    $check->is(1, count($winners), 'one of three customers has it');
    $check->is($winners, array_column($stage->panel->state()['accounts'], 'whmcs_service_id'), 'whose it is');
    $check->is([1, 0], [$stage->asked('create'), $stage->asked('terminate')], 'what was asked');
};

/** Before the statement that matches for the so-manieth time is carried out, this host loses its lock, and another one is at work. */
$lose = static function (string $statement, int $skipped, Closure $meanwhile): void {
    $seen = 0;
    Capsule::connection()->beforeExecuting(static function (string $sql) use ($statement, $skipped, $meanwhile, &$seen): void {
        if (preg_match($statement, $sql) === 1 && $seen++ === $skipped) {
            Capsule::table('mod_opterius_locks')->update(['expires' => 0]);
            $meanwhile();
        }
    });
};

/** Another host takes the lock, asks the panel and does not learn the outcome; then this host goes on. */
$overtaken = static fn (string $statement): Closure => static function (Check $check, Stage $stage) use ($lose, $statement, $heal): void {
    $stage->configure(['create_timeout' => 2, 'timeout' => 4]);
    $id = $stage->order();
    $stage->panel->fault(['kind' => 'reset', 'when' => 'before'], ['path' => '/accounts/create$', 'act' => 'after']);
    $noted = null;
    $lose($statement, 0, static function () use ($stage, $id, &$noted): void {
        $stage->child('create', $id)->wait(60);
        $noted = $stage->record($id);
    });
    $answer = $stage->host->create($id);
    $check->is('attempt', $noted->state ?? null, 'the next host noted its attempt');
    $check->is(false, $answer->success, 'said: ' . $answer->message);
    $check->is((array) $noted, (array) $stage->record($id), 'the record is as the next host left it');
    $check->is(1, $stage->asked('create'), 'creations');
    $check->has('Press Create again after', $stage->host->create($id)->message, 'pressed again at once');
    $heal($check, $stage, $id);
};

return $tests + [
    'a lock that is lost before the attempt is noted stops Create, and what the next host noted stays' => $overtaken('/^select exists.*"mod_opterius_locks"/'),
    'a lock that is lost while the attempt is noted stops Create, and what the next host noted stays' => $overtaken('/^update "mod_opterius_services"/'),
    'a lock that is lost after the attempt was noted stops Create, and the attempt is struck' => static function (Check $check, Stage $stage) use ($lose): void {
        $id = $stage->order();
        $next = null;
        $lose('/^select exists.*"mod_opterius_locks"/', 1, static function () use ($stage, $id, &$next): void {
            $next = $stage->child('create', $id)->wait(60);
        });
        $check->has('lock of this service was lost', $stage->host->create($id)->message, 'said');
        $check->has('nothing new was asked for', $next['out'] ?? '', 'the next host');
        $check->is([0, 'none', null], [$stage->asked('create'), $stage->state($id), $stage->record($id)->intent_deadline], 'nothing is left');
    },
    'a host that lost its lock does not drop the claim of the one that came after it' => static function (Check $check, Stage $stage) use ($lose): void {
        $id = $stage->live();
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $lose('/^update "mod_opterius_services"/', 0, static fn () => $stage->child('create', $id)->wait(60));
        $check->has('Another command is at work', $stage->host->create($id)->message, 'said');
        $check->is('active', $stage->state($id), 'the account that the next host made');
        $check->is('success', $stage->host->suspend($id)->message, 'and it works');
        foreach (['terminate' => 'is deleted, but', 'ForgetAccount' => 'Another command is at work', 'LinkAccount' => 'Another command is at work'] as $command => $said) {
            $lose('/^update "mod_opterius_services"/', 0, static fn () => Capsule::table('mod_opterius_services')->increment('revision'));
            $result = $command === 'terminate' ? $stage->host->terminate($id) : $stage->host->customButton($id, $command);
            $check->has($said, $result->message, $command);
            $check->is('active', $stage->state($id), "$command: the record");
            $stage->panel->put('jane', ['domain' => 'jane.example.com']);
        }
    },
    'a warning is no success, and Create pressed again heals' => static function (Check $check, Stage $stage) use ($heal): void {
        $queued = static fn (): int => WHMCS\Module\Queue::where(['completed' => 0, 'module_action' => 'CreateAccount'])->count();
        $id = $stage->order();
        $stage->panel->agent('fail', 0, ['create'], 'useradd: exit status 1');
        $result = $stage->host->create($id);
        $check->is(false, $result->success, 'warning');
        $check->has('useradd: exit status 1', $result->message, 'the panel\'s own words');
        $check->has('Pending and lists it under Utilities > Module Queue', $result->message, 'what WHMCS does');
        $check->is(['Pending', 'row-only', 1], [$stage->host->status($id), $stage->state($id), $queued()], 'status, record, queue');
        foreach ($stage->commands($id) as $name => $command) {
            $check->is(false, $command->success, "$name on half an account");
        }
        $check->has('not set up yet', $stage->host->clientArea($id)->output, 'client area');
        $check->is(false, $stage->host->create($id)->success, 'the agent fails still');
        $stage->panel->agent('ok');
        $mark = $stage->panel->mark();
        $check->is('success', $stage->host->create($id)->message, 'at once, since nothing can be under way');
        $check->is([1, 1], [$stage->asked('terminate', $mark), $stage->asked('create', $mark)], 'terminated, then created');
        $heal($check, $stage, $id);
        $check->is(0, $queued(), 'queue');
    },
    'an agent that is down, and one that is too slow' => static function (Check $check, Stage $stage) use ($heal): void {
        $stage->configure(['create_timeout' => 2, 'timeout' => 3]);
        $id = $stage->order();
        $stage->panel->agent('down', null, ['create']);
        $check->has('Could not connect to server agent', $stage->host->create($id)->message, 'down');
        $stage->panel->agent('ok', 3500, ['create']);
        $stage->panel->openServer();
        $slow = $stage->host->create($id);
        $check->is(false, $slow->success, 'slow');
        $check->is('attempt', $stage->state($id), 'record');
        $check->that(Simulator::until(static fn (): bool => ($stage->panel->account('jane')['on_agent'] ?? null) === 'active', 10), 'the agent ends its work later');
        $stage->panel->agent('ok', 0);
        $heal($check, $stage, $id);
    },
    'a warning, and the row can be terminated instead' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->panel->agent('fail', 0, ['create']);
        $stage->host->create($id);
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
        $check->is([null, 'gone'], [$stage->panel->account('jane'), $stage->state($id)], 'gone');
    },
    'what may still be under way is not terminated, linked or forgotten' => static function (Check $check, Stage $stage): void {
        $stage->configure(['create_timeout' => 2, 'timeout' => 2]);
        $id = $stage->order();
        $stage->panel->fault('lost', ['path' => '/accounts/create$']);
        $stage->host->create($id);
        $check->is('attempt', $stage->state($id), 'record');
        $mark = $stage->panel->mark();
        $check->has('Press Terminate again in', $stage->host->terminate($id)->message, 'terminate');
        $check->has('nothing was linked', $stage->host->customButton($id, 'LinkAccount')->message, 'link');
        $check->has('nothing was forgotten', $stage->host->customButton($id, 'ForgetAccount')->message, 'forget');
        $check->is(0, $stage->asked('terminate', $mark), 'terminations');
        $stage->age($id);
        $check->is('success', $stage->host->terminate($id)->message, 'later');
        $check->is([null, []], [$stage->panel->account('jane'), $stage->panel->state()['orphans']], 'gone');
    },
    'a killed Create is remembered, and healed later' => static function (Check $check, Stage $stage) use ($heal): void {
        $id = $stage->order();
        $stage->panel->agent('ok', 1500, ['create']);
        $child = $stage->child('create', $id);
        $check->that(Simulator::until(static fn (): bool => $stage->panel->account('jane') !== null, 20), 'the panel has begun');
        $child->kill();
        $child->wait();
        $stage->expireLocks();
        $check->is('attempt', $stage->state($id), 'the attempt is on record');
        $mark = $stage->panel->mark();
        $check->has('Press Create again after', $stage->host->create($id)->message, 'at once');
        $check->is([0, 0], [$stage->asked('create', $mark), $stage->asked('terminate', $mark)], 'only looks');
        $check->that(Simulator::until(static fn (): bool => $stage->panel->account('jane')['on_agent'] === 'active', 20), 'the agent is done');
        $stage->panel->agent('ok', 0);
        $heal($check, $stage, $id);
    },
    'a terminate whose answer is lost ends in a known state' => static function (Check $check, Stage $stage): void {
        $stage->configure(['timeout' => 3]);
        $id = $stage->live();
        $stage->panel->fault('lost', ['path' => '/accounts/terminate$']);
        $check->is('success', $stage->host->terminate($id)->message, 'gone is gone');
        $check->is('gone', $stage->state($id), 'record');
    },
    'failures of the panel are said in its words, and leave things as they were' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $stage->panel->agent('fail', 0, ['suspend', 'unsuspend', 'password'], 'usermod: exit status 8');
        $check->has('usermod: exit status 8', $stage->host->suspend($id)->message, 'suspend');
        $check->has('usermod: exit status 8', $stage->staffPassword($id, 'second-password')->message, 'password');
        $check->is('first-password', decrypt((string) $stage->host->service($id)->password), 'WHMCS keeps the old one');
        $check->is(['Active', false], [$stage->host->status($id), $stage->panel->account('jane')['suspended']], 'not suspended');
        $stage->panel->agent('ok');
        $result = $stage->host->changePackage($id, $stage->product([1 => 'Busines']));
        $check->has('no package "Busines"', $result->message, 'a near miss');
        $check->is(['Starter', 'Starter'], [$stage->panel->account('jane')['package'], $stage->record($id)->package], 'package');
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => ['message' => 'Server Error']], ['path' => '/usage$', 'times' => 0]);
        $mark = $stage->panel->mark();
        $check->is(false, $stage->host->terminate($id)->success, 'where it cannot be seen whose account it is');
        $check->is(0, $stage->asked('terminate', $mark), 'nothing is deleted');
    },
    'Forget Account drops the record and nothing on the panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $check->is('success', $stage->host->customButton($id, 'ForgetAccount')->message, 'forget');
        $check->is(['none', 'jane'], [$stage->state($id), $stage->panel->account('jane')['username']], 'record and panel');
        $check->that(!$stage->host->suspend($id)->success, 'no access any more');
        $check->is('success', $stage->host->customButton($id, 'LinkAccount')->message, 'link again');
        $check->is('success', $stage->host->suspend($id)->message, 'access again');
    },
    'an open transaction stops Create before the panel is asked' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->callModule('opterius', 'SuspendAccount', $stage->host->paramsFor($id));
        Capsule::connection()->beginTransaction();
        $answer = $stage->host->callModule('opterius', 'CreateAccount', $stage->host->paramsFor($id));
        Capsule::connection()->rollBack();
        $check->has('transaction', $answer, 'refused');
        $check->is(0, $stage->asked('create'), 'creations');
    },
    'mariadb: four processes that create one service make one account' => $race,
    'mariadb: three customers who order the same names at once: one gets it' => $rivals([], [], []),
    'mariadb: three customers who order the same username at once: one gets it' => $rivals([], ['domain' => 'b.example.com'], ['domain' => 'c.example.com']),
    'mariadb: three customers who order the same domain at once: one gets it' => $rivals([], ['username' => 'b'], ['username' => 'c']),
    'three customers who order the same names at once: one gets it' => $rivals([], [], []),
];
