<?php

/** One row of the panel's packages; sizes in MB, shown as labels. Names are not unique: the first row of a name counts. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class Package
{
    public function __construct(public readonly string $name, public int $disk, public int $traffic, public string $php = '8.3')
    {
    }

    /** @return array{name: string, disk_quota: string, bandwidth: string, php_default: string} */
    public function describe(): array
    {
        $traffic = self::label($this->traffic);

        return [
            'name' => $this->name, 'disk_quota' => self::label($this->disk),
            'bandwidth' => $this->traffic === 0 ? $traffic : "$traffic/mo", 'php_default' => $this->php,
        ];
    }

    /** A size as a test gives it: MB, or a label as the panel shows it. @throws \InvalidArgumentException */
    public static function size(mixed $value): int
    {
        if (is_int($value) && $value >= 0) {
            return $value;
        }
        if ($value === 'Unlimited') {
            return 0;
        }
        if (is_string($value) && preg_match('~^(\d{1,9}) (MB|GB)(?:/mo)?$~D', $value, $found) === 1) {
            return (int) $found[1] * ($found[2] === 'GB' ? 1024 : 1);
        }
        throw new \InvalidArgumentException('a size: MB as a number, "N MB", "N GB" or Unlimited');
    }

    private static function label(int $size): string
    {
        return match (true) {
            $size === 0 => 'Unlimited',
            $size < 1024 => "$size MB",
            default => round($size / 1024, 1) . ' GB',
        };
    }
}
