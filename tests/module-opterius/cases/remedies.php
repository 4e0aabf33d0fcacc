<?php

/** What an administrator reads of a failure: what happened, what to do on the panel, and what to do in WHMCS, in his language. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\LanguageFiles;
use Calagopus\Tests\ModuleOpterius\Stage;

$files = static fn (Check $check): LanguageFiles
    => new LanguageFiles($check, Stage::folder(), '{core,panel,panel/opterius,provision/hosting,php}/*.c');

return [
    'each reason and each topic has a remedy in each language, and nothing else has one' => static function (Check $check) use ($files): void {
        $files($check)->remedies();
    },
    'each text of the language files is said, and each that is said is there' => static function (Check $check) use ($files): void {
        $files($check)->keys();
    },
    'a failure is told with what to do in WHMCS, in the language of the administrator' => static function (Check $check, Stage $stage): void {
        $wrong = static fn (): string => $stage->host->testConnection($stage->server(['accesshash' => 'opt_' . str_repeat('x', 48)]))['error'];
        $check->has('The panel does not know the API key. Make a new key in the panel. Enter a valid key as the Access Hash of the server in WHMCS', $wrong(), 'English');
        $_SESSION['adminlang'] = 'german';
        try {
            $check->has('Make a new key in the panel. Tragen Sie einen gültigen Schlüssel als Access Hash', $wrong(), 'German');
        } finally {
            unset($_SESSION['adminlang']);
        }
    },
];
