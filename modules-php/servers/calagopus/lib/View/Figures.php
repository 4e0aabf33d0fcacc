<?php

/** What a server uses, in words and as meters against its limits; the same for the page and for its script. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Seen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Figures
{
    private const MIB = 1048576;

    private readonly Words $words;

    public function __construct(private readonly Language $language)
    {
        $this->words = new Words($language);
    }

    /** For the script: a server that runs or not, with its figures. @return array<string, mixed> */
    public function live(Seen $seen, Usage $usage, float $age): array
    {
        return [
            'reload' => false, 'age' => round($age, 1), 'state' => $this->words->running($usage->state), 'colour' => Words::colourOf($usage->state), 'advice' => '',
            'power' => PowerButtons::sensible($usage), 'place' => $seen->place(),
        ] + $this->of($usage, $seen->memory, $seen->disk, $seen->cpu);
    }

    /** For the script: a server of which there are no figures now, and why. @return array<string, mixed> */
    public function without(Seen $seen, Server $server): array
    {
        return [
            'reload' => false, 'age' => 0, 'state' => $this->words->status($server), 'colour' => $this->words->colour($server), 'advice' => $this->words->advice($server),
            'power' => Words::state($server) === 'active' ? PowerButtons::sensible(null) : [], 'place' => $seen->place(),
        ] + $this->of(null, $server->memory, $server->disk, $server->cpu);
    }

    /**
     * @param ?int $memory MiB, like $disk; 0 is unlimited, null not told, like for $cpu
     * @return array{meters: array<string, array{text: string, percent: ?int}>, network: string, uptime: string}
     */
    public function of(?Usage $usage, ?int $memory, ?int $disk, ?int $cpu): array
    {
        $used = fn (?int $bytes, ?int $limit): array => $this->meter($bytes, ($limit ?? 0) * self::MIB, $this->words->size($limit), $this->words->bytes(...));
        return [
            'meters' => [
                'cpu' => $this->meter($usage?->cpuPercent, $cpu ?? 0, $this->words->cpu($cpu), $this->words->percent(...)),
                'memory' => $used($usage?->memoryBytes, $memory),
                'disk' => $used($usage?->diskBytes, $disk),
            ],
            'network' => $usage?->networkInBytes === null || $usage->networkOutBytes === null ? '' : $this->language->text('client.network_text', [
                'in' => $this->words->bytes($usage->networkInBytes), 'out' => $this->words->bytes($usage->networkOutBytes),
            ]),
            'uptime' => $usage?->uptime === null || $usage->uptime <= 0 || strtolower($usage->state) === 'offline' ? '' : $this->words->span($usage->uptime),
        ];
    }

    /** @param \Closure(int|float): string $word @return array{text: string, percent: ?int} null: there is nothing to measure against */
    private function meter(int|float|null $used, int|float $limit, string $limitText, \Closure $word): array
    {
        if ($used === null) {
            return ['text' => $limitText, 'percent' => null];
        }
        return [
            'text' => $this->language->text($limit > 0 ? 'client.used_of' : 'client.used', ['used' => $word($used), 'limit' => $limitText]),
            'percent' => $limit > 0 ? (int) round(min(100, max(0, $used / $limit * 100))) : null,
        ];
    }
}
