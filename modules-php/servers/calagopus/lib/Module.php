<?php

/** What this module is called and what it keeps, for the kit in lib/Shared, which every module has and which knows none of them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Module
{
    /** The name of the folder, the prefix of WHMCS's functions and the value of `servertype`. */
    public const NAME = 'calagopus';

    /** The release that this folder is of; the admin addon wants the same one. */
    public const VERSION = '0.1.0';

    /** As people read it. */
    public const TITLE = 'Calagopus';

    /** What the names of the module's own tables begin with. */
    public const TABLES = 'mod_calagopus_';

    /** The constant by which hooks.php shows that WHMCS reads it. */
    public const HOOKS_MARK = 'CALAGOPUS_MODULE_HOOKS';

    /** What a service is on the panel, in a sentence. */
    public const NOUN = 'server';

    /** Fields that are no options, as WHMCS's pages name them. */
    private const LABELS = [
        'hostname' => 'Hostname', 'port' => 'Port', 'key' => 'Password (API key)', 'email' => 'Client\'s e-mail address',
        'firstname' => 'Client\'s first name', 'lastname' => 'Client\'s last name', 'clientid' => 'Client\'s id', 'username' => 'Account name',
        'language' => 'Language',
    ];

    /** The module's folder. */
    public static function folder(): string
    {
        return dirname(__DIR__);
    }

    /** A field as WHMCS's pages name it, or what was given where there is none of that name. */
    public static function label(string $field): string
    {
        return self::LABELS[$field] ?? Options::label($field);
    }

    /** A text for the administrator, in his language; its key where there is none. @param array<string, string|int> $words */
    public static function text(string $key, array $words = []): string
    {
        return Language::admin()->text($key, $words);
    }
}
