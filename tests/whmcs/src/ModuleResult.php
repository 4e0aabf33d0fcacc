<?php

/**
 * What came of one module command: whether WHMCS takes it for a success, the text that staff sees, and what was passed.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class ModuleResult
{
    /** @param array<string, mixed> $params what the module function received; empty where it was not called */
    public function __construct(
        public readonly bool $success,
        public readonly string $message,
        public readonly mixed $returned,
        public readonly array $params,
        public readonly ?\Throwable $thrown = null
    ) {
    }

    /** As WHMCS judges it: the word `success`, and nothing else, is a success. */
    public static function of(mixed $returned, array $params): self
    {
        if ($returned === 'success') {
            return new self(true, 'success', $returned, $params);
        }
        $message = is_scalar($returned) ? trim((string) $returned) : '';
        return new self(false, $message === '' ? 'An unknown error occurred' : $message, $returned, $params);
    }
}
