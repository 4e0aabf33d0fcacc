<?php

/** What is asked of a migration on the command line: where to, and what the former module's numbers do not tell. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

final class Wanted
{
    private const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

    private const FORMS = [
        'server' => '[1-9]\d*', 'group' => '[1-9]\d*', 'product' => '[1-9]\d*', 'apply' => '[1-9]\d*', 'undo' => '[1-9]\d*', 'egg' => self::UUID, 'node' => self::UUID,
        'locations' => self::UUID . '(?:,' . self::UUID . ')*',
    ];

    private const WITHOUT_EFFECT = '--without-effect=';

    /**
     * @param array<string, string> $values
     * @param list<string> $withoutEffect names of choices that are known to mean nothing to the server
     */
    private function __construct(private readonly array $values, public readonly bool $asJson, private readonly array $withoutEffect)
    {
    }

    /** @param list<string> $arguments as bin/migrate hands them over: `--name=value` */
    public static function of(array $arguments): self
    {
        $values = [];
        foreach ($arguments as $argument) {
            foreach (self::FORMS as $name => $form) {
                if (preg_match("/^--$name=($form)\$/D", $argument, $found) === 1) {
                    $values[$name] = strtolower($found[1]);
                }
            }
        }
        $titles = array_filter($arguments, static fn (string $argument): bool => str_starts_with($argument, self::WITHOUT_EFFECT));
        $withoutEffect = array_map(static fn (string $argument): string => trim(substr($argument, strlen(self::WITHOUT_EFFECT))), array_values($titles));
        return new self($values, in_array('--json', $arguments, true), $withoutEffect);
    }

    /** Id of what is named, or null. */
    public function id(string $name): ?int
    {
        return isset($this->values[$name]) ? (int) $this->values[$name] : null;
    }

    /** UUIDs of what is named; empty where nothing is. */
    public function uuids(string $name): string
    {
        return $this->values[$name] ?? '';
    }

    /** Whether a choice of this name is said to mean nothing to the server. */
    public function isWithoutEffect(string $title): bool
    {
        return in_array($title, $this->withoutEffect, true);
    }

    /** The one product that is meant, whatever is to be done with it. */
    public function product(): ?int
    {
        return $this->id('apply') ?? $this->id('undo') ?? $this->id('product');
    }
}
