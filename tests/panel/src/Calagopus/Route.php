<?php

/** One route of the panel: who answers it, which permission it takes, what payload it reads. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Route
{
    /**
     * @param callable(Call): ?\Calagopus\Tests\Panel\Net\Response $handler answers at once, or later by the call itself (null)
     * @param string|null $permission null where none is asked for
     * @param list<mixed>|null $shape of the payload; null where the body is not read
     * @param bool $public answered without a key
     */
    public function __construct(
        public readonly mixed $handler,
        public readonly ?string $permission = null,
        public readonly ?array $shape = null,
        public readonly bool $public = false,
    ) {
    }
}
