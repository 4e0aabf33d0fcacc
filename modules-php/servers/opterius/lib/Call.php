<?php

/** One call of a module function: its parameters, and what belongs to them, each made when it is first asked for. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\Opterius\Panel;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Log;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Call
{
    /** Seconds that a lock's holder may need beside the longest call. */
    private const LEASE_MARGIN = 120;

    public readonly Params $params;

    private ?Config $config = null;
    private ?Identity $identity = null;
    private ?Client $client = null;
    private ?Panel $panel = null;
    private ?Store $store = null;

    /** @var list<string> sentences for the log about what is not an error */
    private array $notes = [];

    /** @var list<\SensitiveParameterValue> passwords that were made here */
    private array $made = [];

    public function __construct(public readonly string $action, #[\SensitiveParameter] mixed $params)
    {
        $this->params = Params::of($params);
    }

    public function config(): Config
    {
        return $this->config ??= Config::load();
    }

    public function identity(): Identity
    {
        return $this->identity ??= Identity::of($this->params);
    }

    public function client(): Client
    {
        return $this->client ??= Client::of($this->params);
    }

    public function names(): Names
    {
        return Names::of($this->identity(), $this->params);
    }

    public function panel(): Panel
    {
        return $this->panel ??= Panels::make($this->params, $this->config());
    }

    public function store(): Store
    {
        return $this->store ??= new Store();
    }

    /** What was recorded about the service, which must not be another installation's. */
    public function record(): Record
    {
        $record = $this->store()->find($this->identity()->key);
        Installation::guard($record, Installation::address(), $this->config());
        return $record;
    }

    /** Runs work under the service's lock. @template T @param \Closure(Lock): T $work @return T */
    public function locked(\Closure $work): mixed
    {
        $lease = $this->config()->longestCall() + self::LEASE_MARGIN;
        return Locks::during($this->identity()->key, $this->config()->lockWait(), $lease, $work);
    }

    public function note(string ...$notes): void
    {
        array_push($this->notes, ...array_values($notes));
    }

    /** @return list<string> */
    public function notes(): array
    {
        $mended = $this->panel?->mended() ?? '';
        return array_values(array_unique($mended === '' ? $this->notes : [$mended, ...$this->notes]));
    }

    /** A password that was made here is a secret of this call too. */
    public function keepSecret(#[\SensitiveParameter] string $password): void
    {
        $this->made[] = new \SensitiveParameterValue($password);
    }

    /** @return list<string> values that must not be readable in anything written, longest first */
    public function secrets(): array
    {
        $secrets = array_map(static fn (\SensitiveParameterValue $made): string => (string) $made->getValue(), $this->made);
        foreach (['serverpassword', 'serveraccesshash', 'password'] as $name) {
            $value = $this->params->text($name);
            array_push($secrets, $value, trim($value));
        }
        $secrets = array_unique(array_filter($secrets, static fn (string $secret): bool => strlen($secret) >= 6));
        usort($secrets, static fn (string $a, string $b): int => strlen($b) <=> strlen($a));
        return $secrets;
    }

    /** Writes the module log: the extension's redacted trace and the answer, never the parameters. */
    public function report(string $answer): void
    {
        Log::write($this->action, $this->panel?->trace(), implode("\n", [$answer, ...$this->notes()]), $this->secrets());
    }
}
