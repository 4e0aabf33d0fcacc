<?php

/**
 * Leaves a server of the panel alone for a while after it did not answer.
 *
 * Whatever is asked about an account, the panel asks the account's server; where that does not answer, the panel says 0 for every figure and
 * sets the server offline: no account can be made on it then until an administrator opens its page in the panel. So what only shows or
 * reports stops asking at the first silent answer, in all processes of PHP's user on this host.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Panel;
use Calagopus\Opterius\Usage;

final class Silence
{
    public function __construct(private readonly Panel $panel, private readonly float $seconds)
    {
    }

    public static function of(Call $call): self
    {
        return new self($call->panel(), $call->config()->silence());
    }

    /** The server of an account, as far as it is known: by the address that the panel gave when it made the account. */
    public static function server(?string $address): string
    {
        return 'server ' . substr((string) $address, 0, 64);
    }

    /** Seconds for which nothing is asked about this account; 0 where it may be asked about. */
    public function left(string $server, string $username): int
    {
        return $this->seconds <= 0 ? 0 : (int) ceil(max($this->panel->silence($server), $this->panel->silence("account $username")));
    }

    public function isSilent(string $server): bool
    {
        return $this->seconds > 0 && $this->panel->silence($server) > 0;
    }

    /**
     * Takes note of an answer. Zeros where figures were known before are silence of the server; of an account that never had any they may be
     * the truth, so that only this account is left alone.
     */
    public function hear(string $server, string $username, Usage $usage, Figures $known): void
    {
        if ($this->seconds > 0 && Figures::isSilent($usage)) {
            $this->panel->noteSilence($known->disk > 0 || $known->traffic > 0 ? $server : "account $username", $this->seconds);
        }
    }
}
