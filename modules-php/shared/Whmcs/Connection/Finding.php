<?php

/** One thing that the test of a connection found, in a sentence for the administrator. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

final class Finding
{
    private function __construct(public readonly string $text, public readonly bool $isWrong)
    {
    }

    /** Commands fail because of it, so the test does too. */
    public static function wrong(string $text): self
    {
        return new self($text, true);
    }

    /** Worth knowing; the connection is right all the same. */
    public static function note(string $text): self
    {
        return new self($text, false);
    }
}
