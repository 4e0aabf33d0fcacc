<?php

/** In what a server differs from its product that no change of package mends: where it is, and whose files it has. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Drift
{
    /** Options that say nothing where they are blank: the egg's own counts, or the customer's. */
    private const LEFT_OPEN = ['docker_image', 'startup_command'];

    /** @param array<string, mixed> $options the service's, by name */
    public function __construct(private readonly array $options, private readonly Server $server, private readonly Given $given)
    {
    }

    /** Whether the server is at another place than the options say. */
    public function isElsewhere(): bool
    {
        return !Place::of('', new Chosen($this->options))->holds($this->server);
    }

    /** Both places, in the words of the language file under this key; empty where they are the same. */
    public function place(string $key): string
    {
        if (!$this->isElsewhere()) {
            return '';
        }
        $server = $this->server;
        $isNode = $this->node() !== '';
        return Language::admin()->text($key . ($isNode ? '_node' : '_location'), [
            'asked' => $isNode ? $this->node() : implode(', ', $this->locations()),
            'held' => $isNode ? "$server->nodeName ($server->nodeUuid)" : "$server->locationName ($server->locationUuid)",
        ]);
    }

    /** That the files are still another egg's, and what makes them this one's; empty where they are not. */
    public function files(): string
    {
        if (!$this->given->filesAreFormer($this->server)) {
            return '';
        }
        return Language::admin()->text('drift.files', ['egg' => $this->server->eggName, 'former' => (string) ($this->given->filesEggName ?? $this->given->filesEgg)]);
    }

    /** In what the server differs from what the options say, as far as it shows without further questions: not in its variables. @return list<string> */
    public function differences(): array
    {
        try {
            $wanted = Spec::fromOptions($this->options)->toArray();
        } catch (\Calagopus\Exception) {
            return []; // what is wrong with the options is said elsewhere
        }
        $found = [];
        foreach (self::held($this->server) as $option => $held) {
            $asked = $wanted[$option] ?? null;
            $isOpen = in_array($option, self::LEFT_OPEN, true) && in_array($asked, [null, ''], true);
            $isOpen || $found[] = self::difference(Options::label($option), $asked, $held);
        }
        return array_values(array_filter([...$found, ...$this->customLimits((array) $wanted['custom_feature_limits']), $this->name(Params::asText($wanted['server_name_prefix'] ?? ''))]));
    }

    /** What the panel does not tell of them is no difference. @param array<string, mixed> $wanted @return list<string> */
    private function customLimits(array $wanted): array
    {
        $told = array_intersect_key($wanted, $this->server->featureLimits);
        return array_map(
            fn (string $name, mixed $asked): string => self::difference(Options::label('custom_feature_limits') . " $name", $asked, $this->server->featureLimits[$name]),
            array_keys($told),
            $told
        );
    }

    /** A name that holds the server's ports is not known here. */
    private function name(string $prefix): string
    {
        $isKnown = PortTexts::of($this->options)->prefix === null && $this->server->externalId !== null;
        return $isKnown ? self::difference(Options::label('server_name_prefix'), $prefix . $this->server->externalId, $this->server->name) : '';
    }

    private static function difference(string $label, mixed $asked, mixed $held): string
    {
        return strcasecmp(self::plain($asked), self::plain($held)) === 0 ? ''
            : Language::admin()->text('drift.option', ['option' => $label, 'asked' => self::plain($asked) ?: '–', 'held' => self::plain($held) ?: '–']);
    }

    /** @return array<string, int|bool|string|null> by the option's name */
    private static function held(Server $server): array
    {
        $features = $server->featureLimits;
        return [
            'egg_uuid' => $server->eggUuid, 'memory' => $server->memory, 'swap' => $server->swap, 'disk' => $server->disk, 'cpu' => $server->cpu,
            'memory_overhead' => $server->memoryOverhead, 'io_weight' => $server->ioWeight, 'allocations_limit' => $features['allocations'] ?? null,
            'database_limit' => $features['databases'] ?? null, 'backup_limit' => $features['backups'] ?? null, 'schedule_limit' => $features['schedules'] ?? null,
            'docker_image' => $server->image, 'startup_command' => $server->startup, 'backup_configuration_uuid' => $server->backupConfigurationUuid,
            'hugepages_passthrough' => $server->hugepagesPassthrough, 'kvm_passthrough' => $server->kvmPassthrough,
        ];
    }

    private static function plain(mixed $value): string
    {
        return is_bool($value) ? ($value ? 'on' : 'off') : Params::asText($value);
    }

    public function node(): string
    {
        return Place::of('', new Chosen($this->options))->node;
    }

    /** @return list<string> */
    public function locations(): array
    {
        return Place::of('', new Chosen($this->options))->locations;
    }
}
