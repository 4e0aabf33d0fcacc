<?php

/** The texts of every module in every language: none missing, none unused, none left in English, no word lost on the way. */

declare(strict_types=1);

use Calagopus\Reason;
use Calagopus\Tests\Module\Check;
use Calagopus\Topic;

$root = dirname(__DIR__, 3);

/** Each module by its name: its folder. */
$modules = [];
foreach (glob("$root/modules-php/*/*/lang/english.php") as $english) {
    $modules[basename(dirname($english, 2))] = dirname($english, 2);
}

/** What is the same word in more than one language: names, units, and what people there say as English does. */
$loans = '~^[\W\d]*$|^(:\w+|min|minutes|s|h|d|CPU|Stock|Attention|Disk|Account|SFTP|IP|Host|Port|Status|Start|Stop|Restart|Kill|Console|Panel|Server|Plan|Domain|Sync|Link|MiB|GiB|KiB|%|Node|Egg|Nest|Swap|I/O|Online|Offline|Version|Name|Backups?|Note|Details|Client|Address|Installation|Transfer|Total|Reinstall|Memory|Service|Location|Product|Action|Port\w*|Error|Normal|Pause|Reconcile|Widget|UUID|Cron|Overview|Type|Group|Options|Script|Base|Original|Manual|Support|Ticket|OAuth|OpenID|[\s.,:;/()\[\]–-])+$~i';

/** Marks that are put into a text. @return list<string> */
$marks = static function (string $text): array {
    preg_match_all('/:[a-z_]+/', $text, $found);
    $marks = array_unique($found[0]);
    sort($marks);
    return $marks;
};

/** All that a module's sources say, its texts aside. */
$sources = static function (string $folder): string {
    $all = '';
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) {
        if (in_array($file->getExtension(), ['php', 'tpl', 'js'], true) && !str_contains((string) $file, '/lang/')) {
            $all .= file_get_contents((string) $file) . "\n";
        }
    }
    return $all;
};

/** The keys that the sources word by a variable, as patterns. @return list<string> */
$worded = static function (string $source): array {
    $variable = '\{\$[^{}"]+\}|\$\w+(?:->\w+)*';
    preg_match_all("~\"((?:[a-z_]+\.|\\$\w+\.)(?:$variable|[a-z_.-])*)\"~", $source, $found);
    $pattern = static fn (string $text): string => '~^' . implode('[\w.-]+', array_map(static fn (string $part): string => preg_quote($part, '~'), preg_split("~$variable~", $text))) . '$~';
    $pieces = [];
    preg_match_all("~'([a-z_]+\.[a-z_.-]*)' \. [$\w]~", $source, $begun);
    foreach ($begun[1] as $begin) {
        $pieces[] = '~^' . preg_quote($begin, '~') . '[\w.-]+$~';
    }
    return array_values([...$pieces, ...array_map($pattern, array_filter(array_unique($found[1]), static fn (string $text): bool => str_contains($text, '$')))]);
};

/** Whether a key is one that the sources name with an end to be put to it: `'drift.product'`, and somewhere `. '_node'`. */
$lengthened = static function (string $key, string $source): bool {
    $stem = (string) preg_replace('~_[a-z]+$~', '', $key);
    $end = substr($key, strlen($stem));
    return $end !== '' && str_contains($source, "'$stem'") && str_contains($source, "'$end'");
};

return [
    'no language lacks a text, has one that English does not have, or leaves out what is put in' => static function (Check $check) use ($modules, $marks): void {
        $check->is(['calagopus', 'calagopusadmin', 'opterius'], (static fn (array $names): array => sort($names) ? $names : [])(array_keys($modules)), 'modules');
        $languages = ['chinese', 'dutch', 'english', 'french', 'german', 'polish', 'portuguese-br', 'russian', 'spanish', 'turkish'];
        foreach ($modules as $module => $folder) {
            $english = require "$folder/lang/english.php";
            $check->is($languages, array_map(static fn (string $file): string => basename($file, '.php'), glob("$folder/lang/*.php")), "$module: languages");
            foreach (glob("$folder/lang/*.php") as $file) {
                $texts = require $file;
                $what = "$module, " . basename($file, '.php');
                $check->is([], array_values(array_diff(array_keys($english), array_keys($texts))), "$what: missing");
                $check->is([], array_values(array_diff(array_keys($texts), array_keys($english))), "$what: no such text");
                $check->is([], array_keys(array_filter(array_intersect_key($texts, $english), static fn (string $text, string $key): bool
                    => $marks($text) !== $marks($english[$key]), ARRAY_FILTER_USE_BOTH)), "$what: other words are put in");
            }
        }
    },

    'no text is left in English, but for words that the languages share' => static function (Check $check) use ($modules, $loans): void {
        foreach ($modules as $module => $folder) {
            $english = require "$folder/lang/english.php";
            foreach (array_diff(glob("$folder/lang/*.php"), ["$folder/lang/english.php"]) as $file) {
                $left = array_filter(require $file, static fn (string $text, string $key): bool
                    => $text === ($english[$key] ?? null) && preg_match($loans, $text) !== 1, ARRAY_FILTER_USE_BOTH);
                $check->is([], array_keys($left), "$module, " . basename($file, '.php') . ': left in English');
            }
        }
        $check->is(0, preg_match($loans, 'Your server is not set up yet.'), 'what would be found');
    },

    'every text is used' => static function (Check $check) use ($modules, $sources, $worded, $lengthened): void {
        $problems = [...array_map(static fn (Reason $reason): string => "remedy.$reason->value", Reason::cases()),
            ...array_map(static fn (Topic $topic): string => "remedy.$topic->value", Topic::cases())];
        foreach ($modules as $module => $folder) {
            $source = $sources($folder);
            $patterns = $worded($source);
            $unused = array_filter(array_keys(require "$folder/lang/english.php"), static function (string $key) use ($source, $patterns, $problems, $lengthened): bool {
                $name = substr($key, (int) strpos($key, '.') + 1);
                $inTemplate = 'Text.' . str_replace('.', '_', $name);
                return !str_contains($source, "'$key'") && !str_contains($source, $inTemplate) && !(preg_match('~Text(\[|\.\$)~', $source) === 1 && str_contains($source, "'$name'")) && !in_array($key, $problems, true) && !$lengthened($key, $source)
                    && array_filter($patterns, static fn (string $pattern): bool => preg_match($pattern, $key) === 1) === [];
            });
            $check->is([], array_values($unused), "$module: texts that nothing shows");
        }
        $expected = ['~^power\.[\w.-]+_hint$~', '~^[\w.-]+\.no_host$~', '~^reconcile\.[\w.-]+$~'];
        $check->is($expected, $worded('"power.{$action}_hint" "$page.no_host" "reconcile.{$this->kind->value}"'), 'how a key with a variable is read');
    },

    'every text that the sources name is there' => static function (Check $check) use ($modules, $sources): void {
        foreach ($modules as $module => $folder) {
            $english = require "$folder/lang/english.php";
            $groups = implode('|', array_unique(array_map(static fn (string $key): string => strtok($key, '.'), array_keys($english))));
            preg_match_all("~(?:->|::)text\(\s*'((?:$groups)\.[a-z0-9_.-]+)'~", $sources($folder), $named);
            $check->that(count($named[1]) > 3, "$module: " . count($named[1]) . ' texts are named');
            $check->is([], array_values(array_diff(array_unique($named[1]), array_keys($english))), "$module: named and not there");
        }
    },
];
