<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The panel does not accept the key.
 * @strict-properties
 */
final class AuthenticationException extends Exception
{
}
