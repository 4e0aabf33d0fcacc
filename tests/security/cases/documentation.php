<?php

/** docs/security.md promises nothing that no test shows: every test and file that it names is there. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;

return [
    'every test that docs/security.md names exists' => static function (Check $check): void {
        $root = dirname(__DIR__, 3);
        $text = (string) preg_replace('/\s+/', ' ', (string) file_get_contents("$root/docs/security.md"));
        preg_match_all('/`([^`]+)`/', $text, $quoted);
        exec(escapeshellarg(PHP_BINARY) . ' ' . escapeshellarg(dirname(__DIR__) . '/run.php') . ' --list', $cases);
        $files = preg_grep('~^(tests|bin)/[\w./-]+$|^\.[a-z.-]+$~', $quoted[1]);
        $topics = array_map(static fn (string $file): string => basename($file, '.php'), glob(__DIR__ . '/*.php'));
        $tests = preg_grep('/^(' . implode('|', $topics) . '): /', $quoted[1]);
        $check->that(count($files) > 15 && count($tests) > 55, count($files) . ' files and ' . count($tests) . ' tests are named');
        foreach ($files as $file) {
            $check->that(is_file("$root/$file"), "there is no $file");
        }
        foreach ($tests as $test) {
            $check->that(in_array($test, $cases, true), "there is no test \"$test\"");
        }
    },
];
