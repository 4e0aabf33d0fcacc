<?php

/** The faults of one request: what a panel, a proxy or a network does to it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Faults
{
    private const LOST = ['connection-lost'];
    private const LATE = ['timed-out'];
    private const STRANGER = ['not-a-panel'];
    private const SPOILED = ['bad-answer', 'not-a-panel'];
    /** A refusal or page that cannot be read is no panel's. */
    private const EXCESS = ['answer-too-large', 'not-a-panel'];
    private const DOWN = ['panel-unavailable'];
    /** A port that is taken is a failure of the panel's where one is added: further ones are tried, and then there is none. */
    private const PORTS = ['no-allocation'];
    private const PAGE = '<!doctype html><html><head><title>Just a moment</title></head><body>Log in</body></html>';

    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $faults = [];
        foreach ([...self::silence(), ...self::broken(), ...self::bodies(), ...self::refusals(), ...self::proxies()] as $fault) {
            $faults[$fault->name] = $fault;
            foreach (self::twins($fault) as $twin) {
                $faults[$twin->name] = $twin;
            }
        }
        return $faults;
    }

    private static function changes(): \Closure
    {
        return static fn (Line $line): bool => $line->changes();
    }

    private static function isRead(): \Closure
    {
        return static fn (Line $line): bool => !$line->changes();
    }

    /** What could also happen after the panel did its work has a second form, for requests that change something. @return list<Fault> */
    private static function twins(Fault $fault): array
    {
        $groups = ['connection', 'body', 'proxy'];
        if ($fault->act !== 'before' || $fault->definite || !in_array($fault->group, $groups, true) || in_array($fault->what['kind'] ?? '', ['hang', 'stall', 'warm-close'], true)) {
            return [];
        }
        return [new Fault(
            $fault->name . ', change made',
            $fault->group,
            $fault->what,
            $fault->reasons,
            'after',
            $fault->times,
            self::changes(),
            $fault->on,
            false,
            $fault->shape,
            false,
            $fault->quick
        )];
    }

    /** @return list<Fault> */
    private static function silence(): array
    {
        return [
            new Fault('no answer', 'silence', ['kind' => 'hang'], self::LATE, quick: true),
            new Fault('no answer, change made', 'silence', ['kind' => 'lost'], self::LATE, 'after', where: self::changes(), quick: true),
            new Fault('a byte a second', 'silence', ['kind' => 'dribble', 'interval_ms' => 1000], self::LATE, 'after'),
            new Fault('late answer', 'silence', ['kind' => 'stall', 'ms' => 80], [], 'after', harmless: true),
            new Fault(
                'arrives after the deadline',
                'silence',
                reasons: self::LATE,
                where: self::changes(),
                quick: true,
                shape: static fn (Line $line, Bench $bench): array => ['kind' => 'stall', 'ms' => 1400 * $bench->patience]
            ),
        ];
    }

    /** @return list<Fault> */
    private static function broken(): array
    {
        $faults = [];
        foreach (['reset', 'close'] as $kind) {
            $faults[] = new Fault("$kind before the answer", 'connection', ['kind' => $kind, 'when' => 'before'], self::LOST, quick: $kind === 'reset');
            $faults[] = new Fault("$kind within the answer", 'connection', ['kind' => $kind, 'when' => 'within'], self::LOST, 'after');
            $faults[] = new Fault("$kind after the answer", 'connection', ['kind' => $kind, 'when' => 'after'], self::LOST, 'after');
            $faults[] = new Fault("$kind once", 'connection', ['kind' => $kind, 'when' => 'before'], self::LOST, times: 1, where: self::isRead(), harmless: true);
        }
        $faults[] = new Fault('warm connection closes', 'connection', ['kind' => 'warm-close'], self::LOST, times: 1, on: 'reused', quick: true);
        return $faults;
    }

    /** @return list<Fault> */
    private static function bodies(): array
    {
        $spoiled = static fn (string $name, array $what, bool $quick = false, string $act = 'after', array $reasons = self::SPOILED): Fault
            => new Fault($name, 'body', $what, $reasons, $act, quick: $quick);
        return [
            $spoiled('truncated', ['kind' => 'truncated'], true, reasons: self::LOST),
            $spoiled('truncated, length not said', ['kind' => 'truncated', 'content_length' => false], reasons: ['bad-answer', 'connection-lost', 'not-a-panel']),
            $spoiled('longer than the limit', ['kind' => 'huge', 'bytes' => 12 << 20], false, 'before', self::EXCESS),
            $spoiled('endless headers', ['kind' => 'endless-headers'], false, 'before', [...self::EXCESS, 'connection-lost']),
            $spoiled('gzip bomb', ['kind' => 'gzip-bomb', 'bytes' => 16 << 20], true, 'before', self::EXCESS),
            $spoiled('depth 100,000', ['kind' => 'deep'], true, reasons: self::EXCESS),
            $spoiled('depth 100,000, objects', ['kind' => 'deep', 'open' => 'object'], reasons: self::EXCESS),
            $spoiled('4,000,000 objects', ['kind' => 'objects'], reasons: self::EXCESS),
            $spoiled('2,000,000 objects', ['kind' => 'objects', 'count' => 2000000], reasons: self::EXCESS),
            $spoiled('10,000 digits', ['kind' => 'digits'], true, reasons: self::EXCESS),
            $spoiled('duplicate key', ['kind' => 'duplicate'], true),
            $spoiled('NUL in a string', ['kind' => 'nul']),
            $spoiled('broken UTF-8', ['kind' => 'utf8'], true),
            $spoiled('wrong type', ['kind' => 'wrong-type']),
            $spoiled('field missing', ['kind' => 'missing']),
            new Fault('wrong content type', 'body', ['kind' => 'content-type', 'content_type' => 'text/html'], self::STRANGER, 'after', quick: true, spoils: true),
            $spoiled('page with 200', ['kind' => 'html200', 'body' => self::PAGE], true, 'before', self::STRANGER),
            $spoiled('empty 200', ['kind' => 'empty200'], false, 'before'),
            $spoiled('empty 204', ['kind' => 'empty204'], true, 'before'),
            new Fault(
                'an empty object',
                'body',
                ['kind' => 'status', 'status' => 200, 'body' => '{}'],
                self::SPOILED,
                // Elsewhere it is what the panel itself answers to a change that it made.
                where: static fn (Line $line): bool => !$line->changes() || preg_match('~/(servers|deploy|users|allocations)$~', $line->path) === 1,
                quick: true
            ),
        ];
    }

    private static function own(int $status, string|array $words, array $headers = []): array
    {
        return ['kind' => 'status', 'status' => $status, 'body' => ['errors' => (array) $words], 'headers' => $headers];
    }

    private static function page(int $status): array
    {
        return ['kind' => 'status', 'status' => $status, 'body' => "<html><body><h1>$status</h1><hr>nginx</body></html>", 'content_type' => 'text/html'];
    }

    /** The panel's own refusals: nothing was done. @return list<Fault> */
    private static function refusals(): array
    {
        $panel = static fn (string $name, array $what, array $reasons, ?\Closure $where = null, bool $quick = false): Fault
            => new Fault($name, 'refusal', $what, $reasons, where: $where, definite: true, quick: $quick, panel: 'calagopus');
        $faults = [
            $panel('400', self::own(400, 'name: length is greater than 255'), ['rejected'], quick: true),
            $panel('400 with the key in it', self::own(400, 'bad header: Bearer ' . Marks::KEY), ['rejected']),
            $panel('404 with the key in it', self::own(404, 'nothing for Bearer ' . Marks::KEY), self::STRANGER),
            $panel('417 with the key in it', self::own(417, 'wings refused Bearer ' . Marks::KEY), ['node-error', ...self::PORTS]),
            $panel('500 with the key in it', self::own(500, 'failed for Bearer ' . Marks::KEY), ['panel-error', 'node-error', ...self::PORTS], quick: true),
            new Fault(
                '500 with the key in it, change made',
                'refusal',
                self::own(500, 'failed for Bearer ' . Marks::KEY),
                ['panel-error', 'node-error'],
                'after',
                where: self::changes(),
                panel: 'calagopus'
            ),
            $panel('401', self::own(401, 'invalid api key'), ['key-refused'], quick: true),
            $panel('403', self::own(403, 'you do not have permission to perform this action: servers.create'), ['permission-missing'], quick: true),
            $panel('403 address', self::own(403, 'ip address not allowed'), ['address-not-allowed']),
            self::ownNotFound(),
            $panel('404 of a route', self::own(404, 'route not found'), self::STRANGER, static fn (Line $line): bool => !self::isExtensions($line)),
            $panel('404 of an extension', self::own(404, 'route not found'), ['object-not-found'], self::isExtensions(...)),
            $panel('413', self::own(413, 'payload too large'), ['rejected']),
            $panel('417', self::own(417, 'failed to delete server: wings api status code 500 Internal Server Error: busy'), ['node-error', ...self::PORTS], self::changes()),
            $panel(
                '417 node does not know',
                self::own(417, 'failed to delete server: wings api status code 404 Not Found: server not found'),
                ['node-error', 'node-unknown-server', ...self::PORTS],
                self::changes()
            ),
            $panel('422', self::own(422, 'unprocessable'), ['rejected']),
            $panel('500', self::own(500, 'internal server error'), ['panel-error', 'node-error', ...self::PORTS], quick: true),
        ];
        foreach (self::conflicts() as $kind => $words) {
            $faults[] = $panel("409 $kind", self::own(409, $words), ['allocation-taken', 'owner-conflict', 'server-busy', 'install-failed', 'server-suspended',
                'rejected', 'not-a-panel', 'no-allocation'], self::changes(), $kind === 'allocation');
        }
        $taken = self::own(409, self::conflicts()['allocation']);
        $faults[] = new Fault(
            '409 allocation, once',
            'refusal',
            $taken,
            ['allocation-taken'],
            times: 1,
            where: static fn (Line $line): bool => $line->path === '/api/admin/servers',
            harmless: true,
            definite: true,
            quick: true
        );
        foreach (self::waits() as $name => $value) {
            $faults[] = new Fault(
                "429 $name",
                'refusal',
                ['kind' => 'retry-after'] + ($value === null ? [] : ['value' => $value]),
                ['rate-limited'],
                definite: true,
                quick: $name === 'a second',
                panel: 'calagopus'
            );
        }
        $faults[] = new Fault('429 at once, once', 'refusal', ['kind' => 'retry-after', 'value' => '0'], ['rate-limited'], times: 1, harmless: true, definite: true);
        return $faults;
    }

    /** @return array<string, string> */
    private static function conflicts(): array
    {
        return [
            'allocation' => 'server with allocation(s) or external id already exists', 'account' => 'user with email/username already exists',
            'account changed' => 'user with email/username/external_id already exists', 'installing' => 'server is currently installing',
            'transfer' => 'server is being transferred', 'restoring' => 'server is restoring from a backup',
            'install failed' => 'your server has failed its installation process', 'suspended' => 'server is suspended', 'unheard of' => 'conflict',
        ];
    }

    /** @return array<string, string|null> */
    private static function waits(): array
    {
        return ['without Retry-After' => null, 'at once' => '0', 'a second' => '1', 'an hour' => '3600', 'a date' => 'Wed, 21 Oct 2099 07:28:00 GMT',
            'a date gone by' => 'Wed, 21 Oct 2015 07:28:00 GMT', 'absurd' => '99999999999999999999999', 'negative' => '-5', 'words' => 'soon'];
    }

    /** A panel without the extension knows no such route, and is a panel. */
    private static function isExtensions(Line $line): bool
    {
        return str_ends_with($line->path, '/ssotickets');
    }

    /** The object's own 404. A deletion that is answered so was done by another: the panel's own word is never a lie here. */
    private static function ownNotFound(): Fault
    {
        $words = static fn (Line $line): string => match (true) {
            str_contains($line->path, '/logs/install') => 'no install log found',
            str_contains($line->path, '/nests/') => 'egg not found',
            str_contains($line->path, '/nodes/') => 'node not found',
            str_contains($line->path, '/users') => 'user not found',
            str_contains($line->path, '/servers') => 'server not found',
            default => 'not found',
        };
        return new Fault(
            '404 of the object',
            'refusal',
            reasons: ['server-not-found', 'owner-not-found', 'object-not-found', 'not-a-panel', 'foreign-server', 'wrong-panel', 'owner-conflict'],
            where: static fn (Line $line): bool => $line->method !== 'DELETE' && !str_contains($line->path, '/servers/external/'),
            shape: static fn (Line $line): array => self::own(404, $words($line)),
            definite: true,
            quick: true,
            panel: 'calagopus'
        );
    }

    /** What stands before the panel answers in its place. @return list<Fault> */
    private static function proxies(): array
    {
        $faults = [];
        foreach ([301, 302, 307] as $status) {
            $faults[] = new Fault(
                "$status to another host",
                'proxy',
                reasons: self::STRANGER,
                shape: static fn (Line $line, Bench $bench): array => ['kind' => 'redirect', 'status' => $status, 'url' => $bench->bait() . '/api/x'],
                quick: $status === 302
            );
        }
        foreach ([400 => self::STRANGER, 401 => self::STRANGER, 403 => self::STRANGER, 404 => self::STRANGER, 413 => ['rejected'], 500 => self::DOWN] as $status => $reasons) {
            $faults[] = new Fault("$status page", 'proxy', self::page($status), $reasons, definite: $status === 413, quick: $status === 404);
        }
        foreach ([502, 503, 504] as $status) {
            $faults[] = new Fault("$status page", 'proxy', self::page($status), self::DOWN, quick: $status === 502);
            $faults[] = new Fault("$status page, once", 'proxy', self::page($status), self::DOWN, times: 1, where: self::isRead(), harmless: true);
        }
        $faults[] = new Fault('429 page', 'proxy', self::page(429), ['rate-limited'], definite: true);
        return $faults;
    }
}
