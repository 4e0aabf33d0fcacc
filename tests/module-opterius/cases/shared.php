<?php

/** What every module needs is written once, in the kit, and each module's folder stands alone with its own copy. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;

return [
    'each module has the kit as it is' => static function (Check $check): void {
        exec(escapeshellarg(dirname(__DIR__, 3) . '/bin/modules') . ' --check 2>&1', $lines, $status);
        $check->is([0, true], [$status, str_ends_with((string) end($lines), ' passed, 0 failed')], implode("\n", $lines));
    },
    'the module stands alone: no file of it names the other module\'s folder, tables or classes' => static function (Check $check): void {
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(Stage::folder(), FilesystemIterator::SKIP_DOTS));
        $seen = 0;
        foreach ($files as $file) {
            if (in_array($file->getExtension(), ['php', 'tpl', 'json'], true)) {
                $seen++;
                $text = (string) file_get_contents($file->getPathname());
                foreach (['Server\\Calagopus', 'mod_calagopus', 'servers/calagopus', 'CALAGOPUS_MODULE'] as $part) {
                    $check->lacks($part, $text, $file->getFilename());
                }
            }
        }
        $check->that($seen > 40, "files: $seen");
    },
    'the kit knows none of the modules: it names no panel\'s class of the extension' => static function (Check $check): void {
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(dirname(__DIR__, 3) . '/modules-php/shared', FilesystemIterator::SKIP_DOTS));
        $named = [];
        foreach ($files as $file) {
            foreach (PhpToken::tokenize((string) file_get_contents($file->getPathname())) as $token) {
                $name = ltrim($token->text, '\\');
                if ($token->is([T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED]) && ($name === 'Calagopus\Panel' || str_starts_with($name, 'Calagopus\Opterius'))) {
                    $named[] = $file->getFilename() . ": $token->text";
                }
            }
        }
        $check->is([], $named, 'names');
    },
];
