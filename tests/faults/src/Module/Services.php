<?php

/** Whose actions are killed and raced: the classes of each panel's module, and which of them plays an action. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Services
{
    /** The panels, and the services that stand for each. @var array<string, list<class-string<Service>>> */
    public const OF = [
        'calagopus' => [
            GameService::class, Game\ExtraPorts::class, Game\Password::class, Game\Email::class, Game\ClientEdit::class, Game\Give::class,
            Game\Reinstall::class, Game\Power::class, Game\Transfer::class, Game\Following::class, Game\Grace::class, Game\Deletion::class, Game\Sync::class,
            Game\Link::class, Game\Unlink::class,
        ],
        'opterius' => [HostingService::class],
    ];

    /** @return array<string, string> what is shown of each action, and its verb */
    public static function actions(string $panel): array
    {
        return array_merge(...array_map(static fn (string $class): array => $class::actions(), self::OF[$panel]));
    }

    /** @return class-string<Service> */
    public static function playing(string $panel, string $action): string
    {
        foreach (self::OF[$panel] as $class) {
            if (isset($class::actions()[$action])) {
                return $class;
            }
        }
        throw new \InvalidArgumentException("no service of $panel plays: $action");
    }
}
