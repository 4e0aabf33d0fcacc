<?php

/** Every function of the module, called with nothing, null and everything wrong: the documented type comes back, and never a success. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;

$keys = [
    'serviceid', 'userid', 'pid', 'serverid', 'domain', 'username', 'password', 'producttype', 'moduletype', 'configoption1',
    'configoption2', 'suspendreason', 'clientsdetails', 'customfields', 'configoptions', 'server', 'serverip',
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
        && $answer['templateVariables']['opterius'] === null && $answer['templateVariables']['opteriusProblem'] !== '',
    'AdminServicesTabFields' => static fn (mixed $answer): bool => is_array($answer) && $answer !== []
        && array_filter($answer, static fn (mixed $html): bool => !is_string($html)) === [],
    'UsageUpdate' => static fn (mixed $answer): bool => $answer === null,
];
$commands = [
    'CreateAccount', 'SuspendAccount', 'UnsuspendAccount', 'TerminateAccount', 'ChangePassword', 'ChangePackage', 'RefreshUsage', 'LinkAccount', 'ForgetAccount',
];
foreach ($commands as $command) {
    $functions[$command] = static fn (mixed $answer): bool => is_string($answer) && strlen($answer) > 10 && $answer !== 'success';
}

$tests = [];
foreach ($functions as $function => $isRight) {
    $tests["opterius_$function answers as documented whatever it is given"] = static function (Check $check, Stage $stage) use ($function, $isRight, $wrong): void {
        foreach ($wrong as $what => $arguments) {
            $answer = $stage->host->callModule('opterius', $function, ...$arguments);
            $check->that($isRight($answer), "with $what: " . json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR));
        }
        $check->is([], $stage->panel->log(), 'requests to the panel');
    };
}

return $tests + [
    'the loader throws one exception with a sentence whatever it is given' => static function (Check $check, Stage $stage) use ($wrong): void {
        foreach ($wrong as $what => $arguments) {
            try {
                $stage->host->callModule('opterius', 'PackageNames', ...$arguments);
                $check->problem("with $what: nothing was thrown");
            } catch (Exception $problem) {
                $check->that(strlen($problem->getMessage()) > 10, "with $what: " . $problem->getMessage());
            }
        }
    },
    'MetaData, ConfigOptions and the buttons are as documented whatever they are given' => static function (Check $check, Stage $stage) use ($wrong): void {
        foreach ($wrong as $what => $arguments) {
            $check->is(
                [
                    'DisplayName' => 'Opterius', 'APIVersion' => '1.1', 'RequiresServer' => true, 'DefaultSSLPort' => '8443', 'DefaultNonSSLPort' => '8443',
                    'ListAccountsUniqueIdentifierDisplayName' => 'Domain', 'ListAccountsUniqueIdentifierField' => 'domain',
                    'ListAccountsProductField' => 'configoption1', 'AdminSingleSignOnLabel' => 'Open the panel',
                ],
                $stage->host->callModule('opterius', 'MetaData', ...$arguments),
                "MetaData with $what"
            );
            $fields = $stage->host->callModule('opterius', 'ConfigOptions', ...$arguments);
            $check->is(['Package Name', 'Server ID'], array_column($fields, 'FriendlyName'), "ConfigOptions with $what");
            $check->is(
                ['Update Usage' => 'RefreshUsage', 'Link Account' => 'LinkAccount', 'Forget Account' => 'ForgetAccount'],
                $stage->host->callModule('opterius', 'AdminCustomButtonArray', ...$arguments),
                "buttons with $what"
            );
        }
    },
    'every language has every text' => static function (Check $check): void {
        $english = require Stage::folder() . '/lang/english.php';
        $german = require Stage::folder() . '/lang/german.php';
        $check->is(array_keys($english), array_keys($german), 'keys');
        foreach ($english as $key => $text) {
            preg_match_all('/:[a-z]+/', $text, $marks);
            foreach ($marks[0] as $mark) {
                $check->has($mark, $german[$key], $key);
            }
        }
    },
];
