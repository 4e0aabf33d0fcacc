<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * It is not known whether the panel did what was asked. Repeat the call: it first looks.
 * @strict-properties
 */
final class UnknownOutcomeException extends Exception
{
}
