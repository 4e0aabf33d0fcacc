<?php

/** Everything that PHP can be made to write about a call: where secrets would be if they were anywhere. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Written
{
    public static function of(object $panel, mixed $result, ?\Throwable $error): string
    {
        $texts = [self::dumped($panel), print_r($panel, true), var_export($panel->mended(), true), self::dumped($result), self::json($result)];
        $trace = $panel->trace();
        if ($trace !== null) {
            array_push($texts, $trace->requestText(), $trace->responseText(), self::dumped($trace), self::json($trace));
        }
        for ($one = $error; $one !== null; $one = $one->getPrevious()) {
            // The whole frames with their arguments, as a debugger or a crash reporter would write them.
            array_push($texts, (string) $one, $one->getTraceAsString(), self::json($one), self::dumped(get_object_vars($one)), self::frames($one));
        }
        return implode("\n", $texts);
    }

    private static function frames(\Throwable $error): string
    {
        $own = array_filter($error->getTrace(), static fn (array $frame): bool => str_starts_with($frame['class'] ?? '', 'Calagopus\\')
            && !str_starts_with($frame['class'] ?? '', 'Calagopus\\Tests\\'));
        return print_r($own, true);
    }

    private static function dumped(mixed $value): string
    {
        ob_start();
        var_dump($value);
        return (string) ob_get_clean();
    }

    private static function json(mixed $value): string
    {
        return (string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
    }
}
