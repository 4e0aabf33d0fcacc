<?php

/** The command line of the Opterius simulator, read whole or refused, and what `--help` says of it. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Listeners;

final class Options
{
    public const HELP = <<<'TEXT'
        Usage: php tests/panel/opterius.php [OPTIONS]

        Behaves as the Opterius panel 2.8.14 is described in contract/opterius/README.md. A tool for tests and the demo.
        Prints one line, "listening http://127.0.0.1:PORT", when it is ready, and serves until SIGTERM or SIGINT.

          --port N            port on 127.0.0.1; 0, the default, takes a free one
          --agent-delay-ms N  how long the server's agent takes for what it is asked (0)
          --routes WHICH      where accounts are created: released (default) at /api/v1/accounts/create, announced at
                              /api/accounts, or both
          --tls-cert FILE     serve HTTPS with this certificate, PEM; together with
          --tls-key FILE      its private key
          --also NAME=CERT,KEY  listens on a further port, with TLS and HTTP/2; GET /_sim/connections tells where
          --seed NAME         basic (default), or scale:N for N accounts s0001, s0002 … besides
          --log FILE          one line for each request that was answered
          --die-with-stdin    end when standard input closes
          --help              this text

        Keys, "opt_" and 48 characters each:
          opt_simFullKey00000000000000000000000000000000000000   every scope
          opt_simNoScopes0000000000000000000000000000000000000   none
          opt_simExpired00000000000000000000000000000000000000   every scope, expired
          opt_simOtherAddress000000000000000000000000000000000   every scope, bound to 203.0.113.9

        The control plane, JSON without a key on the same port, is described in tests/panel/src/Opterius/README.md:
          GET  /_sim/state /_sim/log?since=N /_sim/faults /_sim/connections
          POST /_sim/reset /_sim/agent /_sim/account /_sim/package /_sim/server /_sim/key /_sim/routes /_sim/faults
          DELETE /_sim/faults /_sim/account /_sim/package

        TEXT;

    public const ROUTES = ['released', 'announced', 'both'];

    private const FLAGS = ['die-with-stdin', 'help'];

    public int $port = 0;
    public float $agentDelay = 0.0;
    public string $routes = 'released';
    public ?string $tlsCert = null;
    public ?string $tlsKey = null;

    /** @var array<string, array{cert: string, key: string}> by name */
    public array $further = [];
    public int $accounts = 0;
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

    public static function routes(string $value): string
    {
        return in_array($value, self::ROUTES, true)
            ? $value
            : throw new \InvalidArgumentException('routes: ' . implode(', ', self::ROUTES) . ', not ' . $value);
    }

    private function set(string $name, string $value): void
    {
        match ($name) {
            'port' => $this->port = self::number($name, $value, 65535),
            'agent-delay-ms' => $this->agentDelay = (float) self::number($name, $value),
            'routes' => $this->routes = self::routes($value),
            'tls-cert' => $this->tlsCert = self::file($value),
            'tls-key' => $this->tlsKey = self::file($value),
            'also' => $this->also($value),
            'seed' => $this->accounts = self::seed($value),
            'log' => $this->log = $value,
            'die-with-stdin' => $this->dieWithStdin = true,
            'help' => $this->help = true,
            default => throw new \InvalidArgumentException('unknown option: --' . $name),
        };
    }

    /** How many accounts a seed adds. */
    public static function seed(string $value): int
    {
        if (!preg_match('/^(?:basic|scale:(\d{1,6}))$/D', $value, $found)) {
            throw new \InvalidArgumentException('seed wants basic or scale:N: ' . $value);
        }

        return (int) ($found[1] ?? 0);
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
}
