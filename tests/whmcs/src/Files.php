<?php

/** Temporary folders: making and removing them. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Files
{
    public static function temporary(string $name): string
    {
        $folder = sys_get_temp_dir() . '/' . $name . '-' . bin2hex(random_bytes(5));
        if (!mkdir($folder, 0700)) {
            throw new \RuntimeException("Cannot create $folder");
        }
        return $folder;
    }

    /** Removes a file, or a folder with what it holds; a symbolic link is removed, not followed. */
    public static function remove(string $path): void
    {
        if (is_link($path) || is_file($path)) {
            @unlink($path);
            return;
        }
        foreach (@scandir($path) ?: [] as $entry) {
            if ($entry !== '.' && $entry !== '..') {
                self::remove($path . '/' . $entry);
            }
        }
        @rmdir($path);
    }
}
