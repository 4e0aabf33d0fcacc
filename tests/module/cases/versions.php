<?php

/** A module and an extension that do not fit: nothing is done, and the sentence says which of the two is too old. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;

return [
    'the module is written for the interface of the extension beside it' => static function (Check $check): void {
        $check->is(Calagopus\INTERFACE_VERSION, Extension::INTERFACE, 'number');
        $check->is(null, Extension::problem(), 'problem');
    },
    'an extension that is older than the module is named as too old, with what to do' => static function (Check $check): void {
        foreach (['without a number' => [0, 0], 'one change behind' => [Extension::INTERFACE - 1, 1]] as $case => [$version, $oldest]) {
            $said = (string) Extension::misfit($version, $oldest);
            $check->has('The PHP extension "calagopus" in this PHP is too old for the module in modules/servers/calagopus', $said, $case);
            $check->has(sprintf('interface %d; the module needs interface %d', $version, Extension::INTERFACE), $said, $case);
            $check->has('nothing was done', $said, $case);
            $check->has('reload PHP-FPM', $said, $case);
        }
    },
    'an extension that serves the module still is none the worse for being newer' => static function (Check $check): void {
        $check->is(null, Extension::misfit(Extension::INTERFACE, Extension::INTERFACE), 'the same');
        $check->is(null, Extension::misfit(Extension::INTERFACE + 5, Extension::INTERFACE), 'five changes on');
    },
    'a module that the extension serves no longer is named as too old, with what to do' => static function (Check $check): void {
        $said = (string) Extension::misfit(Extension::INTERFACE + 2, Extension::INTERFACE + 1);
        $check->has('The module in modules/servers/calagopus is too old for the PHP extension', $said, 'which');
        $check->has(sprintf('serves modules for interface %d and newer; this one is for %d', Extension::INTERFACE + 1, Extension::INTERFACE), $said, 'numbers');
        $check->has('replace the folder by the one that came with the extension, and reload PHP-FPM', $said, 'what to do');
    },
    'commands and Test Connection do nothing with an extension that is too old' => static function (Check $check, Stage $stage): void {
        $file = Stage::folder() . '/lib/Shared/Whmcs/Extension.php';
        $text = (string) file_get_contents($file);
        $id = $stage->order();
        $mark = $stage->panel->mark();
        try {
            file_put_contents($file, str_replace('INTERFACE = ' . Extension::INTERFACE . ';', 'INTERFACE = ' . (Extension::INTERFACE + 1) . ';', $text));
            foreach (['create' => $id, 'test' => (int) Capsule::table('tblservers')->min('id')] as $command => $of) {
                $result = $stage->child($command, $of)->wait();
                $check->has('too old for the module', $result['out'] . $result['err'], $command);
            }
            $check->is([], $stage->panel->log($mark), 'the panel was not asked');
        } finally {
            file_put_contents($file, $text);
        }
    },
];
