<?php

/** What an administrator reads of a failure: what happened, what to do on the panel, and what to do in WHMCS, in his language. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\LanguageFiles;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

$files = static fn (Check $check): LanguageFiles
    => new LanguageFiles($check, Stage::folder(), '{core,panel,panel/calagopus,provision,php}/*.c');

return [
    'each reason and each topic has a remedy in each language, and nothing else has one' => static function (Check $check) use ($files): void {
        $files($check)->remedies();
    },
    'each text of the language files is said, and each that is said is there' => static function (Check $check) use ($files): void {
        $files($check)->keys();
    },
    'a failure is told with what to do in WHMCS' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $said = $stage->host->suspend($id)->message;
        $check->has("has no server for service $id.", $said, 'what happened');
        $check->has('Press Create to make it, or link the service to an existing server by its UUID.', $said, 'what to do');
        $wrong = $stage->host->testConnection($stage->server(['password' => str_repeat('x', 48)]))['error'];
        $check->has('make a new one on an administrator\'s account. Enter a valid admin API key as the Password of the server in WHMCS', $wrong, 'on the panel, then in WHMCS');
    },
    'where one reason has several remedies, the one of the case is told' => static function (Check $check, Stage $stage): void {
        $secure = $stage->host->testConnection($stage->server(['hostname' => 'https://127.0.0.1']))['error'];
        $check->has('Tick Secure on the server in WHMCS', $secure, 'https:// without Secure');
        $check->lacks('Correct Hostname and Port', $secure, 'the reason\'s own');
        $empty = $stage->host->testConnection($stage->server(['hostname' => 'a b']))['error'];
        $check->has('Correct Hostname and Port of the server in WHMCS', $empty, 'no host name');
    },
    'the remedy is in the language of the administrator, and in WHMCS\'s own where there is none' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $english = 'Press Create to make it';
        $german = 'Create legt ihn an';
        try {
            $_SESSION['adminlang'] = 'german';
            $check->has($german, $stage->host->suspend($id)->message, 'a German administrator');
            $_SESSION['adminlang'] = 'english';
            Capsule::table('tblconfiguration')->where('setting', 'Language')->update(['value' => 'german']);
            $check->has($english, $stage->host->suspend($id)->message, 'an English one in a German WHMCS');
            unset($_SESSION['adminlang']);
            $check->has($german, $stage->host->suspend($id)->message, 'the cron of a German WHMCS');
        } finally {
            unset($_SESSION['adminlang']);
        }
    },
    'an override that cannot be read shows the failure in English' => static function (Check $check, Stage $stage): void {
        $folder = Stage::folder() . '/lang/overrides';
        $made = !is_dir($folder) && mkdir($folder);
        file_put_contents("$folder/latin.php", '<?php return [');
        try {
            $_SESSION['adminlang'] = 'latin';
            $check->has('Press Create to make it', $stage->host->suspend($stage->order())->message, 'a broken override');
        } finally {
            unset($_SESSION['adminlang']);
            unlink("$folder/latin.php");
            $made && rmdir($folder);
        }
    },
];
