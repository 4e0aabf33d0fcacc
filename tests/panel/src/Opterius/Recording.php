<?php

/** Reads the recorded exchanges of the Opterius panel: the conformance test and the framework's pages rest on them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Recording
{
    private const FOLDER = __DIR__ . '/../../contract/opterius/exchanges';

    /** @return list<\stdClass> every exchange in the order of its making, with `number` added */
    public static function all(): array
    {
        return array_map(self::decode(...), glob(self::FOLDER . '/*.json') ?: []);
    }

    public static function number(int $number): \stdClass
    {
        $files = glob(sprintf('%s/%03d-*.json', self::FOLDER, $number)) ?: [];

        return count($files) === 1 ? self::decode($files[0]) : throw new \RuntimeException("recorded exchange $number is missing");
    }

    private static function decode(string $file): \stdClass
    {
        $exchange = json_decode((string) file_get_contents($file), false, 512, JSON_THROW_ON_ERROR);
        $exchange->number = (int) basename($file);

        return $exchange;
    }
}
