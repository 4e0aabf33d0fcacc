<?php

/** What the extension may say, read from its sources: each message under its reason, with what it says is to be done on the panel. */

declare(strict_types=1);

namespace Calagopus\Tests\Messages;

final class CMessages
{
    /** Functions that tell something which is no failure, and what they tell of. */
    private const TELLS = ['calagopus_note' => 'notes', 'add_note' => 'notes', 'calagopus_shared_refuse' => 'sharing'];

    private const KEPT = 'hint =';

    /** Another sentence for an error whose reason stays, whichever it is. */
    private const REWORDS = 'calagopus_error_reword';

    /** @var array<string, array<string, list<string>>> reason => message => hints */
    private array $byReason = [];

    /** @var array<string, list<string>> */
    private array $told = [];

    /** @var list<string> */
    private array $sentences = [];

    public function __construct(string $root)
    {
        $files = glob("$root/ext/{core,panel,provision,php}/{,*/}*.c", GLOB_BRACE);
        $macros = ['PRId64' => '"lld"', 'PRIu64' => '"llu"'];
        foreach (glob("$root/ext/{core,panel,provision,php}/{,*/}*.h", GLOB_BRACE) as $header) {
            $macros += CText::macros($header);
        }
        foreach ($files as $file) {
            $this->read(CText::of($file, CText::macros($file) + $macros));
        }
    }

    /** @return array<string, array<string, list<string>>> reason as it is named in the C => message => hints */
    public function byReason(): array
    {
        return $this->byReason;
    }

    /** @param string $of notes or sharing @return list<string> */
    public function told(string $of): array
    {
        return array_values(array_unique($this->told[$of] ?? []));
    }

    /** @return list<string> the other sentences that stand in the sources: most of them go on from a message */
    public function others(): array
    {
        $known = [];
        foreach ($this->byReason as $messages) {
            $known = [...$known, ...array_keys($messages), ...array_merge(...array_values($messages))];
        }
        return array_values(array_diff(array_unique($this->sentences), $known, ...array_values($this->told)));
    }

    private function read(CText $file): void
    {
        foreach (CText::texts($file->text) as $text) {
            if (preg_match('/^(?:\p{Lu}|…).* .*[.?]$/us', $text) === 1) {
                $this->sentences[] = $text;
            }
        }
        $helpers = self::helpers($file);
        foreach ($file->parts() as $part) {
            $this->readPart($part, $helpers);
        }
    }

    /** The file's own functions that put what they are told under one reason. @return array<string, string> name => reason */
    private static function helpers(CText $file): array
    {
        $helpers = [];
        foreach ($file->parts() as $part) {
            $reasons = array_values(array_unique(array_column($part->find('/CALAGOPUS_REASON_([A-Z_]+)/'), 0)));
            if (count($reasons) === 1 && preg_match('/^static [^;{}=]*?\b(\w+)\([^;{}]*const char \*[^;{}]*\)\s*\{/m', $part->text, $named) === 1) {
                $helpers[$named[1]] = $reasons[0];
            }
        }
        return $helpers;
    }

    /**
     * A hint is for the messages since the hint before it, or else for the last one; one that is kept in a variable is for the next.
     *
     * @param array<string, string> $helpers
     */
    private function readPart(CText $part, array $helpers): void
    {
        $last = $fresh = $waiting = [];
        foreach (self::places($part, $helpers) as [$what, $bracket, $place]) {
            if ($what === self::KEPT) {
                $waiting = [...$waiting, ...CText::texts($part->statement($place))];
                continue;
            }
            $arguments = $part->arguments($bracket);
            if ($what === 'calagopus_error_hint') {
                $this->hint($fresh === [] ? $last : $fresh, CText::texts(array_values($arguments)[1] ?? ''));
                $fresh = [];
            } elseif ($what === self::REWORDS) {
                array_push($this->sentences, ...preg_grep('/^\p{Lu}/u', CText::texts(array_values($arguments)[1] ?? '')));
            } elseif (isset(self::TELLS[$what])) {
                $this->told[self::TELLS[$what]] = [...($this->told[self::TELLS[$what]] ?? []), ...CText::texts(implode(',', $arguments))];
            } else {
                $reason = $helpers[$what] ?? $what;
                $messages = isset($helpers[$what]) ? self::ofHelper($arguments) : self::ofReason($part, $bracket, $arguments, $place);
                foreach ($messages as $message => $hints) {
                    $this->byReason[$reason][$message] ??= [];
                    $fresh[] = [$reason, $message];
                    $last = [[$reason, $message]];
                    $this->hint($last, [...$hints, ...$waiting]);
                }
                $waiting = $messages === [] ? $waiting : [];
            }
        }
    }

    /** Calls that say something, in their order. @param array<string, string> $helpers @return list<array{string, int, int}> name or reason, its bracket, its place */
    private static function places(CText $part, array $helpers): array
    {
        $calls = implode('|', ['calagopus_error_hint', self::REWORDS, ...array_keys(self::TELLS), ...array_keys($helpers)]);
        $places = [];
        foreach ($part->find("/\\b($calls)\\(/") as [$name, $at]) {
            $places[] = [$name, $at + strlen($name), $at];
        }
        foreach ($part->find('/\b(hint)\s*=\s/') as [, $at]) {
            $places[] = [self::KEPT, 0, $at];
        }
        foreach ($part->find('/CALAGOPUS_REASON_([A-Z_]+)/') as [$reason, $at]) {
            $around = $part->around($at);
            if ($around !== null) {
                $places[] = [$reason, $around, $at];
            }
        }
        usort($places, static fn (array $a, array $b): int => $a[2] <=> $b[2]);
        return $places;
    }

    /** What follows a reason, in a call or in the row of a table: the message, in a row its hint too. @param array<int, string> $arguments @return array<string, list<string>> message => hints */
    private static function ofReason(CText $part, int $bracket, array $arguments, int $place): array
    {
        $behind = array_values(array_filter($arguments, static fn (int $at): bool => $at > $place, ARRAY_FILTER_USE_KEY));
        $isRow = $part->text[$bracket] === '{';
        // A field's name stands between, or the error that this one follows from.
        if (preg_match('/_(field|follow)$/', $part->nameBefore($bracket)) === 1) {
            array_shift($behind);
        }
        $hints = $isRow ? CText::texts($behind[1] ?? '') : [];
        return array_fill_keys(CText::texts($behind[0] ?? ''), $hints);
    }

    /** A helper is told what is wrong, and perhaps what to do. @param array<int, string> $arguments @return array<string, list<string>> message => hints */
    private static function ofHelper(array $arguments): array
    {
        $texts = array_values(array_filter(array_map(CText::texts(...), $arguments)));
        return array_fill_keys($texts[0] ?? [], $texts[1] ?? []);
    }

    /** @param list<array{string, string}> $messages @param list<string> $hints */
    private function hint(array $messages, array $hints): void
    {
        foreach ($messages as [$reason, $message]) {
            $this->byReason[$reason][$message] = array_values(array_unique([...$this->byReason[$reason][$message], ...$hints]));
        }
    }
}
