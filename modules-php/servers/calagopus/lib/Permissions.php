<?php

/**
 * The permissions that the panel's key needs, by what is done with it: the one list, which Test Connection and docs/security.md repeat.
 *
 * tests/security/cases/permissions.php plays each of them: with its permissions it works, without one of them it names that one.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

final class Permissions
{
    /** What the module does. */
    public const MODULE = [
        'Test Connection' => self::TESTED,
        'Create on a node' => ['users.read', 'users.create', 'servers.read', 'servers.create', 'nodes.allocations', 'eggs.read'],
        'Create by deployment to locations' => [
            'users.read', 'users.create', 'servers.read', 'servers.create', 'servers.allocations', 'nodes.allocations', 'eggs.read',
        ],
        'Create for a client who has an account already' => [
            'users.read', 'users.update', 'servers.read', 'servers.create', 'nodes.allocations', 'eggs.read',
        ],
        'Client area, admin tab, live figures' => ['servers.read'],
        'Suspend, Unsuspend' => ['servers.read', 'servers.update'],
        'Change Package' => ['servers.read', 'servers.update', 'servers.variables', 'eggs.read'],
        'Terminate' => ['servers.read', 'servers.delete'],
        'Link a server' => ['servers.read', 'servers.update'],
        'Usage, once a day' => ['nodes.read'],
        'Figures of a page that stays open' => ['nodes.read'],
        'Start a server' => ['servers.read', 'control.start'],
        'Stop or kill a server' => ['servers.read', 'control.stop'],
        'Restart a server' => ['servers.read', 'control.restart'],
        'Reinstall' => ['servers.read', 'settings.install'],
        'Show an egg\'s variables' => ['eggs.read'],
        'Move a server to another node' => ['servers.read', 'nodes.read', 'nodes.allocations', 'servers.allocations', 'servers.transfer'],
        'Unlink a server' => ['servers.read', 'servers.update'],
        'Compare a server\'s variables in the admin tab' => ['servers.read', 'servers.variables'],
        'Look at a server\'s last backup' => ['servers.read', 'nodes.backups'],
        'Keep the owner\'s name and address up to date' => ['users.read', 'users.update'],
        'Set the owner\'s password' => ['users.read', 'users.update'],
        'Send the owner a link to set a password' => ['users.read', 'users.email'],
        'Give a server to its client' => ['users.read', 'servers.read', 'servers.update'],
    ];

    /** What the extension's interface offers besides, and what only some installations use. */
    public const BESIDES = [
        'Sign in by a ticket' => ['servers.read'],
        'Sign in by an identity provider' => ['servers.read', 'oauth-providers.read', 'users.oauth-links'],
        'Choose from lists on the product page' => ['nodes.read', 'locations.read', 'eggs.read', 'backup-configurations.read'],
    ];

    /** What Test Connection asks for. Everything else shows only when it is used. */
    public const TESTED = ['users.read', 'servers.read', 'servers.variables', 'nodes.read', 'nodes.allocations', 'locations.read', 'eggs.read'];

    /** @return list<string> all that the module needs, in the order of the alphabet */
    public static function needed(): array
    {
        $all = array_values(array_unique(array_merge(...array_values(self::MODULE))));
        sort($all);
        return $all;
    }

    /** @return list<string> what no question shows: the panel has none that changes nothing */
    public static function untested(): array
    {
        return array_values(array_diff(self::needed(), self::TESTED));
    }

    /** All that the module needs, to be copied. */
    public static function line(): string
    {
        return implode(', ', self::needed());
    }
}
