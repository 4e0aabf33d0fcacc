<?php

/** The buttons by which a customer starts and stops a server, each where pressing it makes sense. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class PowerButtons
{
    /** What a customer may call, without the module's name, by the action's name in the language files. */
    public const FUNCTIONS = ['start' => 'ClientStart', 'restart' => 'ClientRestart', 'stop' => 'ClientStop', 'kill' => 'ClientKill'];

    private const SENSIBLE = [
        'offline' => ['start'], 'starting' => ['stop', 'kill'], 'running' => ['restart', 'stop', 'kill'], 'stopping' => ['kill'],
    ];

    /** What a node says of a server's process. */
    public const STATES = ['offline', 'starting', 'running', 'stopping'];

    /** @return array<string, list<string>> what makes sense in each state */
    public static function bySense(): array
    {
        return self::SENSIBLE;
    }

    /** What makes sense in the state; everything where the state is not known. @return list<string> */
    public static function sensible(?Usage $usage): array
    {
        return self::SENSIBLE[strtolower($usage->state ?? '')] ?? array_keys(self::FUNCTIONS);
    }

    /** @return list<array{action: string, function: string, text: string, hint: string, asks: string, sensible: bool}> all of them: the page's script follows the state */
    public static function all(?Usage $usage, Language $language): array
    {
        $sensible = self::sensible($usage);
        $buttons = [];
        foreach (self::FUNCTIONS as $action => $function) {
            $buttons[] = [
                'action' => $action,
                'function' => $function,
                'text' => $language->text("power.$action"),
                'hint' => $language->text("power.{$action}_hint"),
                'asks' => $language->has("power.{$action}_sure") ? $language->text("power.{$action}_sure") : '',
                'sensible' => in_array($action, $sensible, true),
            ];
        }
        return $buttons;
    }
}
