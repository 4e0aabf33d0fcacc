<?php

/**
 * Whether a client area shows a server as the panel told it just now: ours says null where it cannot, or since when it is what was shown before; of
 * another module anything that is not empty counts.
 */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Shown
{
    public static function isServer(mixed $answer): bool
    {
        $variables = is_array($answer) ? $answer['templateVariables'] ?? $answer['vars'] ?? $answer : $answer;
        if (is_array($variables) && array_key_exists('calagopus', $variables)) {
            return $variables['calagopus'] !== null && ($variables['calagopus']['former'] ?? '') === '';
        }
        return $variables !== [] && $variables !== '' && $variables !== null;
    }
}
