<?php

/** What WHMCS is told about the addon, and what happens when it is activated, updated and deactivated. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

final class Addon
{
    public const NAME = 'calagopusadmin';

    /** @return array<string, mixed> */
    public static function describe(): array
    {
        $texts = Texts::admin();
        return [
            'name' => $texts->text('addon.name'), 'description' => $texts->text('addon.description'), 'version' => ServerModule::VERSION,
            'author' => 'Calagopus for WHMCS', 'language' => 'english', 'fields' => [],
        ];
    }

    /** The addon has no tables of its own: what it writes is the server module's. @return array{status: string, description: string} */
    public static function activated(): array
    {
        $problem = ServerModule::problem();
        return $problem === null
            ? ['status' => 'success', 'description' => Texts::admin()->text('addon.activated')]
            : ['status' => 'info', 'description' => $problem];
    }

    /** @return array{status: string, description: string} */
    public static function deactivated(): array
    {
        return ['status' => 'info', 'description' => Texts::admin()->text('addon.deactivated')];
    }

    /** The first page after an update: nothing that an earlier release kept has to be changed so far, and the activity log says what is there now. */
    public static function upgraded(mixed $vars): void
    {
        $before = is_array($vars) && is_string($vars['version'] ?? null) ? $vars['version'] : '';
        $problem = ServerModule::problem();
        Log::activity('updated from release ' . ($before === '' ? 'unknown' : $before) . ' to ' . ServerModule::VERSION . ($problem === null ? '' : ". $problem"));
    }
}
