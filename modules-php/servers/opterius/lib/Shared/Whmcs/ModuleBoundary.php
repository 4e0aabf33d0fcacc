<?php

/** The one place between WHMCS and the module where every failure is caught and becomes what WHMCS documents for it. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Command\ChangePassword;
use WHMCS\Module\Server\Opterius\Command\Command;
use WHMCS\Module\Server\Opterius\Command\ListAccounts;
use WHMCS\Module\Server\Opterius\Command\Test;
use WHMCS\Module\Server\Opterius\Command\UsageUpdate;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Connection\Tested;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Retry\Watch;
use WHMCS\Module\Server\Opterius\View\AdminTab;
use WHMCS\Module\Server\Opterius\View\Apology;
use WHMCS\Module\Server\Opterius\View\ClientArea;

abstract class ModuleBoundary
{
    /** @param class-string<Command> $command @return string "success", or what went wrong */
    public static function command(string $action, #[\SensitiveParameter] mixed $params, string $command): string
    {
        return self::run(new Call($action, $params), $command);
    }

    /** WHMCS's cron reads no answer, and its module log is off by default: what went wrong goes to the activity log as well. */
    public static function usageUpdate(#[\SensitiveParameter] mixed $params): void
    {
        $answer = self::run(new Call('UsageUpdate', $params), UsageUpdate::class);
        if ($answer !== 'success') {
            Log::activity($answer);
        }
    }

    /** @return array<string, mixed> `success` with `accounts`, or with an `error`: then WHMCS's sync changes nothing */
    public static function listAccounts(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('ListAccounts', $params);
        $command = new ListAccounts($call);
        $answer = self::guarded($call, $command->run(...));
        return $answer === 'success' ? ['success' => true, 'accounts' => $command->accounts()] : ['success' => false, 'error' => $answer];
    }

    /** A renewal asks no panel: the service is marked, and reconcile looks whether its state is what WHMCS says. */
    public static function renew(#[\SensitiveParameter] mixed $params): string
    {
        $call = new Call('Renew', $params);
        return self::guarded($call, static fn () => Marks::set($call->identity()->key, 'renewed'));
    }

    /** @return array{success: bool, error: string} */
    public static function test(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('TestConnection', $params);
        $answer = self::run($call, Test::class);
        Tested::keep($call->params, $answer === 'success', $answer === 'success' ? $call->notes() : [$answer]);
        return $answer === 'success'
            ? ['success' => true, 'error' => implode(' ', $call->notes())]
            : ['success' => false, 'error' => $answer];
    }

    /** WHMCS shows customers what this answers: staff alone get the technical words. Nothing but setting the password is a success. */
    public static function changePassword(#[\SensitiveParameter] mixed $params): string
    {
        $call = new Call('ChangePassword', $params, true);
        $apology = new Apology($call);
        $answer = self::guarded($call, static function () use ($call): void {
            defined('ADMINAREA') || Presses::count($call);
            (new ChangePassword($call))->run();
        }, $apology->for(...));
        return $answer === 'success' || defined('ADMINAREA') ? $answer : $apology->text();
    }

    /** @return array<string, mixed> the template and its variables */
    public static function clientArea(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('ClientArea', $params, true);
        $view = new ClientArea($call);
        self::guarded($call, $view->load(...), $view->fail(...));
        return $view->answer();
    }

    /** @return array<string, string> label => HTML */
    public static function adminTab(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('AdminServicesTabFields', $params);
        $view = new AdminTab($call);
        $answer = self::guarded($call, $view->load(...));
        return $view->fields($answer === 'success' ? '' : $answer);
    }

    /** @param class-string<Command> $command */
    final protected static function run(Call $call, string $command): string
    {
        $failed = null;
        $answer = self::guarded($call, static fn () => (new $command($call))->run(), static function (\Throwable $problem) use (&$failed): void {
            $failed = $problem;
        });
        $failed === null ? Watch::succeeded($call) : Watch::failed($call, $failed, $answer);
        return $answer;
    }

    /**
     * Runs work and answers "success", or with the text of what it threw; either goes to the module log.
     *
     * @param \Closure(): mixed $work what it returns is nothing to WHMCS
     * @param (\Closure(\Throwable): void)|null $failed told of a failure
     */
    final protected static function guarded(Call $call, \Closure $work, ?\Closure $failed = null): string
    {
        try {
            Extension::demand();
            $work();
            $answer = 'success';
        } catch (\Throwable $problem) {
            $answer = Messages::of($problem, $call->secrets());
            $failed === null || $failed($problem);
        }
        $call->report($answer);
        return $answer;
    }
}
