<?php

/** One thing that the test of a connection found, in a sentence for the administrator. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection;

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
