<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What to build: the 24 options of a product, parsed whole or refused.
 * @strict-properties
 * @not-serializable
 */
final class Spec
{
    /**
     * Parses the options as the administrator typed them. Accepted keys: the names of the options ("memory") or their WHMCS positions
     * ("configoption5", or 1 to 24); values: strings, integers, booleans or null (not given). A missing option takes its default; memory,
     * disk and cpu that are given but blank are refused, because 0 (unlimited) must be meant.
     * @param array $options name or position => value; a variable's value may be a secret, so no exception repeats one
     * @throws ValidationException with every field that is wrong; the field names are the options' names
     */
    public static function fromOptions(#[\SensitiveParameter] array $options): Spec {}

    /**
     * The names of the 24 options in WHMCS's order.
     * @return list<string>
     */
    public static function optionNames(): array {}

    /**
     * What was understood, by option name: integers (MiB, percent), booleans, strings, null for "the default", lists for location_uuids,
     * and maps for variables and custom_feature_limits.
     * @return array<string, mixed>
     */
    public function toArray(): array {}

    private function __construct() {}
}
