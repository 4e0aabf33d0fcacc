<?php

/** Whether a client area shows a server: ours says null where it cannot, of another module anything that is not empty counts. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Shown
{
    public static function isServer(mixed $answer): bool
    {
        $variables = is_array($answer) ? $answer['templateVariables'] ?? $answer['vars'] ?? $answer : $answer;
        return is_array($variables) && array_key_exists('calagopus', $variables) ? $variables['calagopus'] !== null : $variables !== [] && $variables !== '' && $variables !== null;
    }
}
