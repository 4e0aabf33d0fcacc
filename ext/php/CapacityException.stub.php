<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The panel has no room: no allocation, no eligible node, an account limit.
 * @strict-properties
 */
final class CapacityException extends Exception
{
}
