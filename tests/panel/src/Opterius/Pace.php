<?php

/** How long the panel's own steps take, and how long the web server before it waits; all in milliseconds, scaled down by tests. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Loop;

final class Pace
{
    /** The digest of a new user's password: between looking for the e-mail address and saving the user. */
    public float $digest = 0.0;

    /** Between looking at username and domain and saving the account: nothing but that is what keeps names apart. */
    public float $save = 0.0;

    /** After which the web server answers with 504 while the panel goes on; 0: never. */
    public float $gateway = 0.0;

    /** Counts the resets: what was under way before one is forgotten. */
    private int $world = 0;

    public function __construct(private readonly Loop $loop)
    {
    }

    public function reset(float $gateway): void
    {
        ++$this->world;
        [$this->digest, $this->save, $this->gateway] = [0.0, 0.0, $gateway];
    }

    /** @param callable(): void $then @param callable(Refusal): void $refused where it refuses */
    public function after(float $milliseconds, callable $then, callable $refused): void
    {
        $world = $this->world;
        $step = function () use ($then, $refused, $world): void {
            try {
                $world === $this->world && $then();
            } catch (Refusal $refusal) {
                $refused($refusal);
            }
        };
        $milliseconds > 0 ? $this->loop->after($milliseconds, $step) : $step();
    }

    /** A timer for the web server's patience; null where it waits for ever. */
    public function whenGatewayGivesUp(callable $then): ?int
    {
        return $this->gateway > 0 ? $this->loop->after($this->gateway, $then) : null;
    }

    public function cancel(?int $timer): void
    {
        $this->loop->cancel($timer);
    }
}
