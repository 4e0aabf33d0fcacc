<?php

/** The one place between WHMCS and the module where every failure is caught and becomes what WHMCS documents for it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Command\ChangePackage;
use WHMCS\Module\Server\Opterius\Command\Command;
use WHMCS\Module\Server\Opterius\Command\Create;
use WHMCS\Module\Server\Opterius\Command\Test;
use WHMCS\Module\Server\Opterius\Command\UsageUpdate;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Log;

final class Boundary
{
    /** @param class-string<Command> $command @return string "success", or what went wrong */
    public static function command(string $action, #[\SensitiveParameter] mixed $params, string $command): string
    {
        $call = new Call($action, $params);
        if (in_array($command, [Create::class, ChangePackage::class], true)) {
            $call->note(...array_filter([Options::withoutEffect($call->params)]));
        }
        $answer = self::guarded($call, static function () use ($call, $command): string {
            (new $command($call))->run();
            return 'success';
        });
        $isPending = $answer !== 'success' && $command === Create::class && Extension::problem() === null;
        return $isPending ? Messages::join($answer, Advice::PENDING) : $answer;
    }

    /** WHMCS's cron reads no answer, and its module log is off by default: what went wrong goes to the activity log as well. */
    public static function usageUpdate(#[\SensitiveParameter] mixed $params): void
    {
        $answer = self::command('UsageUpdate', $params, UsageUpdate::class);
        if ($answer !== 'success') {
            Log::activity($answer);
        }
    }

    /** @return array{success: bool, error: string} */
    public static function test(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('TestConnection', $params);
        $answer = self::guarded($call, static function () use ($call): string {
            (new Test($call))->run();
            return 'success';
        });
        return $answer === 'success'
            ? ['success' => true, 'error' => implode(' ', $call->notes())]
            : ['success' => false, 'error' => $answer];
    }

    /**
     * What the option Package Name offers.
     *
     * @return array<string, string> name => label
     * @throws \Exception with a sentence, as WHMCS wants it of a loader
     */
    public static function packageNames(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('PackageNames', $params);
        $names = [];
        $answer = self::guarded($call, static function () use ($call, &$names): string {
            $packages = $call->panel()->packages();
            $names = Packages::labels($packages);
            foreach (Packages::withheld($packages) as $name) {
                $call->note("The package \"$name\" is not in the list: its name has quotes or angle brackets. Rename it on the panel.");
            }
            return 'success';
        });
        return $answer === 'success' ? $names : throw new \Exception($answer);
    }

    /** @return array<string, mixed> the template and its variables */
    public static function clientArea(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('ClientArea', $params);
        $view = new View\ClientArea($call);
        self::guarded($call, static function () use ($view): string {
            $view->load();
            return 'success';
        }, $view->fail(...));
        return $view->answer();
    }

    /** @return array<string, string> label => HTML */
    public static function adminTab(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('AdminServicesTabFields', $params);
        $view = new View\AdminTab($call);
        $answer = self::guarded($call, static function () use ($view): string {
            $view->load();
            return 'success';
        });
        return $view->fields($answer === 'success' ? '' : $answer);
    }

    /**
     * Runs work and answers with its text, or with the text of what it threw; either goes to the module log.
     *
     * @param \Closure(): string $work
     * @param (\Closure(\Throwable): void)|null $failed told of a failure
     */
    private static function guarded(Call $call, \Closure $work, ?\Closure $failed = null): string
    {
        try {
            Extension::demand();
            $answer = $work();
        } catch (\Throwable $problem) {
            $answer = Messages::of($problem, $call->secrets());
            $failed === null || $failed($problem);
        }
        $call->report($answer);
        return $answer;
    }
}
