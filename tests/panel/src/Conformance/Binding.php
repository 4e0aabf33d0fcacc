<?php

/** Remembers which id and which time of the running panel stands for a recorded one, and compares answers through that. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Conformance;

use Calagopus\Tests\Panel\Calagopus\Text;

final class Binding
{
    private const UUID = '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i';
    private const TIME = '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d+)Z$/D';
    private const JWT = '/^[\w-]+\.[\w-]+\.[\w-]+$/D';

    /** Figures of a server's usage that differ from one moment to the next: their type is compared, not their value. */
    private const MEASURED = ['memory_bytes', 'disk_bytes', 'rx_bytes', 'tx_bytes', 'rx_packets', 'tx_packets', 'cpu_absolute', 'uptime'];

    /** @var array<string, string> recorded to actual */
    private array $bound = [];

    /** @var array<string, string> actual to recorded */
    private array $taken = [];

    /** @var list<string> */
    private array $differences = [];

    private bool $mayBind = false;

    /** Forgets everything: what comes was recorded from another panel. */
    public function forget(): void
    {
        $this->bound = $this->taken = [];
    }

    /** From now on the one stands for the other: ids, and what was drawn by lot. */
    public function stand(string $recorded, string $actual): void
    {
        $this->bound[$recorded] = $actual;
        $this->taken[$actual] = $recorded;
    }

    /** The recorded text with every bound id put in its place. */
    public function actual(string $recorded): string
    {
        return strtr($recorded, $this->bound);
    }

    /**
     * What differs between the recorded value and the actual one.
     *
     * @param bool $mayBind whether ids that were never seen may stand for ids that were never seen: only where something was made
     * @return list<string>
     */
    public function compare(mixed $recorded, mixed $actual, bool $mayBind): array
    {
        $this->differences = [];
        $this->mayBind = $mayBind;
        $this->values($recorded, $actual, 'body');

        return $this->differences;
    }

    private function differ(string $at, mixed $recorded, mixed $actual): void
    {
        $show = static fn (mixed $value): string => substr((string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), 0, 160);
        $this->differences[] = $at . ': recorded ' . $show($recorded) . ', answered ' . $show($actual);
    }

    private function values(mixed $recorded, mixed $actual, string $at): void
    {
        if (is_object($recorded) && is_object($actual)) {
            $this->objects($recorded, $actual, $at);
        } elseif (is_array($recorded) && is_array($actual)) {
            if (count($recorded) !== count($actual)) {
                $this->differ($at . ' (length)', count($recorded), count($actual));
            }
            [$recorded, $actual] = [self::ordered($recorded), self::ordered($actual)];
            foreach (array_intersect_key($recorded, $actual) as $i => $value) {
                $this->values($value, $actual[$i], $at . '[' . $i . ']');
            }
        } elseif (is_string($recorded) && is_string($actual)) {
            $this->texts($recorded, $actual, $at);
        } elseif (get_debug_type($recorded) !== get_debug_type($actual)) {
            $this->differ($at, $recorded, $actual);
        } elseif ($recorded !== $actual && !in_array(substr((string) strrchr($at, '.'), 1), self::MEASURED, true)) {
            $this->differ($at, $recorded, $actual);
        }
    }

    /** Allocations that were made in one moment are listed in no order that anybody relies on: they are compared by their port. @param list<mixed> $list @return list<mixed> */
    private static function ordered(array $list): array
    {
        $moments = array_unique(array_map(static fn (mixed $item): mixed => $item->created ?? null, array_filter($list, is_object(...))));
        if (count($list) > 1 && count($moments) === 1 && isset($list[0]->port)) {
            usort($list, static fn (object $a, object $b): int => $a->port <=> $b->port);
        }

        return $list;
    }

    private function objects(object $recorded, object $actual, string $at): void
    {
        $left = get_object_vars($recorded);
        $right = get_object_vars($actual);
        $byId = $left !== [] && Text::isUuid((string) array_key_first($left));
        if ($byId) {
            $left = array_combine(array_map(fn (int|string $key): string => $this->actual((string) $key), array_keys($left)), $left);
            ksort($left);
            ksort($right);
        }
        if (array_keys($left) !== array_keys($right)) {
            $this->differ($at . ' (keys)', array_keys($left), array_keys($right));
        }
        foreach (array_intersect_key($left, $right) as $key => $value) {
            $this->values($value, $right[$key], $at . '.' . $key);
        }
    }

    private function texts(string $recorded, string $actual, string $at): void
    {
        $same = match (true) {
            $recorded === '<JWT>' => preg_match(self::JWT, $actual) === 1,
            preg_match(self::TIME, $recorded, $one) === 1 => preg_match(self::TIME, $actual, $two) === 1
                && strlen($one[1]) === strlen($two[1]) && $this->bind($recorded, $actual, true),
            Text::isUuid($recorded) => Text::isUuid($actual) && $this->bind($recorded, $actual, $this->mayBind),
            default => self::withoutChance($this->actual($recorded)) === self::withoutChance($actual),
        };
        if (!$same) {
            $this->differ($at, $this->actual($recorded), $actual);
        }
    }

    /** True where the two stand for each other, or may from now on. */
    private function bind(string $recorded, string $actual, bool $mayBind): bool
    {
        if (isset($this->bound[$recorded])) {
            return $this->bound[$recorded] === $actual;
        }
        if ($recorded !== $actual && (!$mayBind || isset($this->taken[$actual]))) {
            return false;
        }
        $this->bound[$recorded] = $actual;
        $this->taken[$actual] = $recorded;
        if (Text::isUuid($recorded)) {
            $this->bound[substr($recorded, 0, 8)] = substr($actual, 0, 8);
        }

        return true;
    }

    /** A text without what is drawn by lot or measured by the clock. */
    private static function withoutChance(string $text): string
    {
        return (string) preg_replace([
            '/(?<=[?&])state=[^&]+/', '/retry in \d+s$/', '/(oauth_state|calagopus_session)=[^;]+/', '/Expires=[^;]+? GMT/',
        ], ['state=*', 'retry in *s', '$1=*', 'Expires=*'], $text);
    }
}
