<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Something given to us is wrong, or the panel's validation refused it. Nothing was changed on the panel.
 * @strict-properties
 */
final class ValidationException extends Exception
{
    /**
     * Field name => what is wrong with it. The names are those of the 24 options ("memory"), of the owner ("email"), or "hostname",
     * "port", "key", "reference"; empty where the panel refused without naming one.
     * @var array<string, string>
     */
    public readonly array $fields;
}
