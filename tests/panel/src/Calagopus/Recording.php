<?php

/** Reads the recorded exchanges that lie beside the simulator: its fixed data and the conformance test rest on them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Recording
{
    private const FOLDER = __DIR__ . '/../../contract/calagopus/exchanges';

    /** @return list<\stdClass> every exchange in the order of its making, with `number` added */
    public static function all(): array
    {
        $exchanges = [];
        foreach (glob(self::FOLDER . '/*.json') ?: [] as $file) {
            $exchange = self::decode($file);
            $exchange->number = (int) basename($file);
            $exchanges[] = $exchange;
        }

        return $exchanges;
    }

    /** The body that was answered in one exchange, named by its number. */
    public static function answer(int $number): \stdClass
    {
        $files = glob(sprintf('%s/%03d-*.json', self::FOLDER, $number)) ?: [];
        if (count($files) !== 1) {
            throw new \RuntimeException('recorded exchange ' . $number . ' is missing');
        }

        return self::decode($files[0])->response->body;
    }

    private static function decode(string $file): \stdClass
    {
        return json_decode((string) file_get_contents($file), false, 512, JSON_THROW_ON_ERROR);
    }
}
