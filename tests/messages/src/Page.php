<?php

/** Writes docs/messages.md: every message by its reason, with the advice of the language files and what the sources say is to be done. */

declare(strict_types=1);

namespace Calagopus\Tests\Messages;

final class Page
{
    public const FILE = 'docs/messages.md';

    private const HEAD = <<<'TEXT'
        # Messages

        `bin/messages` writes this page from the sources; `bin/test module:documentation` looks whether it is up to date. What stands often behind the frequent ones is
        told in [operating.md](operating.md#what-an-error-means), and by symptom in [troubleshooting.md](troubleshooting.md).

        A message says what happened, then what to do on the panel or on this machine, then what to do in WHMCS (in the administrator's language), then the
        panel's own words. `…` is a name or a number. What begins with `…` stands behind the name of an option or a field, or within a longer sentence. The *reason*
        stands in the module log's last line and in exceptions, and never changes; the *topic* says which case of it.

        TEXT;

    private const MODULES = ['calagopus' => 'Calagopus', 'opterius' => 'Opterius'];

    private readonly CMessages $messages;

    public function __construct(private readonly string $root)
    {
        $this->messages = new CMessages($root);
    }

    public function text(): string
    {
        return self::HEAD . "\n## By reason\n" . $this->reasons() . $this->topics()
            . self::list('What a success may note', 'Nothing failed; the module log has these.', $this->messages->told('notes'))
            . self::list(
                'Why processes share nothing by a file',
                'They stand behind `PHP\'s processes share request limit and caches by no file`; [shared-state.md](shared-state.md#a-folder-of-ones-own) says what to do.',
                $this->messages->told('sharing')
            )
            . self::list('What may go on from a message', 'Words within another message, or advice that is added to one.', $this->messages->others())
            . $this->refusals();
    }

    private function reasons(): string
    {
        $byReason = $this->messages->byReason();
        $names = $this->stable();
        $text = '';
        foreach ($this->cases('Reason') as $reason => $meaning) {
            $text .= "\n### $reason\n$meaning\n" . $this->advice($reason);
            $messages = $byReason[(string) array_search($reason, $names, true)] ?? [];
            if ($messages !== []) {
                $text .= "\n| the text says | on the panel, or on this machine |\n|---|---|\n";
                foreach ($messages as $message => $hints) {
                    $text .= '| ' . self::quoted($message) . ' | ' . implode(' *Or:* ', array_map(self::escaped(...), $hints)) . " |\n";
                }
            }
        }
        return $text;
    }

    private function topics(): string
    {
        $text = "\n## By topic\nWhere a reason has several remedies, the topic's stands in place of the reason's.\n\n| topic | the case | in WHMCS |\n|---|---|---|\n";
        foreach ($this->cases('Topic') as $topic => $meaning) {
            $text .= "| $topic | " . self::escaped($meaning) . ' | ' . self::escaped(str_replace("\n", ' ', trim($this->advice($topic)))) . " |\n";
        }
        return $text;
    }

    private function refusals(): string
    {
        $text = "\n## What the modules say themselves\nThese say what to do in the sentence itself, or, where they end in `…`, behind it: in the administrator's language (`next.…` in `lang/`).\n";
        $folders = ['Both modules' => 'modules-php/shared'];
        foreach (glob("{$this->root}/modules-php/*/*", GLOB_ONLYDIR) as $folder) {
            $path = substr($folder, strlen("{$this->root}/"));
            $folders += str_starts_with($path, 'modules-php/shared') ? [] : ['The module ' . basename($path) => $path];
        }
        foreach ($folders as $title => $folder) {
            $rows = '';
            foreach (Refusals::in("{$this->root}/$folder") as $purpose => $sentences) {
                foreach ($sentences as $sentence) {
                    $rows .= '| ' . self::quoted($sentence) . ' | ' . self::escaped($purpose) . " |\n";
                }
            }
            $text .= $rows === '' ? '' : "\n### $title\n\n| the text says | said by what is for this |\n|---|---|\n$rows";
        }
        return $text;
    }

    /** What the language files advise, once where both modules say the same. */
    private function advice(string $key): string
    {
        $said = [];
        foreach (self::MODULES as $module => $title) {
            $advice = (require "{$this->root}/modules-php/servers/$module/lang/english.php")["remedy.$key"] ?? null;
            if ($advice !== null) {
                $said[$advice][] = $title;
            }
        }
        $text = '';
        foreach ($said as $advice => $titles) {
            $text .= '*In WHMCS' . (count($said) === 1 ? '' : ', ' . implode(' and ', $titles)) . ":* $advice\n";
        }
        return $text;
    }

    /** @return array<string, string> stable name => what the stub says of it */
    private function cases(string $enum): array
    {
        $stub = (string) file_get_contents("{$this->root}/ext/php/exceptions.stub.php");
        preg_match("/\\nenum $enum: string\\n\\{(.*?)\\n\\}/s", $stub, $body);
        preg_match_all('~/\*\* (.+?) \*/\s*case \w+ = "([a-z-]+)";~s', $body[1] ?? '', $found);
        return array_combine($found[2], array_map(static fn (string $text): string => (string) preg_replace('/\s*\n\s*\*\s*/', ' ', $text), $found[1]));
    }

    /** @return array<string, string> as the C names a reason => its stable name */
    private function stable(): array
    {
        preg_match_all('/\bX\(([A-Z_]+), "([a-z-]+)", [A-Z_]+, (?:true|false)\)/', (string) file_get_contents("{$this->root}/ext/core/error.h"), $found);
        return array_combine($found[1], $found[2]);
    }

    /** @param list<string> $sentences */
    private static function list(string $title, string $about, array $sentences): string
    {
        return "\n## $title\n$about\n\n" . implode('', array_map(static fn (string $one): string => '- ' . self::quoted($one) . "\n", $sentences));
    }

    private static function quoted(string $text): string
    {
        $text = (preg_match('/^(?!config\.php)\p{Ll}/u', $text) === 1 ? '… ' : '') . $text;
        return '`' . str_replace(['`', '|', "\n"], ["'", '\|', ' '], $text) . '`';
    }

    private static function escaped(string $text): string
    {
        return str_replace(['|', '<'], ['\|', '\<'], $text);
    }
}
