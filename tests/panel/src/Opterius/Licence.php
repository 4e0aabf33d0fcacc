<?php

/** The panel's licence: how many accounts it may hold over all its servers, and what is left of that without its server. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Licence
{
    public const OK = 'ok';

    /** What counts where the licence's server does not answer, or refuses the licence. */
    private const WITHOUT = 1;

    private ?int $limit = null;
    private string $state = self::OK;

    /** Milliseconds that asking for it takes. */
    public float $delay = 0.0;

    public function reset(): void
    {
        $this->set(null, self::OK, 0.0);
    }

    /** @param int|null $limit accounts; null: no bounds */
    public function set(?int $limit, string $state, float $delay): void
    {
        if (!in_array($state, [self::OK, 'away', 'refused'], true)) {
            throw new \InvalidArgumentException('state: ok, away or refused');
        }
        [$this->limit, $this->state, $this->delay] = [$limit, $state, $delay];
    }

    public function limit(): ?int
    {
        return $this->state === self::OK ? $this->limit : self::WITHOUT;
    }
}
