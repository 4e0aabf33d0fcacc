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
        "$root/config.m4",
        ...glob("$root/ext/{core,panel,provision,php}/{,*/}*.c", GLOB_BRACE),
        ...glob("$root/modules-php/{shared,servers/calagopus/lib,servers/calagopus/lang}/{,*/,*/*/}*.php", GLOB_BRACE),
    ];
    return array_map(static function (string $file): string {
        $text = (string) preg_replace(['/"\s*\n\s*"/', "/'\s*\n\s*\. '/"], '', (string) file_get_contents($file));
        return str_replace(['\\"', "\\'"], ['"', "'"], $text);
    }, $files);
};

/** Whether the code says a quoted text, whose `…` stands for whatever is filled in. @param list<string> $sources */
$says = static function (string $quote, array $sources): bool {
    $parts = array_filter(array_map(trim(...), explode('…', $quote)), static fn (string $part): bool => strlen($part) > 3);
    return $parts !== [] && array_filter($sources, static fn (string $source): bool
        => array_filter($parts, static fn (string $part): bool => !str_contains($source, $part)) === []) !== [];
};

/** What stands between backquotes in a page, code blocks excepted. @return list<string> */
$quoted = static function (string $page) use ($root): array {
    $text = (string) preg_replace('/^ *```.*?^ *```$/ms', '', (string) file_get_contents("$root/$page"));
    preg_match_all('/`([^`\n]+)`/', $text, $quotes);
    return $quotes[1];
};

/** The name by which a heading is linked, as GitHub makes it. */
$anchor = static fn (string $heading): string
    => str_replace(' ', '-', (string) preg_replace('/[^\p{L}\p{N} _-]/u', '', mb_strtolower(trim($heading))));

/** Cases that show no feature by themselves, and why. */
$internal = [
    'tests/module/cases/classes.php' => 'that classes load is seen in all others',
    'tests/module/cases/policies.php' => 'each policy has the row of what it decides',
    'tests/module-opterius/cases/classes.php' => 'that classes load is seen in all others',
    'tests/module-opterius/cases/shared.php' => 'how the modules are laid out, which docs/architecture.md tells',
];

$guides = ['docs/first-steps.md', 'docs/support.md', 'docs/troubleshooting.md', 'docs/words.md'];

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
    'each size of a product that docs/installing.md proposes is made as it is written there' => static function (Check $check, Stage $stage) use ($rows): void {
        $columns = [
            'Memory' => 'memory', 'Swap' => 'swap', 'Disk' => 'disk', 'CPU Limit' => 'cpu', 'Allocation Limit' => 'allocations', 'Database Limit' => 'databases',
            'Backup Limit' => 'backups', 'Schedule Limit' => 'schedules',
        ];
        $names = array_combine(array_map(Options::label(...), Options::names()), Options::names());
        $sizes = array_values(array_filter($rows('docs/installing.md', '3. A product'), static fn (array $cells): bool => isset($columns[$cells[0]]) && count($cells) === 4));
        $check->is(array_keys($columns), array_column($sizes, 0), 'the options of which sizes differ');
        foreach ([1 => 'Small', 2 => 'Medium', 3 => 'Large'] as $column => $size) {
            $said = array_combine(array_column($sizes, 0), array_column($sizes, $column));
            $options = [];
            foreach ($said as $label => $value) {
                $options[Options::number($names[$label])] = $value;
            }
            $id = $stage->order($options);
            $check->is('success', $stage->host->create($id)->message, $size);
            $server = $stage->onlyServer($id) ?? [];
            $check->is($said, array_map(static fn (string $name): string => (string) ($server[$name] ?? ''), $columns), "$size: what the panel has");
        }
    },
    'docs/installing.md names the product type, and says of moving what bin/migrate does' => static function (Check $check) use ($root): void {
        $page = (string) preg_replace('/\s+/', ' ', (string) file_get_contents("$root/docs/installing.md"));
        $check->has('**Product type.** Take *Other*', $page, 'type');
        $check->has('**Sizes.**', $page, 'presets');
        $check->lacks('fill in all options anew', $page, 'options by hand');
    },
    'every message that docs/operating.md explains is one that the code says' => static function (Check $check) use ($rows, $sources, $says): void {
        $sources = $sources();
        $quotes = 0;
        foreach ($rows('docs/operating.md', 'What an error means') as [$texts]) {
            preg_match_all('/`([^`]+)`/', $texts, $quoted);
            foreach ($quoted[1] as $quote) {
                $quotes++;
                $check->that($says($quote, $sources), "nothing says \"$quote\"");
            }
        }
        $check->that($quotes > 20, "only $quotes messages were found in the page");
    },
    'docs/messages.md is what bin/messages makes of the sources, and lacks no reason and no sentence of theirs' => static function (Check $check) use ($root): void {
        foreach (['CText', 'CMessages', 'Refusals', 'Page'] as $class) {
            require_once "$root/tests/messages/src/$class.php";
        }
        $text = (string) file_get_contents("$root/docs/messages.md");
        $check->that($text === (new Calagopus\Tests\Messages\Page($root))->text(), 'docs/messages.md is out of date: run bin/messages');
        foreach ([...Calagopus\Reason::cases(), ...Calagopus\Topic::cases()] as $case) {
            $check->that(preg_match("/^(### |\| )$case->value( \||$)/m", $text) === 1, "$case->value is not there");
        }
        // By another way than the page is made: each text of the sources that looks like a sentence, without what is filled in.
        $plain = static fn (string $of): string => (string) preg_replace('/[^\pL ]+|%\w+/u', '', $of);
        $known = $plain($text);
        $sentences = 0;
        foreach (glob("$root/ext/{core,panel,provision}/{,*/}*.c", GLOB_BRACE) as $file) {
            preg_match_all('/"([A-Z][^"\\\\%]{20,}\.)"/', (string) file_get_contents($file), $found);
            foreach ($found[1] as $sentence) {
                $sentences++;
                $check->that(str_contains($known, $plain($sentence)), basename($file) . ": \"$sentence\" is not there");
            }
        }
        $check->that($sentences > 150, "$sentences sentences were found");
    },
    'every message, setting and suite that the guides quote is there' => static function (Check $check) use ($guides, $quoted, $sources, $says, $root): void {
        $sources = $sources();
        $settings = [...array_keys(WHMCS\Module\Server\Calagopus\Config::defaults()), ...array_keys(ini_get_all('calagopus'))];
        preg_match_all('/^  "([a-z0-9-]+)\|/m', (string) file_get_contents("$root/bin/test"), $suites);
        $messages = $suited = 0;
        foreach ($guides as $page) {
            foreach ($quoted($page) as $quote) {
                if (preg_match('~^bin/test (?!--)(.+)$~', $quote, $named) === 1) {
                    $suited++;
                    $check->is([], array_values(array_diff(preg_split('/(?::\S+)? |:\S+$/', $named[1], -1, PREG_SPLIT_NO_EMPTY), $suites[1])), "$page: suites");
                } elseif (preg_match("/^'([a-z_]+)' =>|^((?:calagopus\.)?[a-z]+(?:_[a-z]+)+)$/", $quote, $named, PREG_UNMATCHED_AS_NULL) === 1) {
                    $setting = $named[1] ?? $named[2];
                    $check->that(str_starts_with($setting, 'mod_') || in_array($setting, $settings, true), "$page: there is no setting $setting");
                } elseif (str_contains($quote, ' ') && preg_match('~^(?:bin/|php |phpenmod |service |apt-get |runuser |"php")~', $quote) !== 1) {
                    $messages++;
                    $check->that($says($quote, $sources), "$page: nothing says \"$quote\"");
                }
            }
        }
        $check->that($messages > 40 && $suited > 8, "only $messages messages and $suited suites were found");
    },
    'every command of the quick start is one of docs/installing.md' => static function (Check $check) use ($root): void {
        preg_match_all('/^ *```sh\n(.*?)^ *```$/ms', (string) file_get_contents("$root/docs/first-steps.md"), $blocks);
        $known = file("$root/docs/installing.md", FILE_IGNORE_NEW_LINES);
        $commands = array_filter(array_map(trim(...), explode("\n", implode("\n", $blocks[1]))));
        $check->that(count($commands) > 5, count($commands) . ' commands were found');
        $check->is([], array_values(array_diff($commands, $known)), 'commands that bin/test installing does not do');
    },
    'each feature of docs/features.md names tests that are there' => static function (Check $check) use ($root): void {
        preg_match_all('/^\|(?! feature |---).*\|$/m', (string) file_get_contents("$root/docs/features.md"), $lines);
        foreach ($lines[0] as $line) {
            preg_match_all('~`(tests/[^`]+\.(?:phpt?|c|sh))`(?: \(([^)|]+)\))?~', $line, $named, PREG_SET_ORDER);
            $check->that($named !== [], "no test: $line");
            foreach ($named as [, $file]) {
                $check->that(is_file("$root/$file"), "$file is not there");
            }
            foreach (array_filter($named, static fn (array $one): bool => isset($one[2])) as [, $file, $test]) {
                $check->has("'" . addcslashes($test, "'") . "'", (string) file_get_contents("$root/$file"), $file);
            }
        }
        $check->that(count($lines[0]) > 80, count($lines[0]) . ' features were found');
    },
    'each file of cases has a row in docs/features.md or docs/security.md, or a reason for having none' => static function (Check $check) use ($root, $internal): void {
        $features = (string) file_get_contents("$root/docs/features.md");
        $security = (string) file_get_contents("$root/docs/security.md");
        $files = array_map(static fn (string $file): string => substr($file, strlen("$root/")), glob("$root/tests/{module,module-opterius,security,browser}/cases/*.php", GLOB_BRACE));
        $check->that(count($files) > 60, count($files) . ' files were found');
        $check->is([], array_values(array_diff(array_keys($internal), $files)), 'reasons for files that are not there');
        foreach (array_diff($files, array_keys($internal)) as $file) {
            $isNamed = str_contains($features, "`$file`") || str_starts_with($file, 'tests/security/') && str_contains($security, '`' . basename($file, '.php') . ': ');
            $check->that($isNamed, "$file has no row: say in docs/features.md what it shows");
        }
        foreach (array_keys($internal) as $file) {
            $check->lacks("`$file`", $features, "$file has a row, and a reason for having none");
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
    'no command of docs/installing.md rests on the folder in which another block left the shell' => static function (Check $check) use ($root): void {
        preg_match_all('/^```sh\n(.*?)^```$/ms', (string) file_get_contents("$root/docs/installing.md"), $blocks);
        foreach ($blocks[1] as $block) {
            $before = explode("\ncd ", "\n$block", 2)[0];
            $check->is(0, preg_match('~(?<![\w./-])(?:modules-php|bin|ext|examples)/|\bphpize|\./configure~', $before), "without its folder: $before");
        }
        $check->that(count($blocks[1]) > 10, count($blocks[1]) . ' blocks were found');
    },
    'uninstalling, as docs/installing.md tells it, drops every table that the sources make, and no other' => static function (Check $check) use ($root): void {
        preg_match_all('/DROP TABLE IF EXISTS ([^;]+);/', (string) file_get_contents("$root/docs/installing.md"), $drops);
        $dropped = preg_split('/[\s,]+/', implode(',', $drops[1]));
        $made = [];
        $modules = array_map(basename(...), glob("$root/modules-php/servers/*"));
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$root/modules-php", FilesystemIterator::SKIP_DOTS)) as $file) {
            $path = substr((string) $file, strlen("$root/modules-php/"));
            if (str_contains($path, '/lib/Shared/') || !str_ends_with($path, '.php')) {
                continue;
            }
            $text = (string) file_get_contents((string) $file);
            $of = str_starts_with($path, 'shared/') ? $modules : [explode('/', $path)[1]];
            preg_match_all("/Module::TABLES \\. '([a-z_]+)'/", $text, $named);
            foreach ($of as $module) {
                array_push($made, ...array_map(static fn (string $name): string => "mod_{$module}_$name", $named[1]));
            }
            preg_match_all("/'(mod_[a-z]+_[a-z_]*[a-z])'/", $text, $whole);
            array_push($made, ...$whole[1]);
        }
        $made = array_values(array_unique($made));
        sort($made);
        sort($dropped);
        $check->that(count($made) > 12, count($made) . ' tables were found');
        $check->is($made, $dropped, 'tables');
    },
    'every path and every name of the C that documents and comments name is there' => static function (Check $check) use ($root): void {
        $folders = ['ext', 'tests', 'bin', 'docs', 'modules-php', 'bench', 'demo', 'examples'];
        $texts = $known = [];
        foreach ($folders as $folder) {
            foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$root/$folder", FilesystemIterator::SKIP_DOTS)) as $file) {
                $path = substr((string) $file, strlen("$root/"));
                if (preg_match('~/contract/|/corpus/|/lib/Shared/|^docs/(messages|figures/)|^tests/(phpt|fuzz/cases)/~', $path) !== 1) {
                    $texts[$path] = (string) file_get_contents((string) $file);
                }
            }
        }
        foreach (glob("$root/*.md") as $page) {
            $texts[basename($page)] = (string) file_get_contents($page);
        }
        // What another tree has, or what stands for any name; and what is planted in a tree of its own to be noticed.
        unset($texts['bin/lib/floors_planted.sh']);
        $elsewhere = '~^(bin/php|bin/phpize|ext/(spl|standard)(/|$)|tests/breaks/NAME|tests/core/test_$|tests/fuzz/cases/NAME)~';
        $paths = $names = 0;
        $isOfC = static fn (string $path): bool => preg_match('/\.[ch]$/', $path) === 1;
        preg_match_all('/\w+/', (string) preg_replace('~/\*.*?\*/~s', '', implode("\n", array_filter($texts, $isOfC, ARRAY_FILTER_USE_KEY))), $known);
        $known = array_flip($known[0]);
        foreach ($texts as $path => $text) {
            preg_match_all('~(?<![\w./$-])(?:' . implode('|', $folders) . ')/[A-Za-z0-9_.*{},/<>-]+~', $text, $found);
            foreach (array_unique($found[0]) as $named) {
                $named = rtrim($named, '.,/-');
                if (strpbrk($named, '*{}<>') === false && preg_match($elsewhere, $named) !== 1) {
                    $paths++;
                    $check->that(file_exists("$root/$named"), "$path: $named is not there");
                }
            }
            if ($isOfC($path) || str_starts_with($path, 'docs/')) {
                preg_match_all('~/\*.*?\*/~s', $text, $comments);
                preg_match_all('/(?<!\$)\bcalagopus_[a-z_0-9]*[a-z0-9]\b(?![_.-])|\bCALAGOPUS_[A-Z_0-9]*[A-Z0-9]\b(?!_)/', $isOfC($path) ? implode("\n", $comments[0]) : (preg_match('/`.*`/s', $text, $quoted) === 1 ? $quoted[0] : ''), $found);
                foreach (array_unique($found[0]) as $named) {
                    $names++;
                    $isPhp = preg_match('/^calagopus_(?:[A-Z]|services$|module$)/', $named) === 1;
                    $check->that(isset($known[$named]) || $isPhp, "$path: nothing in the C is named $named");
                }
            }
        }
        $check->that($paths > 300 && $names > 60, "only $paths paths and $names names were found");
    },
    'docs/architecture.md names every room of the core and every other source of the extension, and none that is not there' => static function (Check $check) use ($root): void {
        $page = (string) file_get_contents("$root/docs/architecture.md");
        $sources = 0;
        foreach (['core', 'panel', 'provision', 'php'] as $floor) {
            $part = preg_split('/^###? /m', explode("\n### $floor\n", $page, 2)[1] ?? '', 2)[0];
            preg_match_all('~`([a-z0-9_/]+)(?:\.[ch])?`~', $part, $names);
            foreach (glob("$root/ext/$floor/{,*/}*.c", GLOB_BRACE) as $file) {
                $sources++;
                $stem = basename($file, '.c');
                $folder = basename(dirname($file)) === $floor ? '' : basename(dirname($file)) . '/';
                // Of the core the rooms: http, of which http_gate.c is a part.
                $room = $floor === 'core' ? explode('_', $stem)[0] : $stem;
                $isNamed = array_intersect([$folder . $room, $room], $names[1]) !== [] && ($folder === '' || in_array($folder, $names[1], true));
                $check->that($isNamed, "ext/$floor/$folder" . basename($file) . " is not named below \"$floor\"");
            }
            // What has the ending of a file, and what a table begins its rows with.
            preg_match_all('~`([a-z0-9_/]+\.[ch])`~', $part, $files);
            preg_match_all('~`([a-z0-9_]+)`~', implode("\n", preg_replace('/^\| ([^|]*) \|.*$|^.*$/m', '$1', explode("\n", $part))), $rows);
            foreach ([...$files[1], ...$rows[1]] as $name) {
                $isThere = glob("$root/ext/{,$floor/{,*/}}$name{,.c,.h,.stub.php}", GLOB_BRACE) !== [] || is_file("$root/$name");
                $check->that($isThere, "$name is named below \"$floor\" and is not there");
            }
        }
        $check->that($sources > 110, "$sources sources were found");
    },
    'docs/whmcs-surface.md names every hook, every table and every API command of WHMCS that the modules use' => static function (Check $check) use ($root): void {
        $surface = (string) file_get_contents("$root/docs/whmcs-surface.md");
        $used = ['hooks' => [], 'tables' => [], 'commands' => []];
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$root/modules-php", FilesystemIterator::SKIP_DOTS)) as $file) {
            $text = str_ends_with((string) $file, '.php') ? (string) file_get_contents((string) $file) : '';
            preg_match_all("/\\b(tbl[a-z_]+)\\b/", $text, $tables);
            preg_match_all("/localAPI\\('([A-Za-z]+)'/", $text, $commands);
            preg_match_all("/add_hook\\('([A-Za-z]+)'|foreach \\(\\[([^]]+)\\] as \\\$/", basename((string) $file) === 'hooks.php' ? $text : '', $hooks);
            preg_match_all('/[A-Z][A-Za-z]+/', implode(' ', [...$hooks[1], ...$hooks[2]]), $names);
            $used = ['hooks' => [...$used['hooks'], ...$names[0]], 'tables' => [...$used['tables'], ...$tables[1]], 'commands' => [...$used['commands'], ...$commands[1]]];
        }
        foreach ($used as $kind => $names) {
            $names = array_unique($names);
            $check->that(count($names) > 3, count($names) . " $kind were found");
            foreach ($names as $name) {
                $check->matches("/\\b$name\\b/", $surface, "$kind: $name has no row");
            }
        }
    },
    'every option of a command in bin/ that a document names is one that the command has' => static function (Check $check) use ($root): void {
        // Where a command hands its words on to PHP, that reads them.
        $readers = ['faults' => 'tests/faults/src/Options.php', 'reconcile' => 'modules-php/*/*/lib/Reconcile/*.php', 'migrate' => 'modules-php/*/*/lib/*/*.php'];
        $named = 0;
        foreach ([...glob("$root/*.md"), ...glob("$root/docs/{,*/}*.md", GLOB_BRACE), ...glob("$root/tests/*/README.md")] as $page) {
            preg_match_all('~\bbin/([a-z-]+)((?:[ \t]+[A-Za-z0-9:./-]+)*)~', (string) file_get_contents($page), $commands, PREG_SET_ORDER);
            foreach ($commands as [, $command, $words]) {
                preg_match_all('/(?<= )--[a-z-]+/', $words, $options);
                $files = ["$root/bin/$command", ...glob("$root/" . ($readers[$command] ?? 'none'))];
                $source = implode('', array_map(static fn (string $file): string => is_file($file) ? (string) file_get_contents($file) : '', $files));
                foreach ($options[0] as $option) {
                    $named++;
                    $check->matches("/$option\b/", $source, basename($page) . ": bin/$command $option");
                }
            }
        }
        $check->that($named > 20, "$named options were found");
    },
    'the recordings of the panels are as many as the documents say' => static function (Check $check) use ($root): void {
        $said = ['docs/support.md' => '/ (\d+) requests and answers of a running panel/', 'tests/panel/README.md' => '/replays the (\d+) recorded exchanges/'];
        foreach ($said as $page => $pattern) {
            $check->that(preg_match($pattern, (string) file_get_contents("$root/$page"), $number) === 1, "$page tells no number");
            $check->is(count(glob("$root/tests/panel/contract/calagopus/exchanges/{,*/}*.json", GLOB_BRACE)), (int) ($number[1] ?? 0), $page);
        }
    },
    'each method of the panels\' stubs that asks the panel says what it throws, and each array what it holds' => static function (Check $check) use ($root): void {
        $quiet = ['origin', 'mended', 'trace', 'servers', 'usages', '__debugInfo', 'attemptStands', 'noteSilence', 'silence'];
        $methods = 0;
        foreach (['panel', 'opterius'] as $topic) {
            $class = explode("\nfinal class Panel\n", (string) file_get_contents("$root/ext/php/$topic.stub.php"), 2)[1] ?? '';
            preg_match_all('~(/\*\*(?:(?!\*/).)*\*/)?\s*public function (\w+)\(([^{]*)~s', $class, $found, PREG_SET_ORDER);
            foreach ($found as [, $said, $name, $signature]) {
                $methods++;
                $check->that(in_array($name, $quiet, true) || str_contains($said, '@throws'), "$topic: $name() does not say what it throws");
                $check->that(!preg_match('/\): \??array/', $signature) || str_contains($said, '@return'), "$topic: $name() does not say what its array holds");
                $check->that(!preg_match('/\barray (?:\|null )?\$/', $signature) || str_contains($said, '@param'), "$topic: $name() does not say what its arrays hold");
            }
        }
        $check->that($methods > 40, "$methods methods were found");
    },
    'every link of the README, of docs and of the modules leads to something that is there' => static function (Check $check) use ($root, $anchor): void {
        $pages = [...glob("$root/*.md"), ...glob("$root/docs/{,*/}*.md", GLOB_BRACE), ...glob("$root/modules-php/servers/*/README.md")];
        foreach ($pages as $page) {
            preg_match_all('~\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)~', (string) file_get_contents($page), $links, PREG_SET_ORDER);
            foreach ($links as $link) {
                $target = $link[1] === '' ? $page : dirname($page) . "/$link[1]";
                $check->that(file_exists($target), basename($page) . ": $link[1] is not there");
                if (isset($link[2]) && is_file($target)) {
                    preg_match_all('/^#+ (.+)$/m', (string) file_get_contents($target), $headings);
                    $check->that(in_array($link[2], array_map($anchor, $headings[1]), true), basename($page) . ": $link[1] has no heading for #$link[2]");
                }
            }
        }
    },
    'every page of docs is named in the README or in a page that is' => static function (Check $check) use ($root): void {
        $named = [];
        $pages = ["$root/README.md"];
        while (($page = array_pop($pages)) !== null) {
            preg_match_all('~\]\((?!https?:)([^)#]+\.md)~', (string) file_get_contents($page), $links);
            foreach ($links[1] as $link) {
                $target = (string) realpath(dirname($page) . "/$link");
                if (!isset($named[$target])) {
                    $named[$target] = true;
                    $pages[] = $target;
                }
            }
        }
        $readme = (string) file_get_contents("$root/README.md");
        foreach (glob("$root/docs/*.md") as $page) {
            $check->has('(docs/' . basename($page) . ')', $readme, 'the README');
        }
        foreach (glob("$root/docs/*/*.md") as $page) {
            $check->that(isset($named[realpath($page)]), "nothing leads to $page");
        }
    },
    'no document says that the panel mails nobody by default' => static function (Check $check) use ($root): void {
        $told = 0;
        foreach ([...glob("$root/docs/*.md"), "$root/modules-php/servers/calagopus/README.md"] as $page) {
            foreach (preg_grep('/owner_send_email/', file($page)) as $line) {
                $told++;
                $check->is(0, preg_match('/mails? nobody|none was asked for|nobody about it/', $line), basename($page) . ": $line");
            }
        }
        $check->that($told > 4, "$told lines were found");
    },
    'the figures of long runs stand in docs/figures as their commands write them, and in no other page' => static function (Check $check) use ($root): void {
        require_once "$root/tests/faults/src/Document.php";
        require_once "$root/bench/src/Document.php";
        $heads = [Calagopus\Tests\Faults\Document::FILE => Calagopus\Tests\Faults\Document::HEAD, Calagopus\Bench\Document::FILE => Calagopus\Bench\Document::HEAD];
        $pages = array_map(static fn (string $page): string => "docs/figures/$page", array_map(basename(...), glob("$root/docs/figures/*.md")));
        sort($pages);
        ksort($heads);
        $check->is(array_keys($heads), $pages, 'pages of figures');
        foreach ($heads as $page => $head) {
            $text = (string) file_get_contents("$root/$page");
            $check->that(str_starts_with($text, $head), "$page does not begin as its command writes it");
            $check->matches('/[\d,]+ (cells in \d+ seconds|limits kept)|: \d+ limits kept/', $text, "$page: the figure of the whole run");
            $check->has('(figures/' . basename($page) . ')', (string) file_get_contents("$root/docs/" . basename($page)), 'the page that says how to read it');
        }
        foreach ([...glob("$root/*.md"), ...glob("$root/docs/{,model/}*.md", GLOB_BRACE)] as $page) {
            $check->is(0, preg_match('/\d+ cells(?: in|,)|\d+ limits kept|\w+ million states|[\d,.]+ (?:passed|failed)\b/', (string) file_get_contents($page)), basename($page) . ' tells figures of a run');
        }
    },
    'where WHMCS has its module log is told alike by the modules and the documents' => static function (Check $check) use ($root): void {
        $told = 0;
        foreach ([...glob("$root/docs/*.md"), ...glob("$root/modules-php/servers/*/{README.md,lang/*.php}", GLOB_BRACE)] as $file) {
            preg_match_all('/(\w[\w ]*) (?:>|→) Module Log\b/', (string) file_get_contents($file), $places);
            $told += count($places[1]);
            $check->is([], array_values(array_diff($places[1], ['System Logs'])), basename($file));
        }
        $check->that($told > 20, "$told places were found");
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
            $check->is([], array_keys(array_filter(array_count_values($entries[1]), static fn (int $times): bool => $times > 1)), 'entries that stand there twice');
        }
    },
];
