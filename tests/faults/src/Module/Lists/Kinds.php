<?php

/** The faults that a list's request may meet: those of the matrix that a reading one can, and those that only a list has. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Faults\Dead;
use Calagopus\Tests\Faults\Fault;
use Calagopus\Tests\Faults\Faults;
use Calagopus\Tests\Faults\HostingRefusals;
use Calagopus\Tests\Faults\Line;
use Calagopus\Tests\Faults\Marks;

final class Kinds
{
    /** Of the short run. */
    private const QUICK = ['truncated', 'connection refused'];

    /** Of the matrix's, by name: of each kind of failure as many as a list could take for something else. */
    private const OF_THE_MATRIX = [
        'no answer', 'a byte a second', 'late answer', 'reset before the answer', 'close within the answer', 'close after the answer', 'reset once',
        'truncated', 'truncated, length not said', 'longer than the limit', 'gzip bomb', 'depth 100,000', '10,000 digits', 'duplicate key', 'broken UTF-8',
        'wrong type', 'field missing', 'wrong content type', 'page with 200', 'empty 200', 'empty 204', 'an empty object', '401', '403', '404 of a route',
        '404 of the object', '422', '500', '500 with the key in it', '429 without Retry-After', '429 a second', '429 at once, once', '404 page', '429 page',
        '502 page', '502 page, once', 'panel: 401', 'panel: 403', 'panel: 422', 'panel: 429', 'panel: 500', 'panel: 500 agent', 'panel: 500 with the key in it',
    ];

    /** A game server's own 404 is the panel's word that it is gone, and no fault. */
    private const ONE_SERVER = '~^\^/api/admin/servers/(?!external/)~';

    private const PAGE_OF_SERVERS = '~^/api/admin/servers\?~';

    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $matrix = Faults::all() + HostingRefusals::all();
        $faults = [];
        foreach (self::OF_THE_MATRIX as $name) {
            $faults[$name] = $matrix[$name] ?? throw new \LogicException("the matrix has no fault $name");
        }
        foreach (self::own() as $fault) {
            $faults[$fault->name] = $fault;
        }
        return $faults;
    }

    /** @return list<Fault> */
    private static function own(): array
    {
        $page = static fn (Line $line): bool => preg_match(self::PAGE_OF_SERVERS, $line->path) === 1;
        return [
            new Fault('302 to another host', 'proxy', ['kind' => 'redirect', 'status' => 302, 'url' => 'http://192.0.2.1/api/x']),
            new Fault('a page that holds nobody', 'body', ['kind' => 'field', 'path' => 'servers.data', 'value' => []], act: 'after', where: $page),
            new Fault('a page that counts nobody', 'body', ['kind' => 'status', 'status' => 200, 'body' => ['servers' => ['total' => 0, 'per_page' => 100, 'page' => 1, 'data' => []]]], where: $page),
        ];
    }

    /** Faults of the way to the panel, by the proxy that does not answer as it should. @return array<string, \Closure(Dead): int> a port */
    public static function ways(): array
    {
        return [
            'connection refused' => static fn (Dead $dead): int => $dead->refusing(),
            'connecting stalls' => static fn (Dead $dead): int => $dead->stalling(),
            'nothing is said' => static fn (Dead $dead): int => $dead->silent(),
        ];
    }

    /** @return list<string> names of those that one request meets */
    public static function meeting(string $panel, Line $line): array
    {
        $met = array_filter(self::all(), static fn (Fault $fault): bool => in_array($fault->panel, ['any', $panel], true) && $fault->meets($line, 'http1', 'fresh')
            && !($fault->name === '404 of the object' && preg_match(self::ONE_SERVER, $line->pattern) === 1));
        return array_map(strval(...), array_keys($met));
    }

    /** @param string $key what the module knows as the panel's key, which some repeat @return array<string, mixed> for the simulator */
    public static function order(string $name, Line $line, #[\SensitiveParameter] string $key): array
    {
        $fault = self::all()[$name];
        $what = $fault->shape === null ? $fault->what : ($fault->shape)($line);
        array_walk_recursive($what, static function (mixed &$value) use ($key): void {
            $value = is_string($value) ? str_replace([Marks::KEY, Marks::HOSTING_KEY], $key, $value) : $value;
        });
        return ['method' => $line->method, 'path' => $line->pattern, 'nth' => $line->nth, 'times' => $fault->times, 'act' => $fault->act, 'fault' => $what];
    }

    public static function isHarmless(string $name): bool
    {
        return self::all()[$name]->harmless ?? false;
    }

    /** Whether nothing comes until the time is over. */
    public static function isSilence(string $name): bool
    {
        $fault = self::all()[$name] ?? null;
        return $fault === null ? $name !== 'connection refused' : $fault->group === 'silence' && !$fault->harmless;
    }

    public static function isQuick(string $name): bool
    {
        return in_array($name, self::QUICK, true);
    }
}
