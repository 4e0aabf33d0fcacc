<?php

/** What is known of a server in words of a language: state, sizes, CPU, times. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Words
{
    private const GIB = 1024;

    /** Digits after the point. */
    private const PLACES = 2;

    public const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

    /** Keys of the texts that say a span. */
    public const SPANS = ['days', 'hours', 'minutes', 'seconds'];

    private const MINUTE = 60;
    private const HOUR = 3600;
    private const DAY = 86400;

    public function __construct(private readonly Language $language)
    {
    }

    /** @return array<string, string> what a node says of a server's process, in words */
    public static function states(Language $language): array
    {
        return array_map(static fn (string $state): string => $language->text("state.$state"), array_combine(PowerButtons::STATES, PowerButtons::STATES));
    }

    public function status(Server $server, ?Usage $usage = null): string
    {
        $state = self::state($server);
        return $state === 'active' && ($usage->state ?? '') !== '' ? $this->running($usage->state) : $this->named("status.$state", $state);
    }

    public static function runs(Usage $usage): bool
    {
        return !in_array(strtolower($usage->state), ['', 'offline'], true);
    }

    /** What its process does: running, offline … */
    public function running(string $state): string
    {
        return $state === '' ? $this->language->text('status.active') : $this->named('state.' . strtolower($state), $state);
    }

    /** What the customer can do about the state: empty where it needs nothing. */
    public function advice(Server $server): string
    {
        $state = self::state($server);
        if ($state === 'active') {
            return '';
        }
        return $this->language->text($this->language->has("advice.$state") ? "advice.$state" : 'advice.other');
    }

    /** Bootstrap's colour for a state. */
    public function colour(Server $server, ?Usage $usage = null): string
    {
        return match (self::state($server)) {
            'active' => $usage === null ? 'success' : self::colourOf($usage->state),
            'suspended' => 'warning',
            'install_failed' => 'danger',
            default => 'info',
        };
    }

    /** The same for what its process does; both frames have these. */
    public static function colourOf(string $state): string
    {
        return match (strtolower($state)) {
            'running' => 'success',
            'offline' => 'warning',
            '' => 'success',
            default => 'info',
        };
    }

    /** What to connect to, or in the words of a page ("client", "admin") why there is nothing. */
    public function address(Server $server, string $page): string
    {
        return $server->address() ?? ($server->port === null
            ? $this->language->text("$page.no_address")
            : $this->language->text("$page.no_host", ['port' => $server->port]));
    }

    /** @param int $mib 0 is unlimited */
    public function size(?int $mib): string
    {
        if ($mib === null || $mib === 0) {
            return $this->language->text($mib === null ? 'client.not_told' : 'client.unlimited');
        }
        return $mib >= self::GIB && $mib % (self::GIB / 4) === 0
            ? $this->language->number($mib / self::GIB, self::PLACES) . ' GB'
            : $this->language->number($mib, self::PLACES) . ' MB';
    }

    /** @param ?int $percent of a thread; 0 is unlimited, null where the panel told none */
    public function cpu(?int $percent): string
    {
        return match ($percent) {
            null => $this->language->text('client.not_told'),
            0 => $this->language->text('client.unlimited'),
            default => $this->language->text('client.cpu_percent', ['percent' => $percent]),
        };
    }

    public function bytes(int $bytes): string
    {
        $unit = 0;
        $last = count(self::BYTE_UNITS) - 1;
        for ($size = (float) $bytes; $size >= 1024 && $unit < $last; $unit++) {
            $size /= 1024;
        }
        return $this->language->number($size >= 100 ? round($size) : ($size >= 10 ? round($size, 1) : $size), self::PLACES) . ' ' . self::BYTE_UNITS[$unit];
    }

    /** A span in its two largest units. */
    public function span(float $seconds): string
    {
        $seconds = (int) $seconds;
        return match (true) {
            $seconds >= self::DAY => $this->language->text('span.days', ['days' => intdiv($seconds, self::DAY), 'hours' => intdiv($seconds % self::DAY, self::HOUR)]),
            $seconds >= self::HOUR => $this->language->text('span.hours', ['hours' => intdiv($seconds, self::HOUR), 'minutes' => intdiv($seconds % self::HOUR, self::MINUTE)]),
            $seconds >= self::MINUTE => $this->language->text('span.minutes', ['minutes' => intdiv($seconds, self::MINUTE)]),
            default => $this->language->text('span.seconds', ['seconds' => $seconds]),
        };
    }

    public function percent(float $percent): string
    {
        return $this->language->number(round($percent, 1), self::PLACES) . ' %';
    }

    /** What the panel says of it, in its own words; "active" where it says nothing. */
    public static function state(Server $server): string
    {
        return match (true) {
            $server->suspended => 'suspended',
            $server->transferring => 'transferring',
            $server->status === null => 'active',
            default => strtolower($server->status),
        };
    }

    /** A text by its key, or the panel's own word where there is none. */
    private function named(string $key, string $word): string
    {
        return $this->language->has($key) ? $this->language->text($key) : str_replace('_', ' ', $word);
    }
}
