<?php

/** The php.ini of the processes that are measured. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Settings
{
    /** @param array<string, string> $more @return list<string> */
    public static function lines(Work $work, Front $front, array $more): array
    {
        $values = $more + ['extension' => $work->extension, 'openssl.cafile' => $front->certificate, 'curl.cainfo' => $front->certificate, 'opcache.enable_cli' => '0',
            'display_errors' => 'stderr', 'error_reporting' => '32767'];
        $values += self::own($front);
        $lines = [];
        foreach ($values as $name => $value) {
            $lines[] = "$name=" . (preg_match('~^[\w./:-]*$~', $value) === 1 ? $value : "\"$value\"");
        }
        return $lines;
    }

    /**
     * What is shared stays within this run; no figures and no catalogues are taken from a cache, and no limit is expected of the panel, unless
     * that is what is measured.
     *
     * @return array<string, string>
     */
    private static function own(Front $front): array
    {
        return ['calagopus.state_path' => $front->state, 'calagopus.summary_ttl' => '0', 'calagopus.catalog_ttl' => '0', 'calagopus.rate_limit' => '0'];
    }
}
