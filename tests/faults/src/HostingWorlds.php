<?php

/** What fails behind an Opterius panel: its server's agent, its licence, the web server before it, the framework below it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class HostingWorlds
{
    /** Whoever waits for it has gone long before. */
    private const LONG_MS = 5000;
    private const SOON_MS = 40;

    /** What the agent is asked to do; the look before each goes through. */
    private const CHANGES = ['create', 'dns', 'ssl', 'suspend', 'unsuspend', 'terminate', 'password'];

    private const SILENT = ['timed-out', 'outcome-unknown'];
    private const AGENT = ['node-error', 'setup-incomplete'];
    private const PANEL = ['panel-error', 'panel-unavailable', 'outcome-unknown', 'setup-incomplete'];
    private const FULL = ['capacity-reached'];

    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $agent = static fn (string $mode, int $delay = 0, array $pace = [], array $only = self::CHANGES): \Closure
            => static function (Bench $bench) use ($mode, $delay, $pace, $only): void {
                $pace === [] || $bench->simulator->control('POST', 'pace', $pace);
                $bench->simulator->control('POST', 'agent', ['mode' => $mode, 'delay_ms' => $delay, 'only' => $only]);
            };
        $order = static fn (string $what, array $payload): \Closure => static fn (Bench $bench): array => $bench->simulator->control('POST', $what, $payload);
        $crash = static fn (string $when): \Closure
            => $order('crash', ['only' => ['create', 'suspend', 'unsuspend', 'terminate', 'password', 'package'], 'times' => 0, 'when' => $when]);
        $faults = [];
        foreach (
            [
                ['agent-silent', self::SILENT, $agent('silent', 0, ['agent_timeout_ms' => self::LONG_MS])],
                ['agent-given-up', self::AGENT, $agent('silent', 0, ['agent_timeout_ms' => self::SOON_MS])],
                ['agent-late', self::AGENT, $agent('ok', 300, ['agent_timeout_ms' => self::SOON_MS])],
                ['agent-slow', self::SILENT, $agent('ok', self::LONG_MS)],
                ['agent-fails', self::AGENT, $agent('fail')],
                ['agent-down', self::AGENT, $agent('down')],
                ['server-offline', self::FULL, $order('server', ['status' => 'offline'])],
                ['licence-away', self::FULL, $order('licence', ['state' => 'away'])],
                ['licence-full', self::FULL, $order('licence', ['limit' => 1])],
                ['gateway-504', ['node-error', ...self::PANEL], $agent('ok', 300, ['gateway_ms' => self::SOON_MS])],
                ['agent-silent at a look', self::SILENT, $agent('silent', 0, ['agent_timeout_ms' => self::LONG_MS], ['usage'])],
                ['agent-slow at a look', self::SILENT, $agent('ok', self::LONG_MS, [], ['usage'])],
                ['gateway-504 at a look', ['node-error', ...self::PANEL], $agent('ok', 300, ['gateway_ms' => self::SOON_MS], ['usage'])],
                ['debug-page', self::PANEL, $crash('before')],
                ['debug-page, change made', self::PANEL, $crash('after')],
                ['debug-page for a look', self::PANEL, $order('crash', ['only' => ['usage', 'packages', 'test'], 'times' => 0])],
            ] as [$name, $reasons, $arrange]
        ) {
            $quick = in_array($name, ['server-offline', 'debug-page', 'gateway-504'], true);
            $faults["panel: $name"] = new Fault("panel: $name", 'world', reasons: $reasons, quick: $quick, arrange: $arrange, panel: 'opterius');
        }
        return $faults;
    }

    /** @return list<string> those that meet whatever is asked of an account's server */
    public static function ofServer(): array
    {
        return ['panel: agent-silent', 'panel: agent-given-up', 'panel: agent-late', 'panel: agent-slow', 'panel: agent-fails', 'panel: agent-down', 'panel: gateway-504',
            ...self::ofUsage(), ...self::ofFramework()];
    }

    /** @return list<string> those that meet a creation alone */
    public static function ofCreation(): array
    {
        return ['panel: server-offline', 'panel: licence-away', 'panel: licence-full', ...self::ofServer()];
    }

    /** @return list<string> those that meet a change which the panel makes by itself */
    public static function ofFramework(): array
    {
        return ['panel: debug-page', 'panel: debug-page, change made'];
    }

    /** @return list<string> those that meet a look which asks the account's server; one that it fails at is answered with figures of 0, as if they were so */
    public static function ofUsage(): array
    {
        return ['panel: agent-silent at a look', 'panel: agent-slow at a look', 'panel: gateway-504 at a look', ...self::ofLook()];
    }

    /** @return list<string> those that meet any look */
    public static function ofLook(): array
    {
        return ['panel: debug-page for a look'];
    }
}
