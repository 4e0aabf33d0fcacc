<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What came back is not an answer of the panel's API, or does not hold what was asked for.
 * @strict-properties
 */
final class ProtocolException extends Exception
{
}
