<?php

/** A copy of WHMCS for testing shares its ids with the real one, and must leave the real servers alone. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

return [
    'a staging copy touches nothing and says what to do' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Setting::setValue('SystemURL', 'https://staging.example.net/whmcs/');
        $mark = $stage->panel->mark();
        foreach (['create', 'suspend', 'unsuspend', 'terminate'] as $action) {
            $answer = $stage->host->$action($id);
            foreach (['https://billing.example.com', 'https://staging.example.net/whmcs', 'former_installations', 'config.php'] as $part) {
                $check->has($part, $answer->message, $action);
            }
        }
        $check->has('former_installations', $stage->host->changePackage($id, $stage->product())->message, 'change');
        $check->lacks('Server-', $stage->host->clientArea($id)->output, 'client area');
        $check->is([], $stage->panel->log($mark), 'nothing was asked');
        $check->that($stage->onlyServer($id) !== null, 'the server is there');
    },
    'a staging copy without the module\'s records is stopped by the server\'s own mark' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Setting::setValue('SystemURL', 'https://staging.example.net/');
        Capsule::table('mod_calagopus_services')->delete();
        foreach (['create', 'suspend', 'terminate'] as $action) {
            $answer = $stage->host->$action($id);
            $check->is(false, $answer->success, "$action: {$answer->message}");
        }
        $check->is(false, $stage->onlyServer($id)['suspended'] ?? null, 'the server is as it was');
    },
    'without a System URL no mark is this installation\'s, and a server without one needs the client\'s address' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        Capsule::table('mod_calagopus_services')->delete();
        Setting::setValue('SystemURL', '');
        $mark = $stage->panel->mark();
        foreach (['create', 'suspend', 'terminate'] as $action) {
            $answer = $stage->host->$action($id);
            $check->is(false, $answer->success, "$action: {$answer->message}");
            $check->has('https://billing.example.com', $answer->message, "$action: whose mark it is");
        }
        $check->is([], array_filter($stage->panel->log($mark), static fn (array $request): bool => $request['method'] !== 'GET'), 'changes');
        $check->is(false, $stage->onlyServer($id)['suspended'] ?? null, 'the server is as it was');
    },
    'an installation that moved lists its former address' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Setting::setValue('SystemURL', 'https://new.example.com/');
        $check->is(false, $stage->host->suspend($id)->success, 'before');
        $stage->configure(['former_installations' => ['https://billing.example.com/']]);
        $check->is('success', $stage->host->suspend($id)->message, 'after');
        $check->is('success', $stage->host->terminate($id)->message, 'terminate');
    },
    'http and https, and a slash at the end, are the same installation' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->create($id);
        Setting::setValue('SystemURL', 'http://Billing.example.com');
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        Setting::setValue('SystemURL', 'https://billing.example.com/');
        $check->is('success', $stage->host->unsuspend($id)->message, 'unsuspend');
    },
];
