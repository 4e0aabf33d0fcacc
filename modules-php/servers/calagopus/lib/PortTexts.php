<?php

/**
 * The texts of a product in which ports stand: {port} is the server's first, {port2} and so on its others in the order in which it got them, {ip}
 * the address of the first.
 *
 * What they are is known only once the server has them, so they are not filled in with the other placeholders. Only what the administrator wrote
 * is meant; double braces are the egg's, and stay.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Port;
use WHMCS\Module\Server\Calagopus\Choices\Variables;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class PortTexts
{
    private const PATTERN = '/(?<!\{)\{(ip|port([2-9]|[1-9][0-9]{1,2})?)\}(?!\})/';

    /** @param array<string, string> $variables name => text */
    public function __construct(public readonly array $variables = [], public readonly ?string $prefix = null)
    {
    }

    /** Those that the product's own options hold. @param array<string, mixed> $options */
    public static function of(array $options): self
    {
        $prefix = Params::asText($options['server_name_prefix'] ?? '');
        $texts = array_filter(Variables::read($options['variables'] ?? ''), self::names(...));
        return new self($texts, self::names($prefix) ? $prefix : null);
    }

    /** Those that stand in the options still, once the customer's choices do: what he chose is not the administrator's. @param array<string, mixed> $options */
    public function still(array $options): self
    {
        $now = Variables::read($options['variables'] ?? '');
        return new self(
            array_filter($this->variables, static fn (string $text, string $name): bool => ($now[$name] ?? null) === $text, ARRAY_FILTER_USE_BOTH),
            Params::asText($options['server_name_prefix'] ?? '') === $this->prefix ? $this->prefix : null
        );
    }

    /** The options without the variables that are set once the ports are known. @param array<string, mixed> $options @return array<string, mixed> */
    public function without(array $options): array
    {
        return $this->variables === [] ? $options : ['variables' => Variables::remove($options['variables'], array_keys($this->variables))] + $options;
    }

    public function isEmpty(): bool
    {
        return $this->variables === [] && $this->prefix === null;
    }

    /** Those of whose ports the server has every one. @param list<Port> $ports */
    public function within(array $ports): self
    {
        $isWhole = static fn (string $text): bool => !self::names(self::filledIn($text, $ports));
        return new self(array_filter($this->variables, $isWhole), $this->prefix !== null && $isWhole($this->prefix) ? $this->prefix : null);
    }

    /** The options with all of it filled in. @param array<string, mixed> $options @param list<Port> $ports @return array<string, mixed> */
    public function fill(array $options, array $ports): array
    {
        foreach ($this->filled($ports) as $name => $value) {
            $options['variables'] = Variables::add($options['variables'] ?? '', $name, $value);
        }
        return $this->prefix === null ? $options : ['server_name_prefix' => self::filledIn($this->prefix, $ports)] + $options;
    }

    /** @param list<Port> $ports @return array<string, string> name => value */
    public function filled(array $ports): array
    {
        return array_map(static fn (string $text): string => self::filledIn($text, $ports), $this->variables);
    }

    private static function names(string $text): bool
    {
        return preg_match(self::PATTERN, $text) === 1;
    }

    /** A port that the server does not have stays as it is written. @param list<Port> $ports */
    private static function filledIn(string $text, array $ports): string
    {
        return (string) preg_replace_callback(self::PATTERN, static fn (array $found): string => match (true) {
            $found[1] === 'ip' => isset($ports[0]) ? $ports[0]->ip : $found[0],
            default => (string) (($ports[(int) ($found[2] ?? 1) - 1] ?? null)?->number ?? $found[0]),
        }, $text);
    }
}
