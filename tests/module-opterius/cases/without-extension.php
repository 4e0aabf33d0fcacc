<?php

/** Without the extension: every function answers, with one sentence that says what is missing, and the admin pages work. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;

/** What one function returns in a PHP without any php.ini; by default in the admin area. */
$call = static function (string $function, string $where = 'define("ADMINAREA", true);'): mixed {
    $script = dirname(Stage::folder(), 2) . '/lone-probe.php';
    file_put_contents($script, '<?php error_reporting(E_ALL); ini_set("display_errors", "1"); define("WHMCS", true); ' . $where . ' require "' . Stage::folder()
        . '/opterius.php"; try { echo json_encode(("opterius_' . $function . '")(["serviceid" => 1, "serveraccesshash" => "marker"])); }'
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
    'commands, Test Connection and the loader say which line belongs into which php.ini' => static function (Check $check) use ($call, $isSentence): void {
        foreach (['CreateAccount', 'SuspendAccount', 'UnsuspendAccount', 'TerminateAccount', 'ChangePassword', 'ChangePackage', 'RefreshUsage', 'LinkAccount', 'ForgetAccount'] as $function) {
            $isSentence($check, $call($function), $function);
        }
        $test = $call('TestConnection');
        $check->is(false, $test['success'] ?? null, 'TestConnection');
        $isSentence($check, $test['error'] ?? null, 'TestConnection');
        $isSentence($check, $call('PackageNames')['thrown'] ?? null, 'PackageNames');
    },
    'the pages of WHMCS work' => static function (Check $check) use ($call): void {
        $check->is(2, count((array) $call('ConfigOptions')), 'ConfigOptions');
        $check->is('Opterius', $call('MetaData')['DisplayName'] ?? null, 'MetaData');
        $check->is(3, count((array) $call('AdminCustomButtonArray')), 'buttons');
        $area = $call('ClientArea');
        $check->is('templates/overview.tpl', $area['tabOverviewModuleOutputTemplate'] ?? null, 'ClientArea');
        $check->lacks('extension', json_encode($area), 'the customer is told nothing technical');
        $check->has('extension=calagopus', implode(' ', (array) $call('AdminServicesTabFields')), 'admin tab');
        $check->is(null, $call('UsageUpdate'), 'UsageUpdate');
        $check->lacks('extension', json_encode($call('ChangePassword', '')), 'nor where he changes the password');
    },
    'hooks.php registers and does nothing else: no query, no class of the module' => static function (Check $check): void {
        $script = Stage::folder() . '/../../hooks-probe.php';
        file_put_contents($script, '<?php define("WHMCS", true); $points = []; function add_hook($point, $priority, $function) {'
            . ' global $points; $points[] = $point; } require "' . Stage::folder() . '/hooks.php"; $own = array_filter(get_declared_classes(),'
            . ' fn ($c) => str_starts_with($c, "WHMCS")); echo json_encode([$points, $own, OPTERIUS_MODULE_HOOKS, extension_loaded("calagopus")]);');
        exec(escapeshellarg(PHP_BINARY) . ' -n ' . escapeshellarg($script) . ' 2>&1', $lines);
        unlink($script);
        [$points, $own, $mark, $extension] = json_decode(implode("\n", $lines), true) ?? [[], ['what was printed: ' . implode("\n", $lines)], null, null];
        $check->is([[], true, false], [$own, $mark, $extension], 'classes of the module, the mark, the extension');
        $check->is([], array_values(array_diff(['AdminAreaFooterOutput', 'ProductEdit', 'OverrideModuleUsernameGeneration', 'AfterCronJob'], $points)), 'what must be there');
        $check->is(array_values(array_unique($points)), $points, 'points, each once'); // docs/whmcs-surface.md has a row for each: the module suite looks
    },
];
