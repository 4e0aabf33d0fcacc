<?php

/** One call of a module function on a service: its parameters, and what belongs to them, each made when it is first asked for. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Client;
use WHMCS\Module\Server\Opterius\Config;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Attempt;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\OpenIntent;
use WHMCS\Module\Server\Opterius\Store;

abstract class ServiceCall
{
    /** Seconds that a lock's holder may need beside the longest call. */
    private const LEASE_MARGIN = 120;

    /** Values shorter than this are no secrets, and masking them would blank half of a log. */
    private const SHORTEST_SECRET = 6;

    public readonly Params $params;

    /** The panel, once the call made it. */
    protected ?object $panel = null;

    private ?Config $config = null;
    private ?Identity $identity = null;
    private ?Client $client = null;
    private ?Store $store = null;

    /** @var list<string> sentences for the log about what is not an error */
    private array $notes = [];

    /** @var list<\SensitiveParameterValue> passwords that were made here */
    private array $made = [];

    /** @param bool $forOwner whether the client looks or presses himself */
    final public function __construct(public readonly string $action, #[\SensitiveParameter] mixed $params, protected readonly bool $forOwner = false)
    {
        $this->params = Params::of($params);
    }

    /**
     * The extension's class of the module's panel. The kit asks of it what each has: origin(), test(), mended() and trace().
     *
     * A declared type would be compared with that class, which a PHP without the extension does not have: no page could say that it is missing.
     *
     * @return object
     */
    abstract public function panel();

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

    /** The language of the client who looks at the page. */
    public function language(): Language
    {
        try {
            return Language::client($this->client()->language());
        } catch (\Throwable) {
            return Language::client('');
        }
    }

    /** Whether WHMCS says that the service waits for its first Create; false where that cannot be told. */
    public function isNew(): bool
    {
        try {
            return strcasecmp($this->identity()->status($this->params), 'Pending') === 0;
        } catch (\Throwable) {
            return false;
        }
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

    /** The intent while its request may still be carried out; null where there is none that can be. */
    public function open(?Intent $intent): ?OpenIntent
    {
        return $this->attempt()->open($intent);
    }

    /** By the database's clock, which all WHMCS hosts share. */
    public function attempt(): Attempt
    {
        return new Attempt(new DatabaseClock(), $this->config()->intentMargin());
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
        $secrets = array_unique(array_filter($secrets, static fn (string $secret): bool => strlen($secret) >= self::SHORTEST_SECRET));
        usort($secrets, static fn (string $a, string $b): int => strlen($b) <=> strlen($a));
        return $secrets;
    }

    /** Writes the module log: the extension's redacted trace and the answer, never the parameters. */
    public function report(string $answer): void
    {
        Log::write($this->action, $this->panel?->trace(), implode("\n", [$answer, ...$this->notes()]), $this->secrets());
    }
}
