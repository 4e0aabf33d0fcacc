<?php

/** What a module's language files must hold: a remedy for each reason and topic of the extension, and no text that nothing says. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Reason;

final class LanguageFiles
{
    /** @var array<string, array<string, string>> language => key => text */
    private array $texts = [];

    /** @param string $rooms pattern of the C files, below ext/, from which this module's failures come */
    public function __construct(private readonly Check $check, private readonly string $folder, private readonly string $rooms)
    {
        foreach (glob("$folder/lang/*.php") ?: [] as $file) {
            $this->texts[basename($file, '.php')] = require $file;
        }
        $check->that(count($this->texts) > 1, 'languages: ' . implode(', ', array_keys($this->texts)));
    }

    /** Each reason, and each topic that this module can be told, has a sentence in each language; no other remedy is there. */
    public function remedies(): void
    {
        $wanted = [...array_map(static fn (Reason $reason): string => $reason->value, Reason::cases()), ...$this->topics()];
        foreach ($this->texts as $language => $texts) {
            $held = array_filter($texts, static fn (string $key): bool => str_starts_with($key, 'remedy.'), ARRAY_FILTER_USE_KEY);
            $names = array_map(static fn (string $key): string => substr($key, 7), array_keys($held));
            $this->check->is([], array_values(array_diff($wanted, $names)), "$language: without a remedy");
            $this->check->is([], array_values(array_diff($names, $wanted)), "$language: a remedy for nothing");
            foreach ($held as $key => $text) {
                $this->check->that(preg_match('/^["„“«]?[\p{Lu}\p{Lo}].{5,}[.。]$/su', $text) === 1, "$language: $key is no sentence: $text");
            }
        }
    }

    /** Every key that the module's sources name is there, and every one that is there is named, whole or by its first part. */
    public function keys(): void
    {
        $sources = $this->sources();
        preg_match_all('/(?:->|::)text\(\s*\'([a-z]+\.[a-z_.-]*[a-z])\'/', $sources, $named);
        $this->check->that(count($named[1]) > 5, 'texts that are named: ' . count($named[1]));
        foreach (array_unique($named[1]) as $key) {
            $this->check->that(isset($this->texts['english'][$key]), "the sources name $key, which is no text");
        }
        foreach (array_keys($this->texts['english']) as $key) {
            $part = strtok($key, '.');
            $by = ["'$key'", "\"$key\"", "'$part.'", "\"$part.", "('$part')", "'" . preg_replace('/_(node|location|hint)$/', '', $key) . "'"];
            $this->check->that(array_filter($by, static fn (string $as): bool => str_contains($sources, $as)) !== [], "nothing says $key");
        }
    }

    /** @return list<string> */
    private function topics(): array
    {
        $names = [];
        foreach (glob(dirname(__DIR__, 3) . "/ext/$this->rooms", GLOB_BRACE) ?: [] as $file) {
            preg_match_all('/\bCALAGOPUS_TOPIC_([A-Z_]+)/', (string) file_get_contents($file), $found);
            array_push($names, ...$found[1]);
        }
        $topics = array_map(static fn (string $name): string => strtr(strtolower($name), '_', '-'), array_diff(array_unique($names), ['NONE', 'COUNT', 'ENUM']));
        $this->check->that(count($topics) > 5, 'topics in the C: ' . implode(', ', $topics));
        return array_values($topics);
    }

    private function sources(): string
    {
        $text = '';
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($this->folder, \FilesystemIterator::SKIP_DOTS)) as $file) {
            $isSource = in_array($file->getExtension(), ['php', 'tpl'], true) && basename($file->getPath()) !== 'lang';
            $text .= $isSource ? file_get_contents($file->getPathname()) : '';
        }
        return $text;
    }
}
