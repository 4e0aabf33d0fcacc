<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The panel or its node failed.
 * @strict-properties
 */
final class PanelException extends Exception
{
}
