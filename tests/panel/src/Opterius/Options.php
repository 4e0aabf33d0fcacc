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
          --agent-timeout-ms N  how long the panel waits for its agent (120000)
          --gateway-ms N      after how long the web server before the panel answers 504 while the panel goes on (60000; 0: never)
          --database NAME     whose rules compare names: mariadb (default) or sqlite
          --debug YES|NO      whether a 500 tells its inside: yes (default, as the panel's installer leaves it) or no
          --tls-cert FILE     serve HTTPS with this certificate, PEM; together with
          --tls-key FILE      its private key
          --also NAME=CERT,KEY  listens on a further port, with TLS and HTTP/2; GET /_sim/connections tells where
          --seed NAME         basic (default); scale:N for N accounts s0001, s0002 … besides; contract: as the recorded panel began
          --log FILE          one line for each request that was answered
          --die-with-stdin    end when standard input closes
          --help              this text

        Keys, "opt_" and 48 characters each:
          opt_simFullKey00000000000000000000000000000000000000   every scope
          opt_simNoScopes0000000000000000000000000000000000000   none
          opt_simExpired00000000000000000000000000000000000000   every scope, expired
          opt_simOtherAddress000000000000000000000000000000000   every scope, bound to 203.0.113.9
          opt_simWildcard0000000000000000000000000000000000000   the scope *
          opt_simServerOne000000000000000000000000000000000000   every scope, bound to server 1

        The control plane, JSON without a key on the same port, is described in tests/panel/src/Opterius/README.md:
          GET  /_sim/state /_sim/log?since=N /_sim/faults /_sim/connections
          POST /_sim/reset /_sim/agent /_sim/account /_sim/domain /_sim/package /_sim/server /_sim/licence /_sim/key /_sim/pace
               /_sim/debug /_sim/crash /_sim/next /_sim/faults
          DELETE /_sim/faults /_sim/account /_sim/domain /_sim/package

        TEXT;

    private const FLAGS = ['die-with-stdin', 'help'];

    public int $port = 0;
    public float $agentDelay = 0.0;
    public float $agentTimeout = 120000.0;
    public float $gateway = 60000.0;
    public string $database = Collation::MARIADB;
    public bool $debug = true;
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
            'agent-delay-ms' => $this->agentDelay = (float) self::number($name, $value),
            'agent-timeout-ms' => $this->agentTimeout = (float) self::number($name, $value),
            'gateway-ms' => $this->gateway = (float) self::number($name, $value),
            'database' => $this->database = (new Collation($value))->database,
            'debug' => $this->debug = self::yes($name, $value),
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

    public static function seed(string $value): string
    {
        return preg_match('/^(?:basic|contract|scale:\d{1,6})$/D', $value) === 1
            ? $value
            : throw new \InvalidArgumentException('seed wants basic, contract or scale:N: ' . $value);
    }

    /** How many accounts a seed adds. */
    public static function accounts(string $seed): int
    {
        return str_starts_with($seed, 'scale:') ? (int) substr($seed, 6) : 0;
    }

    private static function yes(string $name, string $value): bool
    {
        return match ($value) {
            'yes' => true,
            'no' => false,
            default => throw new \InvalidArgumentException('--' . $name . ' wants yes or no: ' . $value),
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
}
