<?php

/** Without the extension: every function answers, with one sentence that says what is missing, and the admin pages work. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;

/** What one function returns in a PHP without any php.ini. */
$call = static function (string $function): mixed {
    $script = dirname(Stage::folder(), 2) . '/lone-probe.php';
    file_put_contents($script, '<?php error_reporting(E_ALL); ini_set("display_errors", "1"); define("WHMCS", true); require "' . Stage::folder()
        . '/calagopus.php"; try { echo json_encode(("calagopus_' . $function . '")(["serviceid" => 1, "serverpassword" => "marker"])); }'
        . ' catch (Throwable $problem) { echo json_encode(["thrown" => $problem->getMessage()]); }');
    exec(escapeshellarg(PHP_BINARY) . ' -n ' . escapeshellarg($script) . ' 2>&1', $lines);
    unlink($script);
    $printed = implode("\n", $lines);
    return $printed === 'null' ? null : json_decode($printed, true) ?? $printed;
};

$isSentence = static function (Check $check, mixed $text, string $what): void {
    foreach (['calagopus', 'extension=calagopus', 'php.ini', 'cron'] as $part) {
        $check->has($part, $text, $what);
    }
    $check->lacks('marker', $text, $what);
    $check->is(1, preg_match_all('/[.](\s|$)/', (string) $text), "$what is one sentence");
};

return [
    'commands and Test Connection say which line belongs into which php.ini' => static function (Check $check) use ($call, $isSentence): void {
        foreach (['CreateAccount', 'SuspendAccount', 'UnsuspendAccount', 'ChangePackage', 'TerminateAccount', 'Start', 'Kill', 'Reinstall'] as $function) {
            $isSentence($check, $call($function), $function);
        }
        $test = $call('TestConnection');
        $check->is(false, $test['success'] ?? null, 'TestConnection');
        $isSentence($check, $test['error'] ?? null, 'TestConnection');
    },
    'the pages of WHMCS work' => static function (Check $check) use ($call): void {
        $check->is(24, count((array) $call('ConfigOptions')), 'ConfigOptions');
        $check->is('Calagopus', $call('MetaData')['DisplayName'] ?? null, 'MetaData');
        $area = $call('ClientArea');
        $check->is('templates/overview.tpl', $area['tabOverviewModuleOutputTemplate'] ?? null, 'ClientArea');
        $check->lacks('extension', json_encode($area), 'the customer is told nothing technical');
        foreach (['ClientStart', 'ClientRestart', 'ClientStop', 'ClientKill', 'ClientReinstall', 'ClientName'] as $function) {
            $said = $call($function);
            $check->that(is_string($said) && strlen($said) > 20, $function);
            $check->lacks('extension', $said, "$function: the customer is told nothing technical");
        }
        foreach (['ServiceSingleSignOn', 'AdminSingleSignOn'] as $function) {
            $check->is(false, $call($function)['success'] ?? null, $function);
        }
        $check->lacks('extension', $call('ServiceSingleSignOn')['errorMsg'] ?? 'extension', 'ServiceSingleSignOn: the customer is told nothing technical');
        $check->is(['', ''], [$call('AdminLink'), $call('LoginLink')], 'links');
        $check->is(5, count((array) $call('AdminCustomButtonArray')), 'AdminCustomButtonArray');
        $check->is(7, count((array) $call('ClientAreaAllowedFunctions')), 'ClientAreaAllowedFunctions');
        $check->has('extension=calagopus', implode(' ', (array) $call('AdminServicesTabFields')), 'admin tab');
        $check->is(null, $call('AdminServicesTabFieldsSave'), 'AdminServicesTabFieldsSave');
        $check->is(null, $call('UsageUpdate'), 'UsageUpdate');
        $check->has('extension=calagopus', $call('config_validate')['thrown'] ?? null, 'config_validate');
    },
];
