<?php

/** What of the boundary between WHMCS and the module is this module's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Command\Command;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ModuleBoundary;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Unapplied;

final class Boundary extends ModuleBoundary
{
    /**
     * A customer's button: who pressed it is checked first, and what went wrong is told in the customer's words.
     *
     * @param class-string<Command> $command
     * @return string "success", or a sentence for the customer
     */
    public static function press(string $action, #[\SensitiveParameter] mixed $params, Offered $what, string $command): string
    {
        $call = new Call($action, $params, true);
        $apology = new View\Apology($call);
        $answer = self::guarded($call, static function () use ($call, $what, $command): void {
            Press::demand($call, $what);
            (new $command($call))->run();
        }, $apology->for(...));
        return $answer === 'success' ? 'success' : $apology->text();
    }

    /** @return array<string, string> what customers may call: none where the settings say so, or cannot be read */
    public static function customerFunctions(): array
    {
        try {
            return MetaData::customerFunctions(Config::load());
        } catch (\Throwable) {
            return [];
        }
    }

    /**
     * WHMCS's link, and its custom action: themes show no error of it, so it succeeds with the plain address where nobody can be signed in.
     *
     * @return array{success: bool, redirectTo?: string, errorMsg?: string}
     */
    public static function signOn(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('ServiceSingleSignOn', $params, true);
        $door = new SignIn\Door($call);
        self::guarded($call, $door->open(...));
        return $door->address() !== ''
            ? ['success' => true, 'redirectTo' => $door->address()]
            : ['success' => false, 'errorMsg' => (new View\Apology($call))->text()];
    }

    /** The page's own form for it: sends the browser on and ends the request. @return string a sentence for the customer, where it was no such form or no address is known */
    public static function enter(#[\SensitiveParameter] mixed $params): string
    {
        $call = new Call('ClientSignIn', $params, true);
        $apology = new View\Apology($call);
        $door = new SignIn\Door($call, true);
        self::guarded($call, static function () use ($door): void {
            Press::demandForm();
            $door->open();
        }, $apology->for(...));
        return $door->address() === '' ? $apology->text() : Redirect::to($door->address());
    }

    /** Answers the page's script with figures, or with what it is to do instead, and ends the request. Only failures go to the module log. */
    public static function status(#[\SensitiveParameter] mixed $params): never
    {
        $call = new Call('ClientStatus', $params, true);
        $poll = new Poll($call);
        self::tell($call, $poll->answer(...), $poll->excuse(...));
    }

    /** Answers the page's script with the way to the server's node, and ends the request. */
    public static function socket(#[\SensitiveParameter] mixed $params): never
    {
        $call = new Call('ClientSocket', $params, true);
        $tokens = new Live\Tokens($call);
        self::tell($call, $tokens->answer(...), $tokens->excuse(...));
    }

    /** Answers with the page of the console, a whole document with headers of its own, and ends the request. */
    public static function console(#[\SensitiveParameter] mixed $params): never
    {
        $call = new Call('ClientConsole', $params, true);
        $page = new Live\ConsolePage($call);
        $apology = new View\Apology($call);
        try {
            Extension::demand();
            $page->load();
        } catch (\Throwable $problem) {
            $apology->for($problem);
            $page->fail($apology->text());
            $call->report(Messages::of($problem, $call->secrets()));
        }
        Json::endWith($page->headers(), $page->html());
    }

    /**
     * @param \Closure(): array<string, mixed> $answer
     * @param \Closure(\Throwable): array<string, mixed> $excuse
     */
    private static function tell(Call $call, \Closure $answer, \Closure $excuse): never
    {
        try {
            Extension::demand();
            $told = $answer();
        } catch (\Throwable $problem) {
            $told = $excuse($problem);
            $call->report(Messages::of($problem, $call->secrets()));
        }
        Json::end($told);
    }

    /** What staff asked for in the admin tab; WHMCS shows nothing of a save, so what came of it is kept for the tab, and stands in the activity log. */
    public static function adminTabSave(#[\SensitiveParameter] mixed $params): void
    {
        $action = View\AdminForm::sent();
        if ($action === null) {
            return;
        }
        $call = new Call($action->inLogs(), $params);
        $answer = self::guarded($call, static function () use ($call, $action): void {
            View\AdminForm::demand($action, $call->identity()->key);
            $action !== Admin\Action::Apply || View\AdminForm::hasId($call->identity()->key) || Admin\Consequence::demandNone($call);
            $command = $action->command();
            (new $command($call))->run();
        });
        $said = trim(implode(' ', [$answer === 'success' ? '' : $answer, ...$call->notes()]));
        try {
            Admin\Results::keep($call->identity()->key, $action, $answer === 'success', $said);
            $answer === 'success' && $action === Admin\Action::Apply && Unapplied::forget($call->identity()->key);
            Log::activity("Service {$call->identity()->key}: \"$action->value\" was asked for in the admin tab" . ($answer === 'success' ? ' and done. ' : '. ') . $said);
        } catch (\Throwable $problem) {
            Log::activity("\"$action->value\" was asked for in the admin tab: $said " . Messages::of($problem, $call->secrets()));
        }
    }
}
