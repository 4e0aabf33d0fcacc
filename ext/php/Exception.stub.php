<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What every call of this extension throws. The message is a sentence for an administrator; it never holds a key, a password or another
 * credential. The subclass says which kind of failure it is, the reason says exactly which.
 * @strict-properties
 */
class Exception extends \RuntimeException
{
    /** Stable name of the failure. */
    public readonly Reason $reason;
    /** HTTP status of the answer that caused it; 0 where no answer came. */
    public readonly int $httpStatus;
    /** Whether the same call may succeed later without anybody changing anything first. */
    public readonly bool $retriable;
    /** The panel's own words, or an empty string. */
    public readonly string $panelMessage;
    /** One sentence on what the administrator does next, or an empty string. */
    public readonly string $hint;
    /** Seconds after which the panel wants to be asked again; null where it did not say. */
    public readonly ?float $retryAfter;
}
