<?php

/**
 * Names this process so that another one of the same host can tell later whether it is dead.
 *
 * A host is one boot of one kernel and one table of processes: containers share the first and not the second. What cannot be read, or was written
 * elsewhere, is not known, and what is not known is not dead.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

final class Process
{
    private const NO_SUCH_PROCESS = 3;

    /** States of a process that has closed its connections, and only waits to be counted. */
    private const OVER = ['Z', 'X', 'x'];

    /** "host:pid:start"; null where this cannot be told. */
    public static function current(): ?string
    {
        $host = self::host();
        $self = @readlink('/proc/self');
        $stat = $self === false ? null : self::stat((int) $self);
        return $host === null || $stat === null || (int) $self !== getmypid() ? null : "$host:$self:$stat[1]";
    }

    /** Whether the process of this name is known to be dead. */
    public static function isDead(?string $name): bool
    {
        if (preg_match('/^([0-9a-f]{32}):([1-9]\d{0,9}):(\d{1,20})$/D', (string) $name, $parts) !== 1 || $parts[1] !== self::host()) {
            return false;
        }
        $stat = self::stat((int) $parts[2]);
        if ($stat !== null) {
            return $stat[1] !== $parts[3] || in_array($stat[0], self::OVER, true);
        }
        // The folder of another user's process may be hidden; a signal tells it from one that is not there.
        return function_exists('posix_kill') && !posix_kill((int) $parts[2], 0) && posix_get_last_error() === self::NO_SUCH_PROCESS;
    }

    private static function host(): ?string
    {
        $boot = trim((string) @file_get_contents('/proc/sys/kernel/random/boot_id'));
        $processes = (string) @readlink('/proc/self/ns/pid');
        $machine = trim((string) @file_get_contents('/etc/machine-id'));
        return $boot === '' || $processes === '' ? null : substr(hash('sha256', implode("\n", [$machine, $boot, $processes, php_uname('n')])), 0, 32);
    }

    /** @return array{string, string}|null its state, and when it began in ticks since the boot; null where that cannot be read */
    private static function stat(int $pid): ?array
    {
        $text = (string) @file_get_contents("/proc/$pid/stat");
        $after = strrchr($text, ')');
        $fields = $after === false ? [] : explode(' ', trim(substr($after, 1)));
        return isset($fields[19]) && ctype_digit($fields[19]) ? [$fields[0], $fields[19]] : null;
    }
}
