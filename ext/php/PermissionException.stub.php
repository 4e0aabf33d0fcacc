<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The key may not do this, or not from this address.
 * @strict-properties
 */
final class PermissionException extends Exception
{
}
