<?php

/** The command line of the simulator, read whole or refused. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Listeners;

final class Options
{
    private const FLAGS = ['die-with-stdin', 'help'];

    public int $port = 0;
    public string $database = ':memory:';
    public int $rateLimit = 1000000000;
    public float $rateWindow = 30.0;
    public float $nodeDelay = 0.0;
    public float $installTime = 300.0;
    public float $cacheTime = 2000.0;
    public ?string $tlsCert = null;
    public ?string $tlsKey = null;

    /** @var array<string, array{cert: string, key: string}> by name */
    public array $further = [];
    public string $seed = 'basic';
    public ?string $log = null;
    public bool $dieWithStdin = false;
    public bool $help = false;

    /** @param list<string> $arguments without the command's name @throws \InvalidArgumentException */
    public static function fromCommandLine(array $arguments): self
    {
        $options = new self();
        while (($argument = array_shift($arguments)) !== null) {
            if (!str_starts_with($argument, '--')) {
                throw new \InvalidArgumentException('unexpected argument: ' . $argument);
            }
            [$name, $value] = explode('=', substr($argument, 2), 2) + [1 => null];
            if ($value === null && !in_array($name, self::FLAGS, true)) {
                $value = array_shift($arguments) ?? throw new \InvalidArgumentException('--' . $name . ' wants a value');
            }
            $options->set($name, (string) $value);
        }
        if (($options->tlsCert === null) !== ($options->tlsKey === null)) {
            throw new \InvalidArgumentException('--tls-cert and --tls-key go together');
        }

        return $options;
    }

    private function set(string $name, string $value): void
    {
        match ($name) {
            'port' => $this->port = self::number($name, $value, 65535),
            'db' => $this->database = $value,
            'rate-limit' => $this->rateLimit = self::number($name, $value),
            'rate-window' => $this->rateWindow = (float) self::number($name, $value),
            'node-delay-ms' => $this->nodeDelay = (float) self::number($name, $value),
            'install-ms' => $this->installTime = (float) self::number($name, $value),
            'cache-ms' => $this->cacheTime = (float) self::number($name, $value),
            'tls-cert' => $this->tlsCert = self::file($value),
            'tls-key' => $this->tlsKey = self::file($value),
            'also' => $this->also($value),
            'seed' => $this->seed = self::seed($value),
            'log' => $this->log = $value,
            'die-with-stdin' => $this->dieWithStdin = true,
            'help' => $this->help = true,
            default => throw new \InvalidArgumentException('unknown option: --' . $name),
        };
    }

    private function also(string $value): void
    {
        [$name, $pair] = Listeners::named($value);
        $this->further[$name] = $pair;
    }

    private static function number(string $name, string $value, int $most = 1000000000): int
    {
        if (!preg_match('/^\d{1,10}$/D', $value) || (int) $value > $most) {
            throw new \InvalidArgumentException('--' . $name . ' wants a number up to ' . $most . ': ' . $value);
        }

        return (int) $value;
    }

    private static function file(string $value): string
    {
        return is_readable($value) ? $value : throw new \InvalidArgumentException('cannot read ' . $value);
    }

    private static function seed(string $value): string
    {
        return preg_match('/^(?:basic|contract|scale:\d{1,6}:\d{1,3})$/D', $value)
            ? $value
            : throw new \InvalidArgumentException('--seed wants basic, contract or scale:SERVERS:NODES: ' . $value);
    }
}
