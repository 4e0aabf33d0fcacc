<?php

/** The one place between WHMCS and the module where every failure is caught and becomes what WHMCS documents for it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Command\Command;
use WHMCS\Module\Server\Calagopus\Command\Forget;
use WHMCS\Module\Server\Calagopus\Command\Link;
use WHMCS\Module\Server\Calagopus\Command\Test;
use WHMCS\Module\Server\Calagopus\Command\UsageUpdate;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;

final class Boundary
{
    /** @param class-string<Command> $command @return string "success", or what went wrong */
    public static function command(string $action, #[\SensitiveParameter] mixed $params, string $command): string
    {
        $call = new Call($action, $params);
        return self::guarded($call, static function () use ($call, $command): string {
            (new $command($call))->run();
            return 'success';
        });
    }

    /**
     * A customer's button: who pressed it is checked first, and what went wrong is told in the customer's words.
     *
     * @param class-string<Command> $command
     * @return string "success", or a sentence for the customer
     */
    public static function press(string $action, #[\SensitiveParameter] mixed $params, string $command): string
    {
        $call = new Call($action, $params, true);
        $apology = new View\Apology($call);
        $answer = self::guarded($call, static function () use ($call, $command): string {
            Press::demand($call);
            (new $command($call))->run();
            return 'success';
        }, $apology->for(...));
        return $answer === 'success' ? 'success' : $apology->text();
    }

    /** @return array<string, string> what customers may call: none where the settings say so, or cannot be read */
    public static function customerFunctions(): array
    {
        try {
            return Config::load()->customerPower() ? MetaData::customerFunctions() : [];
        } catch (\Throwable) {
            return [];
        }
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

    /** @return array<string, mixed> the template and its variables */
    public static function clientArea(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('ClientArea', $params, true);
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

    public static function adminTabSave(#[\SensitiveParameter] mixed $params): void
    {
        $call = new Call('AdminServicesTabFieldsSave', $params);
        if (!View\LinkForm::isFilled()) {
            return;
        }
        $answer = self::guarded($call, static function () use ($call): string {
            (View\LinkForm::isForget() ? new Forget($call) : new Link($call))->run();
            return 'success';
        });
        View\LinkForm::remember($call, $answer === 'success' ? '' : $answer);
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
