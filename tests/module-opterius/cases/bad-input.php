<?php

/** Everything a person can type wrong: a clear sentence with the field's name, and nothing changed on the panel. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;

return [
    'every field of a service is checked and named' => static function (Check $check, Stage $stage): void {
        $wrong = [
            'Username' => ['a b', '9lives', 'ä', str_repeat('u', 33), '-x', 'x;y'], 'Domain' => ['', 'nodots', 'a..b', 'exa mple.com', 'https://x.com', str_repeat('d', 256) . '.com'],
            'Password' => ['short'],
        ];
        foreach ($wrong as $label => $values) {
            foreach ($values as $value) {
                $answer = $stage->host->create($stage->order([strtolower($label) => $value]));
                $check->is(false, $answer->success, "$label \"$value\"");
                $check->has("$label", $answer->message, "$label \"$value\"");
            }
        }
        $check->is([], $stage->panel->state()['accounts'], 'accounts');
        $check->is(0, $stage->asked('create'), 'creations');
    },
    'the client\'s e-mail address is needed, a name is found' => static function (Check $check, Stage $stage): void {
        $answer = $stage->host->create($stage->order([], [], ['email' => '']));
        $check->has('e-mail address', $answer->message, 'no address');
        $answer = $stage->host->create($stage->order(['username' => 'b', 'domain' => 'b.example.com'], [], ['email' => 'not an address']));
        $check->has('e-mail address', $answer->message, 'the panel refuses it');
        $names = [['firstname' => '李', 'lastname' => '小龍'], ['firstname' => '', 'lastname' => '', 'companyname' => 'ACME & Söhne'], ['firstname' => '', 'lastname' => '', 'email' => 'x@example.com'],
            ['firstname' => 'Seán', 'lastname' => "O'Brien"]];
        $said = [];
        foreach ($names as $number => $client) {
            $check->is('success', $stage->host->create($stage->order(['username' => "c$number", 'domain' => "c$number.example.com"], [], $client))->message, "client $number");
            $said[] = $stage->panel->account("c$number")['client_name'] ?? null;
        }
        $check->is(['李 小龍', 'ACME & Söhne', 'x@example.com', "Seán O'Brien"], $said, 'names');
    },
    'package and server id are checked' => static function (Check $check, Stage $stage): void {
        $check->has('Package Name', $stage->host->create($stage->order([], [1 => '']))->message, 'none');
        $result = $stage->host->create($stage->order([], [1 => 'Startr']));
        $check->has('Did you mean "Starter"?', $result->message, 'a near miss');
        $check->has('Available: Starter, Business, Unlimited', $result->message, 'the names there are');
        foreach (['x', '0', '-1', '1.5', '1e3'] as $id) {
            $check->has('Server ID: ', $stage->host->create($stage->order([], [2 => $id]))->message, $id);
        }
        $check->has('server id is invalid', $stage->host->create($stage->order([], [2 => '9']))->message, 'unknown');
        $check->is([], $stage->panel->state()['accounts'], 'accounts');
    },
    'places that ran out are said' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'licence', ['limit' => 0]);
        $check->has('Account limit reached (0/0)', $stage->host->create($id = $stage->order())->message, 'limit');
        $check->is('none', $stage->state($id), 'nothing stands');
        $stage->panel->control('POST', 'licence');
        $check->is('success', $stage->host->create($id)->message, 'later');
    },
    'a password of less than eight characters is not set' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $mark = $stage->panel->mark();
        $check->has('Password', $stage->staffPassword($id, 'short')->message, 'short');
        $check->is(0, $stage->asked('password', $mark), 'requests');
    },
    'a key without the scope names the scope' => static function (Check $check, Stage $stage): void {
        $id = $stage->order(['server' => $stage->server(['accesshash' => Calagopus\Tests\Panel\Opterius\Keys::NO_SCOPES])]);
        $check->has('account.create', $stage->host->create($id)->message, 'create');
        $check->is('none', $stage->state($id), 'nothing stands');
    },
    'a reason of any kind suspends' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        foreach (["Überfällig\r\n\"Rechnung\" <7>", str_repeat('ä', 5000), '', "\u{0}"] as $reason) {
            $check->is('success', $stage->host->suspend($id, $reason)->message, substr($reason, 0, 20));
            $check->is(true, $stage->panel->account('jane')['suspended'], 'suspended');
            $stage->host->unsuspend($id);
        }
        $check->is('success', $stage->host->callModule('opterius', 'SuspendAccount', ['suspendreason' => "\xff"] + $stage->host->paramsFor($id)), 'no UTF-8');
        $check->has('The reason is no valid UTF-8 and was left out.', $stage->host->logs->everything(), 'no UTF-8 is said');
        $check->is('success', $stage->host->callModule('opterius', 'SuspendAccount', ['suspendreason' => str_repeat('ä', 201)] + $stage->host->paramsFor($id)), 'a long one');
        $check->has('The reason was cut after 200 characters.', $stage->host->logs->everything(), 'a cut is said');
        $check->is('success', $stage->host->callModule('opterius', 'SuspendAccount', ['suspendreason' => str_repeat('ä', 200)] + $stage->host->paramsFor($id)), 'not too long');
        $check->is(2, substr_count($stage->host->logs->everything(), 'The reason was cut'), 'of the two long ones alone');
    },
    'a quantity above one is refused in words' => static function (Check $check, Stage $stage): void {
        $check->has('quantity of this service is 3', $stage->host->create($stage->order(['qty' => 3]))->message, 'refused');
        $check->is([], $stage->panel->log(), 'nothing was asked');
    },
    'a wrong config.php is said with the setting\'s name' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        foreach (['timeout' => 'soon', 'former_installations' => 'x', 'former_panels' => 'x', 'no_such_setting' => 1, 'proxy' => 5] as $name => $value) {
            $stage->configure([$name => $value]);
            $answer = $stage->host->suspend($id);
            $check->has($name, $answer->message, $name);
            $check->has('config.php', $answer->message, $name);
        }
        $stage->configure(['silence' => null]);
        $check->has('config.php: "silence"', html_entity_decode(implode(' ', $stage->host->adminServicesTab($id))), 'null is no number of seconds');
        $mark = $stage->panel->mark();
        foreach ([['usage_timeout' => 0], ['usage_in_flight' => 9], ['usage_timeout' => 'x']] as $setting) {
            $stage->configure($setting);
            $stage->host->usageUpdate((int) $stage->host->service($id)->server);
            $check->has('config.php: "' . array_key_first($setting), implode(' ', $stage->host->logs->activities()), 'said');
        }
        $check->is([], $stage->panel->log($mark), 'requests');
    },
];
