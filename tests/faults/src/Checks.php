<?php

/** What must be true of each press, whatever the fault: each check says what is broken. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Connection;
use Calagopus\Exception;
use Calagopus\Live;

final class Checks
{
    private const SAYS_NOTHING_HAPPENED = '/\bnothing was (made|changed|done)\b/i';
    private const SAYS_NOTHING_ASKED = '/nothing (new )?was asked/i';
    /** Reasons that a change may have where its outcome could not be found out, or was and is said. */
    private const UNKNOWN = ['outcome-unknown', 'still-pending', 'not-applied', 'connection-lost', 'timed-out', 'setup-incomplete'];

    /** What a slow machine alone may look like. */
    private const TIME_IS_UP = ['timed-out', 'outcome-unknown', 'still-pending'];

    /** @var list<string> */
    public array $problems = [];

    /** Whether all of them may come of a machine that had too little time: then the cell is played again with more. */
    public bool $onlyTime = true;

    /** The fault met a request on another connection than the cell is about. */
    public bool $otherConnection = false;

    public function __construct(private readonly Action $action, private readonly Fault $fault, private readonly Bench $bench)
    {
    }

    public function broken(string $what, bool $mayBeTime = false): void
    {
        $this->problems[] = $what;
        $this->onlyTime = $this->onlyTime && $mayBeTime;
    }

    /** Whether a press ended as one does that had too little time. */
    public function isLate(Attempt $attempt): bool
    {
        return in_array($attempt->reason(), self::TIME_IS_UP, true);
    }

    /** What is checked of every press. */
    public function each(Attempt $attempt, string $what): void
    {
        $this->inTime($attempt, $what);
        $this->secrets($attempt);
        $this->once($attempt, $what);
    }

    private function inTime(Attempt $attempt, string $what): void
    {
        $limit = $this->action->limit() * $this->bench->patience;
        if ($attempt->seconds > $limit + Bench::MARGIN * $this->bench->patience) {
            $this->broken(sprintf('%s took %.2f seconds of %.2f', $what, $attempt->seconds, $limit), true);
        }
    }

    private function secrets(Attempt $attempt): void
    {
        $secret = Marks::in($attempt->written);
        if ($secret !== '') {
            $this->broken("$secret can be read in what was written");
        }
    }

    /** A success is one only where the panel's state holds what was asked, or the answer is the one that is given without a fault. */
    public function truth(Attempt $attempt, string $baseline): void
    {
        if (!$this->action->reads()) {
            $wrong = ($this->action->held)($attempt->result, $attempt->state, $attempt->requests);
            if ($wrong !== '') {
                $this->broken("false success: $wrong");
            }
            return;
        }
        if ($attempt->result instanceof Connection && $attempt->result->missingPermissions !== [] && preg_match('/^(?:panel: )?403/', $this->fault->name) === 1) {
            return;
        }
        if ($attempt->result instanceof Live && $attempt->result->problem !== '') {
            $server = json_encode(json_decode($baseline, true)['server'] ?? null);
            if (Digest::ofServer($attempt->result) !== $server) {
                $this->broken('the answer is not the one that the panel gives: ' . substr(Digest::ofServer($attempt->result), 0, 300));
            }
            return;
        }
        if ($attempt->result instanceof Streamed && $attempt->result->problems !== []) {
            $this->part($attempt->result, $baseline);
            return;
        }
        if ($this->fault->spoils && Digest::of($attempt->result) === $baseline) {
            $this->broken('an answer that is none was taken for one');
        }
        if (Digest::of($attempt->result) !== $baseline) {
            $this->broken('the answer is not the one that the panel gives: ' . substr(Digest::of($attempt->result), 0, 300));
        }
    }

    /** A part of an answer counts where something was to hinder the whole, and where it says what is missing. */
    private function part(Streamed $part, string $baseline): void
    {
        if ($this->fault->harmless) {
            $this->broken('a part is missing, though it had time for the whole: ' . implode('; ', $part->problems), true);
        }
        $wrong = $part->lacks($baseline);
        $wrong === '' || $this->broken("of the part that was answered, $wrong");
    }

    /** Is what the administrator reads a sentence, and ours? */
    public function words(Attempt $attempt): void
    {
        $error = $attempt->error;
        if (!$error instanceof Exception) {
            $this->broken('no exception of the extension: ' . $error::class . ': ' . $error->getMessage());
            return;
        }
        $text = $attempt->text();
        if (strlen($error->getMessage()) < 20 || !preg_match('/([.)!"]|\w+: .+)$/u', $error->getMessage())) {
            $this->broken('the message is no sentence: ' . $error->getMessage());
        }
        if (!mb_check_encoding($text, 'UTF-8') || preg_match('/[\x00-\x1f\x7f<]/', $text)) {
            $this->broken('the text has bytes that are no text: ' . json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE));
        }
    }

    /** What the text says about the panel must be so. @param array<string, mixed> $before */
    public function claims(Attempt $attempt, array $before): void
    {
        $text = $attempt->text();
        $worked = array_filter($attempt->requests, static fn (array $entry): bool => $entry['worked'] && Line::isOnce($entry['method'], $entry['path'])
            && preg_match('~/(servers|accounts)(/|$)~', $entry['path']));
        if (preg_match(self::SAYS_NOTHING_HAPPENED, $text) && $this->bench->things($before) !== $this->bench->things($attempt->state)) {
            $this->broken("it says that nothing happened, but the panel's servers are others now: $text");
        }
        if (preg_match(self::SAYS_NOTHING_ASKED, $text) && $worked !== []) {
            $this->broken("it says that nothing was asked, but something was: $text");
        }
        if ($this->action->creates && !$attempt->isOpen() && !$this->bench->tells($text, $attempt->state)) {
            $this->broken("something was made, and nothing tells of it: $text");
        }
        if (
            $this->action->creates && !$attempt->isOpen() && array_filter($attempt->requests, static fn (array $entry): bool
            => $entry['worked'] && $entry['status'] === null && $entry['method'] === 'POST' && preg_match('~/(servers(/deploy)?|accounts/create)$~', $entry['path'])) !== []
        ) {
            $this->broken("the request may still be carried out, but the outcome is said to be known: $text");
        }
    }

    public function named(Attempt $attempt): void
    {
        $allowed = [...$this->fault->reasons, ...($this->action->reads() ? [] : self::UNKNOWN)];
        if (!in_array($attempt->reason(), $allowed, true)) {
            $this->broken("the failure is called {$attempt->reason()}, not one of " . implode(', ', $this->fault->reasons) . ': ' . $attempt->text(), $this->isLate($attempt));
        }
    }

    /**
     * What must be true of every panel at the end.
     *
     * @param array<string, mixed> $before the panel before the first press
     * @param array<string, mixed> $state
     * @param bool $late whether the last press had too little time
     */
    public function last(array $before, array $state, bool $late): void
    {
        $expected = $this->action->removes ? 0 : ($this->action->creates ? 1 : count($this->bench->things($before)));
        $there = count($this->bench->things($state));
        if ($there !== $expected) {
            $this->broken("$there are there at the end, not $expected", $late && $there < $expected);
        }
        $wrong = $this->bench->wrong($state);
        $wrong === '' || $this->broken("at the end, $wrong");
    }

    /** A request that must arrive once arrives again only after one that was certainly refused. */
    private function once(Attempt $attempt, string $what): void
    {
        $last = [];
        foreach ($attempt->requests as $entry) {
            if (!Line::isOnce($entry['method'], $entry['path'])) {
                continue;
            }
            $key = "{$entry['method']} {$entry['path']}" . Line::port($entry['path'], $entry['body']);
            if (isset($last[$key]) && !$this->wasRefused($last[$key])) {
                $this->broken("$what: $key arrived again after " . ($last[$key]['status'] ?? 'no answer'));
            }
            $last[$key] = $entry;
        }
    }

    /** @param array<string, mixed> $entry */
    private function wasRefused(array $entry): bool
    {
        return $entry['fault'] === null ? in_array($entry['status'], [409, 429], true) : $this->fault->definite;
    }
}
