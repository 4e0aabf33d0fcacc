<?php

/**
 * Asks the panel about single accounts, as few as may be: whatever is asked, the panel asks the account's server, and where that does not answer no
 * account can be made on it until somebody looks at it there. So a server that was silent is left alone, and so is the panel once it failed. An
 * answer about one account that cannot be used is that account's alone: the next is asked about all the same.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Reconcile;

use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\PanelWide;
use WHMCS\Module\Server\Opterius\Silence;
use WHMCS\Module\Server\Opterius\Store;

final class Look
{
    /** Accounts that are asked about in one run. */
    private const MOST = 100;

    /** Services that are named where nothing could be made of what was answered about theirs. */
    private const NAMED = 3;

    /** The extension takes no shorter time for a list. */
    private const LEAST_SECONDS = 0.1;

    private readonly Silence $silence;

    private int $asked = 0;

    /** Accounts about which nothing was learnt. */
    private int $unknown = 0;

    /** Why the panel is not asked any more. */
    private string $why = '';
    private ?\Calagopus\Exception $problem = null;

    /** @var list<string> services of which what was answered cannot be used */
    private array $unusable = [];

    /** What was wrong with the first of these answers. */
    private string $firstUnusable = '';

    /** @param float $end when no account is asked about any more, by microtime() */
    public function __construct(private readonly Call $call, private readonly float $end)
    {
        $this->silence = Silence::of($call);
    }

    /** Null: nothing was learnt. */
    public function at(Record $record): ?Seen
    {
        $left = $this->end - microtime(true);
        $server = Silence::server($record->address);
        if ($this->why !== '' || $this->asked >= self::MOST || $left < self::LEAST_SECONDS || $this->silence->left($server, $record->names->username) > 0) {
            $this->unknown++;
            return null;
        }
        $this->asked++;
        $username = $record->names->username;
        $answer = $this->call->panel()->usages([$username], $left)[$username];
        $seen = Seen::of($answer, $record->names);
        if ($answer instanceof Usage) {
            $this->silence->hear($server, $username, $answer, new Figures());
        }
        if ($answer instanceof \Calagopus\Exception && $seen === null) {
            $this->learntNothing($record, $answer);
            return null;
        }
        Store::saw($record->key, $seen);
        return $seen;
    }

    private function learntNothing(Record $record, \Calagopus\Exception $problem): void
    {
        $this->unknown++;
        $this->problem = $problem;
        $words = Messages::of($problem, $this->call->secrets());
        if (PanelWide::is($problem)) {
            $this->why = $words;
            return;
        }
        $this->firstUnusable = $this->firstUnusable !== '' ? $this->firstUnusable : $words;
        $this->unusable[] = "service {$record->key} ({$record->names->username})";
    }

    /** Accounts about which nothing was learnt so far. */
    public function unknown(): int
    {
        return $this->unknown;
    }

    /** Why the panel told nothing of an account; null: it did, or was not asked. */
    public function problem(): ?\Calagopus\Exception
    {
        return $this->problem;
    }

    /** Refuses where something could not be learnt: then nothing of before is over. */
    public function demandAll(): void
    {
        if ($this->unknown > 0) {
            throw new Refusal('Of ' . ($this->unknown === 1 ? '1 account' : "{$this->unknown} accounts") . ' nothing was learnt, so what was found before stays. '
                . implode(' ', array_filter([$this->toldOfUnusable(), $this->toldOfOthers()])));
        }
    }

    private function toldOfUnusable(): string
    {
        if ($this->unusable === []) {
            return '';
        }
        $more = count($this->unusable) - self::NAMED;
        $others = implode(', ', array_slice($this->unusable, 1, self::NAMED - 1)) . ($more > 0 ? " and $more more" : '');
        return ucfirst($this->unusable[0]) . ": {$this->firstUnusable}" . ($others === '' ? '' : " What was answered of $others could not be used either.");
    }

    private function toldOfOthers(): string
    {
        return match (true) {
            $this->why !== '' => $this->why,
            $this->unknown === count($this->unusable) => '',
            default => 'Their servers did not answer lately, or too many seemed to differ to ask about all at once.',
        };
    }
}
