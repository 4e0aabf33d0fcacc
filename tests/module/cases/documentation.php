<?php

/** What docs/ and the README say of settings, options and messages is what the code has. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Module\Server\Calagopus\Options;

$root = dirname(__DIR__, 3);

/** The first cells of a page's table rows below a heading. @return list<list<string>> the cells of each row */
$rows = static function (string $page, string $heading) use ($root): array {
    $text = (string) file_get_contents("$root/$page");
    $part = explode("\n## ", substr($text, (int) strpos($text, "\n## $heading") + 4), 2)[0];
    preg_match_all('/^\| (.*) \|$/m', $part, $lines);
    return array_map(static fn (string $line): array => explode(' | ', $line), array_slice($lines[1], 1));
};

/** Everything that a message may come from, without the breaks and marks of the languages. @return list<string> */
$sources = static function () use ($root): array {
    $files = [
        ...glob("$root/ext/{core,panel,provision,php}/{,*/}*.c", GLOB_BRACE),
        ...glob("$root/modules-php/{shared,servers/calagopus/lib,servers/calagopus/lang}/{,*/}*.php", GLOB_BRACE),
    ];
    return array_map(static function (string $file): string {
        $text = (string) preg_replace(['/"\s*\n\s*"/', "/'\s*\n\s*\. '/"], '', (string) file_get_contents($file));
        return str_replace(['\\"', "\\'"], ['"', "'"], $text);
    }, $files);
};

return [
    'every setting of php.ini stands in docs/operating.md with its default, and no other' => static function (Check $check) use ($rows): void {
        $said = [];
        foreach ($rows('docs/operating.md', 'Settings of the extension') as [$name, $default]) {
            $said[trim($name, '`')] = $default;
        }
        $held = array_map(static fn (array $setting): string => (string) $setting['global_value'] ?: 'none', ini_get_all('calagopus'));
        ksort($said);
        ksort($held);
        $check->is($held, $said, 'settings');
    },
    'every message that docs/operating.md explains is one that the code says' => static function (Check $check) use ($rows, $sources): void {
        $sources = $sources();
        $quotes = 0;
        foreach ($rows('docs/operating.md', 'What an error means') as [$texts]) {
            preg_match_all('/`([^`]+)`/', $texts, $quoted);
            foreach ($quoted[1] as $quote) {
                $quotes++;
                $parts = array_filter(array_map(trim(...), explode('…', $quote)), static fn (string $part): bool => strlen($part) > 3);
                $says = array_filter($sources, static fn (string $source): bool
                    => array_filter($parts, static fn (string $part): bool => !str_contains($source, $part)) === []);
                $check->that($parts !== [] && $says !== [], "nothing says \"$quote\"");
            }
        }
        $check->that($quotes > 20, "only $quotes messages were found in the page");
    },
    'each feature of docs/features.md names tests that are there' => static function (Check $check) use ($root): void {
        preg_match_all('/^\|(?! feature |---).*\|$/m', (string) file_get_contents("$root/docs/features.md"), $lines);
        foreach ($lines[0] as $line) {
            preg_match_all('~`(tests/[^`]+\.(?:php|phpt|sh))`~', $line, $named);
            $check->that($named[1] !== [], "no test: $line");
            foreach ($named[1] as $file) {
                $check->that(is_file("$root/$file"), "$file is not there");
            }
        }
    },
    'what docs/operating.md says that customers read is what they read' => static function (Check $check) use ($rows): void {
        $texts = implode("\n", require Stage::folder() . '/lang/english.php');
        $quotes = array_column($rows('docs/operating.md', 'Power and installation'), 0);
        $check->that(count($quotes) > 4, count($quotes) . ' sentences were found in the page');
        foreach ($quotes as $quote) {
            $check->has(trim($quote, '*'), $texts, 'the English texts');
        }
    },
    'docs/installing.md names the 24 options in their order' => static function (Check $check) use ($rows): void {
        $text = implode(' ', array_map(static fn (array $row): string => $row[1], $rows('docs/installing.md', '3. A product')));
        $at = -1;
        foreach (Options::names() as $name) {
            $label = preg_replace('/ (Limit|Passthrough)$/', '', Options::label($name));
            $next = strpos($text, $label, $at + 1);
            $check->that($next !== false, "\"$label\" is not there, or not in its place");
            $at = $next === false ? $at : $next;
        }
    },
    'every command of docs/installing.md has a name, by which bin/test installing does it' => static function (Check $check) use ($root): void {
        $lines = file("$root/docs/installing.md", FILE_IGNORE_NEW_LINES);
        $marks = [];
        foreach ($lines as $number => $line) {
            if (in_array($line, ['```sh', '```sql'], true)) {
                $kind = $line === '```sh' ? 'run' : 'sql';
                $check->matches("~^<!-- $kind: ([a-z-]+) -->$~", $lines[$number - 1], 'line ' . ($number + 1) . ': the mark before the block');
                $marks[] = $lines[$number - 1];
            }
        }
        $check->that(count($marks) > 10, count($marks) . ' blocks were found');
        $check->is($marks, array_values(array_unique($marks)), 'a name twice');
    },
    'every link of the README and of docs leads to something that is there' => static function (Check $check) use ($root): void {
        foreach ([...glob("$root/*.md"), ...glob("$root/docs/*.md")] as $page) {
            preg_match_all('~\]\((?!https?:|#)([^)#]+)~', (string) file_get_contents($page), $links);
            foreach ($links[1] as $link) {
                $check->that(file_exists(dirname($page) . "/$link"), basename($page) . ": $link is not there");
            }
        }
    },
    'every setting of the module is described in config.php.dist with its default' => static function (Check $check): void {
        $shown = require Stage::folder() . '/config.php.dist';
        $settings = WHMCS\Module\Server\Calagopus\Config::defaults();
        ksort($shown);
        ksort($settings);
        $check->is($settings, $shown, 'settings');
    },
    'CHANGELOG.md has each heading of a release once, and no entry twice' => static function (Check $check) use ($root): void {
        foreach (array_slice(explode("\n## [", (string) file_get_contents("$root/CHANGELOG.md")), 1) as $release) {
            preg_match_all('/^### (.+)$/m', $release, $headings);
            $check->is([], array_values(array_diff($headings[1], ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'])), 'headings of no meaning');
            $check->is(array_values(array_unique($headings[1])), $headings[1], 'headings');
            preg_match_all('/^- (.+)$/m', $release, $entries);
            $check->that($entries[1] !== [], 'a release without an entry');
            $check->is(array_values(array_unique($entries[1])), $entries[1], 'entries');
        }
    },
];
