<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The panel's request limit is reached; retryAfter says for how long.
 * @strict-properties
 */
final class RateLimitException extends Exception
{
}
