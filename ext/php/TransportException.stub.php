<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The panel could not be reached, or the connection was lost.
 * @strict-properties
 */
final class TransportException extends Exception
{
}
