<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The call's deadline passed.
 * @strict-properties
 */
final class TimeoutException extends Exception
{
}
