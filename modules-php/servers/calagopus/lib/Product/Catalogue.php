<?php

/**
 * What the panel has to choose from, asked for once in a request: all drop-downs of a page, and what stands beside its fields, share the answer.
 *
 * A failure is kept like an answer: a panel that is away holds the page up once.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Product;

use Calagopus\Catalog;
use WHMCS\Module\Server\Calagopus\Call;

final class Catalogue
{
    private static string $request = '';

    /** @var array<string, mixed> what was answered or thrown in this request, by question */
    private static array $kept = [];

    private static ?\SensitiveParameterValue $params = null;

    /** WHMCS's documentation shows loaders without parameters; those that ConfigOptions got in the same request name the same server. */
    public static function remember(#[\SensitiveParameter] mixed $params): void
    {
        self::begin();
        self::$params = self::namesServer($params) ? new \SensitiveParameterValue($params) : self::$params;
    }

    public static function params(#[\SensitiveParameter] mixed $params): mixed
    {
        self::begin();
        return self::namesServer($params) ? $params : (self::$params?->getValue() ?? $params);
    }

    public static function namesServer(#[\SensitiveParameter] mixed $params): bool
    {
        return is_array($params) && (($params['serverhostname'] ?? '') !== '' || ($params['serverip'] ?? '') !== '');
    }

    public static function of(Call $call): Catalog
    {
        return self::once($call, 'catalog', static fn (): Catalog => $call->panel()->catalog());
    }

    /** @return list<array{name: string, default: string, editable: bool, secret: bool, rules: string}> */
    public static function variables(Call $call, string $nest, string $egg): array
    {
        return self::once($call, "variables $nest $egg", static fn (): array => $call->panel()->eggVariables($nest, $egg));
    }

    private static function once(Call $call, string $what, \Closure $ask): mixed
    {
        self::begin();
        $question = hash('sha256', implode("\n", [$call->panel()->origin(), $call->params->text('serverpassword'), $what]));
        if (!isset(self::$kept[$question])) {
            try {
                self::$kept[$question] = $ask();
            } catch (\Throwable $problem) {
                self::$kept[$question] = $problem;
            }
        }
        $kept = self::$kept[$question];
        return $kept instanceof \Throwable ? throw $kept : $kept;
    }

    /** Nothing of an earlier request counts in this one. */
    private static function begin(): void
    {
        $request = (string) ($_SERVER['REQUEST_TIME_FLOAT'] ?? '');
        if (self::$request !== $request) {
            [self::$request, self::$kept, self::$params] = [$request, [], null];
        }
    }
}
