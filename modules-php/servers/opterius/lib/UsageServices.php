<?php

/** The services of a WHMCS server that have an account of their own, for the update of their usage. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\HostedServices;

final class UsageServices
{
    private const USERNAME = '/^[A-Za-z0-9_-]{1,32}$/D';

    /** Services whose records are read at once. */
    private const CHUNK = 500;

    /** @var array<string, list<object>> username => rows: id, username, domain, package, what was seen, and the four figures */
    private array $services = [];

    private int $count = 0;
    private int $skipped = 0;

    public function __construct(int $server, private readonly string $origin, private readonly Config $config)
    {
        $rows = HostedServices::on($server)->get([
            'h.id', 'h.username', 'h.domain', 'h.diskusage', 'h.disklimit', 'h.bwusage', 'h.bwlimit', 'h.lastupdate', 'p.configoption1 as option',
        ]);
        // What answered last comes first, and of what answered at once another one each day: an account that is empty by now looks like a server
        // that does not answer, and must not be asked first for ever.
        $rows = $rows->shuffle()->sortByDesc(static fn (object $row): string => (string) $row->lastupdate)->values();
        foreach ($rows->chunk(self::CHUNK) as $chunk) {
            $records = Store::rows($chunk->pluck('id')->all());
            foreach ($chunk as $row) {
                $this->add($row, $records[(int) $row->id] ?? null);
            }
        }
    }

    /**
     * Usernames by the server of the panel that the account is on, as far as it is known: behind the first one those of which no figures are known,
     * whose zeros say nothing of their server.
     *
     * @return array<string, list<string>>
     */
    public function byServer(): array
    {
        $servers = [];
        foreach ($this->services as $username => $services) {
            $isKnown = isset($servers[$services[0]->server]) && (int) $services[0]->diskusage + (int) $services[0]->bwusage > 0;
            $servers[$services[0]->server][(int) $isKnown][] = (string) $username;
        }
        return array_map(static fn (array $parts): array => array_merge($parts[0], $parts[1] ?? []), $servers);
    }

    /** @return list<object> */
    public function of(string $username): array
    {
        return $this->services[$username] ?? [];
    }

    public function count(): int
    {
        return $this->count;
    }

    /** Services whose record says that no account, or another one, is theirs. */
    public function skipped(): int
    {
        return $this->skipped;
    }

    private function add(object $row, ?object $kept): void
    {
        $record = $kept === null ? null : Record::fromRow($kept);
        $row->username = self::decoded($row->username);
        $row->domain = self::decoded($row->domain);
        $row->isRecorded = $record?->origin === $this->origin;
        $row->server = Silence::server($record?->address);
        $row->seen = $record === null ? null : (string) $record->seen?->value; // null: there is no record to note it in
        $row->package = $record?->package ?? self::decoded($row->option);
        $names = new Names($row->username, $row->domain);
        $isOwn = $record === null || ($record->state === State::Active && $this->isHere($record) && $record->names->isSame($names));
        if (!$isOwn || preg_match(self::USERNAME, $row->username) !== 1) {
            $this->skipped++;
            return;
        }
        $this->services[$row->username][] = $row;
        $this->count++;
    }

    private function isHere(Record $record): bool
    {
        return $this->config->currentOrigin((string) $record->origin) === $this->origin;
    }

    private static function decoded(?string $text): string
    {
        return trim(html_entity_decode((string) $text, ENT_QUOTES, 'UTF-8'));
    }
}
