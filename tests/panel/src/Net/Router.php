<?php

/** Finds the handler of a method and a path; a `{}` in a pattern stands for one segment, written-out segments go first. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Router
{
    /** @var array<string, mixed> segments to branches; the key "" holds the routes that end there */
    private array $tree = [];

    public function add(string $method, string $pattern, mixed $route): void
    {
        $branch = &$this->tree;
        foreach (explode('/', trim($pattern, '/')) as $segment) {
            $branch['/' . $segment] ??= [];
            $branch = &$branch['/' . $segment];
        }
        $branch[''][$method] = $route;
    }

    /** @return array{array<string, mixed>, list<string>}|null the routes by method, and what stood for each `{}` */
    public function find(string $path): ?array
    {
        return self::walk($this->tree, explode('/', trim($path, '/')), 0, []);
    }

    /**
     * @param array<string, mixed> $branch
     * @param list<string> $segments
     * @param list<string> $values
     * @return array{array<string, mixed>, list<string>}|null
     */
    private static function walk(array $branch, array $segments, int $at, array $values): ?array
    {
        if ($at === count($segments)) {
            return isset($branch['']) ? [$branch[''], $values] : null;
        }
        $exact = '/' . $segments[$at];
        if (isset($branch[$exact]) && $exact !== '/{}') {
            $found = self::walk($branch[$exact], $segments, $at + 1, $values);
            if ($found !== null) {
                return $found;
            }
        }
        if (!isset($branch['/{}']) || $segments[$at] === '') {
            return null;
        }
        $values[] = rawurldecode($segments[$at]);

        return self::walk($branch['/{}'], $segments, $at + 1, $values);
    }
}
