<?php

/** Names that the panel's host has for itself: never asked for, never generated, and what bears one is never deleted. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Username;

const EXISTS = "useradd: user 'jane' already exists";

return [
    'a setup that failed because the host has the user is a conflict, and nothing is deleted after it' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->panel->agent('fail', 0, ['create'], EXISTS);
        $create = $stage->host->create($id);
        $check->has('Take another username', $create->message, 'what to do');
        $check->has('Do not delete that account on the panel', $create->message, 'what not to do');
        $check->has(EXISTS, $create->message, 'in the agent\'s words');
        $check->is('occupied', $stage->state($id), 'record');
        $stage->panel->agent('ok');
        $mark = $stage->panel->mark();
        $check->has('Set another username', $stage->host->create($id)->message, 'Create again');
        $check->has('nothing was linked', $stage->host->customButton($id, 'LinkAccount')->message, 'Link Account');
        foreach ($stage->commands($id) as $name => $result) {
            $check->is(false, $result->success, $name);
        }
        $check->is('success', $stage->host->terminate($id)->message, 'Terminate');
        $check->is([0, 0], [$stage->asked('terminate', $mark), $stage->asked('create', $mark)], 'asked of the panel');
        $check->that($stage->panel->account('jane') !== null, 'the row is there');
    },
    'another username is made, where the row does not hold the domain' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->panel->agent('fail', 0, ['create'], EXISTS);
        $stage->host->create($id);
        $stage->panel->agent('ok');
        Capsule::table('tblhosting')->where('id', $id)->update(['username' => 'jane2']);
        $again = $stage->host->create($id);
        $check->has('the row jane, jane.example.com', $again->message, 'what holds the domain');
        $check->has('removed from the panel\'s database', $again->message, 'what to do');
        $check->lacks('delete it on the panel', $again->message, 'what not to do');
        $check->is(['occupied', 'jane'], [$stage->state($id), $stage->record($id)->username], 'the record');
        $stage->panel->control('DELETE', 'account', ['username' => 'jane']);
        $check->is('success', $stage->host->create($id)->message, 'with the row removed');
        $check->is(0, $stage->asked('terminate'), 'terminations');
    },
    'a name that hosts keep is refused before the panel is asked' => static function (Check $check, Stage $stage): void {
        foreach (['root', 'games', 'mysql', 'WWW-data', 'news'] as $name) {
            $id = $stage->order(['username' => $name, 'domain' => "$name.example.com"]);
            $check->has('a name that a host keeps for a user of its own', $stage->host->create($id)->message, $name);
            $stage->panel->put($name, ['domain' => "$name.example.com"]);
            $stage->host->customButton($id, 'LinkAccount');
            $check->is(false, $stage->host->terminate($id)->success, "terminate $name, though staff linked it");
        }
        $check->is([0, 0], [$stage->asked('create'), $stage->asked('terminate')], 'asked of the panel');
    },
    'and is never generated' => static function (Check $check, Stage $stage): void {
        foreach (['gam.es' => 'games', 'ne.ws' => 'news', 'li.st' => 'list', 'b.in' => 'bin', 'ma.il' => 'mail', 'ro.ot' => 'root', 'my.sql' => 'mysql'] as $domain => $name) {
            $made = Username::make($domain, 'Jane', 17);
            $check->that($made !== $name && str_starts_with($made, $name), "$domain: $made");
        }
        $stage->host->saveProduct($stage->product(), ['packageconfigoption' => [1 => 'Starter']]);
        $stage->host->newRequest();
        $id = $stage->order(['username' => '', 'domain' => 'gam.es']);
        $check->is('success', $stage->host->create($id)->message, 'an order of gam.es');
        $check->is("games$id", $stage->host->service($id)->username, 'its username');
    },
    'the panel\'s page of a failure is neither shown nor logged' => static function (Check $check, Stage $stage): void {
        $hash = '$2y$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234';
        $page = ['message' => "SQLSTATE[23000]: 1062 Duplicate entry 'secret@example.com' (SQL: insert into `users` values (Jane Roe, secret@example.com, $hash))",
            'exception' => 'Illuminate\\Database\\UniqueConstraintViolationException', 'trace' => []];
        $id = $stage->order([], [], ['email' => 'secret@example.com', 'lastname' => 'Roe']);
        $stage->panel->fault(['kind' => 'status', 'status' => 500, 'body' => $page], ['path' => '/accounts/create$']);
        $create = $stage->host->create($id);
        $check->has('APP_DEBUG=false', $create->message, 'what to do');
        $log = $stage->host->logs->everything();
        foreach (['SQLSTATE', 'secret@example.com', 'Jane Roe', 'insert into', substr($hash, 0, 20)] as $part) {
            $check->lacks($part, $create->message . $log, 'message and log');
        }
        $check->has('accounts/create', $log, 'the log');
    },
];
