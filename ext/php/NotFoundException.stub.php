<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The object that the call is about is not on the panel.
 * @strict-properties
 */
final class NotFoundException extends Exception
{
}
