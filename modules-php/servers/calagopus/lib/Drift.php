<?php

/** In what a server differs from its product that no change of package mends: where it is, and whose files it has. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Drift
{
    /** @param array<string, mixed> $options the service's, by name */
    public function __construct(private readonly array $options, private readonly Server $server, private readonly Given $given)
    {
    }

    /** Whether the server is at another place than the options say. */
    public function isElsewhere(): bool
    {
        $node = $this->node();
        if ($node !== '') {
            return strcasecmp($node, $this->server->nodeUuid) !== 0;
        }
        $locations = $this->locations();
        return $locations !== [] && $this->server->locationUuid !== null
            && !in_array(strtolower($this->server->locationUuid), array_map(strtolower(...), $locations), true);
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

    private function node(): string
    {
        return trim(Params::asText($this->options['node_uuid'] ?? ''));
    }

    /** @return list<string> */
    private function locations(): array
    {
        $parts = array_map(trim(...), explode(',', Params::asText($this->options['location_uuids'] ?? '')));
        return array_values(array_filter($parts, static fn (string $part): bool => $part !== ''));
    }
}
