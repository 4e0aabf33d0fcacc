<?php

/** A module's settings, from config.php in its folder; config.php.dist describes each. What every module can set stands here. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Origins;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

abstract class Configuration implements Origins
{
    /** The module's own settings, with what they are where config.php does not name them. */
    protected const OWN = [];

    /** The extension's own bound. */
    protected const MOST_USAGE_SECONDS = 3600.0;

    private const DEFAULTS = [
        'former_installations' => [], 'former_panels' => [], 'timeout' => null, 'connect_timeout' => null, 'create_timeout' => null,
        'resolve_timeout' => null, 'intent_margin' => 120, 'lock_wait' => 10, 'usage_timeout' => 900, 'usage_in_flight' => null,
        'proxy' => null, 'ca_file' => null, 'retry' => true, 'reconcile_hours' => 24,
    ];

    /** What the extension takes where neither config.php nor php.ini says anything. */
    private const SECONDS = ['timeout' => 20.0, 'create_timeout' => 240.0, 'resolve_timeout' => 30.0];

    /** A month. */
    private const MOST_HOURS = 744;

    /** The extension's own bound. */
    private const MOST_IN_FLIGHT = 8;

    /** Wrapped, so that no dump of whatever holds this shows the proxy's password. */
    private readonly \SensitiveParameterValue $values;

    /** @param array<string, mixed> $values */
    final private function __construct(#[\SensitiveParameter] array $values)
    {
        $this->values = new \SensitiveParameterValue($values);
    }

    public static function load(): static
    {
        $file = Module::folder() . '/config.php';
        $values = is_file($file) ? (static fn (string $file): mixed => require $file)($file) : [];
        if (!is_array($values)) {
            throw new Refusal("$file must return an array, as config.php.dist shows.");
        }
        $defaults = static::defaults();
        $unknown = array_diff(array_keys($values), array_keys($defaults));
        if ($unknown !== []) {
            throw new Refusal(sprintf('config.php: there is no setting named "%s".', implode('", "', $unknown)));
        }
        return new static($values + $defaults);
    }

    /** @return array<string, mixed> every setting, with what it is where config.php does not name it */
    public static function defaults(): array
    {
        return static::OWN + self::DEFAULTS;
    }

    /** @return list<string> */
    public function formerInstallations(): array
    {
        return array_values(array_map(static fn (mixed $url): string => is_string($url) && preg_match('~^https?://\S+$~iD', trim($url)) === 1
            ? $url : throw new Refusal('config.php: "former_installations" is a list of addresses, each as https://… or http://….'), $this->map('former_installations')));
    }

    public function currentOrigin(string $recorded): string
    {
        return $this->formerPanels()[strtolower($recorded)] ?? $recorded;
    }

    /** The addresses under which records may have a panel: the one of now, and those that it had. @return list<string> */
    public function originsOf(string $now): array
    {
        return [$now, ...array_keys($this->formerPanels(), $now, true)];
    }

    /** @return array<string, string> old => new, as the extension writes an address */
    private function formerPanels(): array
    {
        $panels = [];
        foreach ($this->map('former_panels') as $old => $new) {
            $pair = [];
            foreach ([$old, $new] as $address) {
                $pair[] = is_string($address) && self::isAddress($address) ? strtolower(rtrim(trim($address), '/'))
                    : throw new Refusal('config.php: "former_panels" maps an old address to the new one, each as scheme://host or scheme://host:port.');
            }
            $panels[$pair[0]] = $pair[1];
        }
        return $panels;
    }

    protected static function isAddress(string $text): bool
    {
        return preg_match('~^https?://[^/\s]+/?$~iD', trim($text)) === 1;
    }

    public function proxy(): ?string
    {
        return $this->textOrNull('proxy');
    }

    public function caFile(): ?string
    {
        return $this->textOrNull('ca_file');
    }

    /** Whether the cron presses again what failed for a reason that passes. */
    public function retry(): bool
    {
        return $this->yesOrNo('retry');
    }

    /** Hours between two looks of the cron at all services of a panel; 0: never. */
    public function reconcileHours(): float
    {
        $hours = $this->value('reconcile_hours');
        return (is_int($hours) || is_float($hours)) && $hours >= 0 && $hours <= self::MOST_HOURS
            ? (float) $hours : throw new Refusal('config.php: "reconcile_hours" is a number of hours, at most ' . self::MOST_HOURS . '; 0 is never.');
    }

    /** Seconds, or null for what php.ini says, where the setting may be null. */
    public function seconds(string $name): ?float
    {
        $value = $this->value($name);
        if ($value === null && static::defaults()[$name] === null) {
            return null;
        }
        return (is_int($value) || is_float($value)) && $value >= 0 && is_finite($value)
            ? (float) $value : throw new Refusal("config.php: \"$name\" is a number of seconds.");
    }

    /** Seconds that a creation may take at most, wherever that is set. */
    public function createSeconds(): float
    {
        return $this->time('create_timeout');
    }

    /** Seconds that the longest call takes at most: a creation as a rule, and finding out what became of it. */
    public function longestCall(): int
    {
        return (int) ceil(max($this->time('create_timeout'), $this->time('timeout')) + $this->time('resolve_timeout'));
    }

    private function time(string $name): float
    {
        $ini = ini_get("calagopus.$name");
        return $this->seconds($name) ?? (is_numeric($ini) && $ini > 0 ? (float) $ini : self::SECONDS[$name]);
    }

    /** Seconds after a creation's deadline in which a proxy may still deliver its request. */
    public function intentMargin(): int
    {
        return (int) ceil($this->seconds('intent_margin') ?? 0);
    }

    public function lockWait(): int
    {
        return (int) ceil($this->seconds('lock_wait') ?? 0);
    }

    public function usageSeconds(): float
    {
        $seconds = $this->seconds('usage_timeout') ?? 0.0;
        if ($seconds <= 0 || $seconds > self::MOST_USAGE_SECONDS) {
            throw new Refusal('config.php: "usage_timeout" is a number of seconds above 0, at most 3600.');
        }
        return $seconds;
    }

    public function usageInFlight(): ?int
    {
        $value = $this->value('usage_in_flight');
        if ($value !== null && (!is_int($value) || $value < 1 || $value > self::MOST_IN_FLIGHT)) {
            throw new Refusal('config.php: "usage_in_flight" is a number from 1 to 8.');
        }
        return $value;
    }

    protected function yesOrNo(string $name): bool
    {
        $value = $this->value($name);
        return is_bool($value) ? $value : throw new Refusal("config.php: \"$name\" is true or false.");
    }

    protected function textOrNull(string $name): ?string
    {
        $value = $this->value($name);
        if ($value !== null && !is_string($value)) {
            throw new Refusal("config.php: \"$name\" is a text.");
        }
        return $value === '' ? null : $value;
    }

    protected function value(string $name): mixed
    {
        return ((array) $this->values->getValue())[$name];
    }

    /** @return array<mixed> */
    protected function map(string $name): array
    {
        $value = $this->value($name);
        return is_array($value) ? $value : throw new Refusal("config.php: \"$name\" is an array.");
    }
}
