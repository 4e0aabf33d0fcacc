<?php

/** Every function of the module, called with nothing, null and everything wrong: the documented type comes back, and never a success. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;

$keys = [
    'serviceid', 'userid', 'pid', 'serverid', 'domain', 'username', 'password', 'producttype', 'moduletype', 'configoption1',
    'configoption5', 'configoption19', 'configoption21', 'clientsdetails', 'customfields', 'configoptions', 'server', 'serverip',
    'serverhostname', 'serverusername', 'serverpassword', 'serveraccesshash', 'serversecure', 'serverport', 'model', 'addonId', 'qty', 'status',
];
$wrong = [
    'nothing' => [], 'null' => [null], 'an empty array' => [[]], 'a list' => [[1, 2, 3]], 'text' => ['text'], 'empty text' => [''],
    'a number' => [7], 'a fraction' => [1.5], 'true' => [true], 'an object' => [new stdClass()], 'a closure' => [static fn (): int => 1],
];
foreach ([null, '', 'text', "\xff\xfe", -1, 0, 3, 1.5, NAN, true, false, [], [[]], ['a' => ['b' => []]], new stdClass(), '17'] as $number => $value) {
    $wrong["every key the value $number (" . get_debug_type($value) . ')'] = [array_fill_keys($keys, $value)];
}

/** @return array<string, Closure(mixed): bool> function => whether an answer has the documented type and is no success */
$functions = [
    'TestConnection' => static fn (mixed $answer): bool => is_array($answer) && $answer['success'] === false && is_string($answer['error'])
        && strlen($answer['error']) > 10,
    'ClientArea' => static fn (mixed $answer): bool => is_array($answer) && $answer['tabOverviewModuleOutputTemplate'] === 'templates/overview.tpl'
        && $answer['templateVariables']['calagopus'] === null && $answer['templateVariables']['calagopusProblem'] !== '',
    'AdminServicesTabFields' => static fn (mixed $answer): bool => is_array($answer) && $answer !== []
        && array_filter($answer, static fn (mixed $html): bool => !is_string($html)) === [],
    'AdminServicesTabFieldsSave' => static fn (mixed $answer): bool => $answer === null,
    'UsageUpdate' => static fn (mixed $answer): bool => $answer === null,
    'ServiceSingleSignOn' => static fn (mixed $answer): bool => is_array($answer) && $answer['success'] === false && strlen($answer['errorMsg']) > 10,
    'AdminSingleSignOn' => static fn (mixed $answer): bool => is_array($answer) && $answer['success'] === false && strlen($answer['errorMsg']) > 10,
];
$commands = [
    'CreateAccount', 'SuspendAccount', 'UnsuspendAccount', 'ChangePackage', 'TerminateAccount', 'Start', 'Restart', 'Stop', 'Kill', 'Reinstall',
    'ClientStart', 'ClientRestart', 'ClientStop', 'ClientKill', 'ClientSignIn',
];
foreach ($commands as $command) {
    $functions[$command] = static fn (mixed $answer): bool => is_string($answer) && strlen($answer) > 10 && $answer !== 'success';
}

/** As if a form with WHMCS's token had been sent: the customer's functions look no further without one. */
$send = static function (Stage $stage, string $uuid): void {
    $token = $stage->host->tokens->generate('plain');
    $stage->host->newRequest('clientarea.php', [], ['calagopus_link_uuid' => $uuid, 'token' => $token]);
};

$tests = [];
foreach ($functions as $function => $isRight) {
    $tests["calagopus_$function answers as documented whatever it is given"] = static function (Check $check, Stage $stage) use ($function, $isRight, $wrong, $send): void {
        $send($stage, $function === 'AdminServicesTabFieldsSave' ? '01234567-89ab-cdef-0123-456789abcdef' : '');
        foreach ($wrong as $what => $arguments) {
            $answer = $stage->host->callModule('calagopus', $function, ...$arguments);
            $check->that($isRight($answer), "with $what: " . json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR));
        }
        $stage->host->newRequest();
        $check->is([], $stage->panel->log(), 'requests to the panel');
    };
}

return $tests + [
    'an Error is caught as well as an Exception' => static function (Check $check, Stage $stage) use ($functions, $send): void {
        $params = $stage->host->paramsFor($stage->order());
        $send($stage, '01234567-89ab-cdef-0123-456789abcdef');
        $_SESSION['uid'] = (int) $params['userid'];
        $thrown = 0;
        $planted = true;
        WHMCS\Database\Capsule::connection()->beforeExecuting(static function () use (&$thrown, &$planted): void {
            if ($planted) {
                $thrown++;
                throw new TypeError('planted');
            }
        });
        foreach ($functions as $function => $isRight) {
            $before = $thrown;
            $answer = ("calagopus_$function")($params);
            $check->that($thrown > $before, "$function asked the database");
            $check->that($isRight($answer), "$function: " . json_encode($answer));
        }
        $planted = false;
        $stage->host->newRequest();
    },
    'calagopus_config_validate throws one exception with a sentence whatever it is given' => static function (Check $check, Stage $stage) use ($wrong): void {
        foreach ($wrong as $what => $arguments) {
            try {
                $stage->host->callModule('calagopus', 'config_validate', ...$arguments);
                $check->problem("with $what: nothing was thrown");
            } catch (RuntimeException $problem) {
                $check->that(strlen($problem->getMessage()) > 10, "with $what: " . $problem->getMessage());
            }
        }
    },
    'MetaData and ConfigOptions are as documented whatever they are given' => static function (Check $check, Stage $stage) use ($wrong): void {
        foreach ($wrong as $what => $arguments) {
            $check->is(
                [
                    'DisplayName' => 'Calagopus', 'APIVersion' => '1.1', 'RequiresServer' => true, 'DefaultSSLPort' => '443', 'DefaultNonSSLPort' => '80',
                    'ListAccountsUniqueIdentifierDisplayName' => 'Server UUID', 'ListAccountsUniqueIdentifierField' => 'customfield.Server UUID',
                    'ListAccountsProductField' => 'configoption2', 'AdminSingleSignOnLabel' => 'Open on the panel', 'ServiceSingleSignOnLabel' => 'Go to Server Panel',
                ],
                $stage->host->callModule('calagopus', 'MetaData', ...$arguments),
                "MetaData with $what"
            );
            $check->is(24, count($stage->host->callModule('calagopus', 'ConfigOptions', ...$arguments)), "ConfigOptions with $what");
        }
    },
    'the lists of buttons are as documented whatever they are given' => static function (Check $check, Stage $stage) use ($wrong): void {
        foreach ($wrong as $what => $arguments) {
            $customers = $stage->host->callModule('calagopus', 'ClientAreaAllowedFunctions', ...$arguments);
            $check->is(['ClientStart', 'ClientRestart', 'ClientStop', 'ClientKill', 'ClientName', 'ClientStatus', 'ClientPassword'], array_values($customers), "customers, with $what");
            $staff = $stage->host->callModule('calagopus', 'AdminCustomButtonArray', ...$arguments);
            $check->is(['Start', 'Restart', 'Stop', 'Kill', 'Reinstall'], array_values($staff), "staff, with $what");
            $check->that(array_filter(array_keys($staff), static fn (mixed $label): bool => !is_string($label)) === [], "labels, with $what");
        }
    },
    'the fields, the script\'s rules and docs/installing.md say what the extension\'s schema says' => static function (Check $check, Stage $stage): void {
        $fields = $stage->host->callModule('calagopus', 'ConfigOptions');
        $rules = (new ReflectionClassConstant(WHMCS\Module\Server\Calagopus\ProductForm::class, 'RULES'))->getValue();
        $page = (string) file_get_contents(dirname(__DIR__, 3) . '/docs/installing.md');
        preg_match('~^\| 5–8 \|.*?\| ([\d, ]+); ~m', $page, $limits);
        preg_match('~^\| 11–14 \|.*?\| ([\d, ]+) \|~m', $page, $features);
        $said = array_combine(
            ['memory', 'swap', 'disk', 'cpu', 'allocations_limit', 'database_limit', 'backup_limit', 'schedule_limit'],
            array_map(intval(...), [...explode(',', $limits[1] ?? ''), ...explode(',', $features[1] ?? '')])
        );
        foreach (Calagopus\Spec::schema() as $name => $rule) {
            $default = is_bool($rule['default']) ? ($rule['default'] ? 'on' : '') : (string) $rule['default'];
            $check->is($default, $fields[$name]['Default'], "$name: default of the field");
            $check->is($rule['type'] === 'boolean', $fields[$name]['Type'] === 'yesno', "$name: a box");
            if ($rule['type'] === 'integer') {
                $check->is([$rule['least'], $rule['most']], [$rules[$name][2], $rules[$name][3] ?? 2147483647], "$name: bounds of the script");
            }
            if (isset($rules[$name])) {
                $check->is(!$rule['blank'], $rules[$name][1], "$name: whether the script takes a blank");
            }
            if (isset($said[$name])) {
                $check->is($rule['default'], $said[$name], "$name: default in docs/installing.md");
            }
        }
    },
    'the 24 options stand in the order and with the defaults of the existing module' => static function (Check $check, Stage $stage): void {
        $fields = $stage->host->callModule('calagopus', 'ConfigOptions');
        $check->is(Calagopus\Spec::optionNames(), array_keys($fields), 'names');
        $check->is(
            ['memory' => '1024', 'swap' => '0', 'disk' => '10240', 'cpu' => '100', 'memory_overhead' => '0', 'allocations_limit' => '1',
                'database_limit' => '0', 'backup_limit' => '0', 'schedule_limit' => '0', 'server_name_prefix' => 'Server-',
                'start_on_completion' => 'on'],
            array_filter(array_map(static fn (array $field): string => $field['Default'], $fields), static fn (string $value): bool => $value !== ''),
            'defaults'
        );
        $check->is(['skip_installer', 'start_on_completion', 'hugepages_passthrough', 'kvm_passthrough'], array_keys(array_filter(
            $fields,
            static fn (array $field): bool => $field['Type'] === 'yesno'
        )), 'boxes');
        foreach ($fields as $name => $field) {
            $check->that(strlen($field['FriendlyName']) > 1 && strlen($field['Description']) > 5, "$name has a label and a description");
        }
    },
];
