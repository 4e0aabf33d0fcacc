<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What is on the panel forbids the call: another server, another owner, a state in which it cannot be done.
 * @strict-properties
 */
final class ConflictException extends Exception
{
}
