<?php

/**
 * The accounts that are still to be asked about, in turns.
 *
 * Of a server that has not answered yet in this run one account is asked about at a time; once it answered, as many as may be at once. A server
 * that is left alone is asked nothing.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

final class UsageQueue
{
    /** @var array<string, true> servers that answered */
    private array $answering = [];

    /** @var list<string> */
    private array $leftAlone = [];

    /**
     * @param array<string, list<string>> $servers server => usernames
     * @param \Closure(string): bool $isSilent
     */
    public function __construct(private array $servers, private readonly int $most, private readonly \Closure $isSilent)
    {
        $this->servers = array_map(array_reverse(...), $servers);
    }

    public function answered(string $server): void
    {
        $this->answering[$server] = true;
    }

    /** Usernames that were not asked about because their server is silent. @return list<string> */
    public function leftAlone(): array
    {
        return $this->leftAlone;
    }

    /** @return list<string> usernames to ask about now; empty where all is done */
    public function next(): array
    {
        $turn = [];
        foreach (array_keys($this->servers) as $server) {
            $server = (string) $server;
            if (($this->isSilent)($server)) {
                array_push($this->leftAlone, ...$this->servers[$server]);
                unset($this->servers[$server]);
                continue;
            }
            $room = min($this->most - count($turn), isset($this->answering[$server]) ? $this->most : 1);
            for (; $room > 0 && $this->servers[$server] !== []; $room--) {
                $turn[] = array_pop($this->servers[$server]);
            }
            if ($this->servers[$server] === []) {
                unset($this->servers[$server]);
            }
            if (count($turn) >= $this->most) {
                break;
            }
        }
        return $turn;
    }
}
