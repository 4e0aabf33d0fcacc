<?php

/** One call of a module function: its parameters, and what belongs to them, each made when it is first asked for. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Panel;
use Calagopus\Ref;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Choices\Reading;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Lock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

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

    /** @param bool $forOwner whether the client looks or presses himself, so that the server must be his on the panel too */
    public function __construct(public readonly string $action, #[\SensitiveParameter] mixed $params, private readonly bool $forOwner = false)
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

    /** The language of the client who looks at the page. */
    public function language(): Language
    {
        try {
            return Language::client($this->client()->language());
        } catch (\Throwable) {
            return Language::client('');
        }
    }

    public function panel(): Panel
    {
        return $this->panel ??= Panels::make($this->params, $this->config());
    }

    /** The options of the service with the client's choices; the egg's variables are asked for where a choice may name one. */
    public function chosen(): Chosen
    {
        $chosen = Options::chosen($this->params);
        if (!$chosen->mayNameVariables()) {
            return $chosen;
        }
        // What is wrong already is said before anything is asked.
        Spec::fromOptions($chosen->options);
        $nest = Params::asText($chosen->options['nest_uuid'] ?? '');
        $variables = $this->panel()->eggVariables(trim($nest), trim(Params::asText($chosen->options['egg_uuid'] ?? '')));
        return Reading::withVariables($chosen, array_column($variables, 'name'));
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

    /** The server that is meant: by the recorded UUID, or one typed into the custom field; either is a hint that the panel's answer proves. */
    public function ref(Record $record): Ref
    {
        $typed = $record->uuid === null ? (new CustomFields($this->identity(), $this->params))->typedUuid() : null;
        $origin = $record->origin === null ? null : $this->config()->currentOrigin($record->origin);
        $client = $this->client();
        return new Ref($this->identity()->key, $record->uuid ?? $typed, $typed === null ? $origin : null, $client->id, $client->email(), $this->forOwner);
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

    /** @return list<string> values that must not be readable in anything written, longest first */
    public function secrets(): array
    {
        $secrets = [];
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
