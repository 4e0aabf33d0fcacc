<?php

/** What of the boundary between WHMCS and the module is this module's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Command\Command;
use WHMCS\Module\Server\Calagopus\Command\Forget;
use WHMCS\Module\Server\Calagopus\Command\Link;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ModuleBoundary;

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

    /** Answers the page's script with figures, or with what it is to do instead, and ends the request. Only failures go to the module log. */
    public static function status(#[\SensitiveParameter] mixed $params): never
    {
        $call = new Call('ClientStatus', $params, true);
        $poll = new Poll($call);
        try {
            Extension::demand();
            $answer = $poll->answer();
        } catch (\Throwable $problem) {
            $answer = $poll->excuse($problem);
            $call->report(Messages::of($problem, $call->secrets()));
        }
        Json::end($answer);
    }

    public static function adminTabSave(#[\SensitiveParameter] mixed $params): void
    {
        $call = new Call('AdminServicesTabFieldsSave', $params);
        if (!View\LinkForm::isFilled()) {
            return;
        }
        $answer = self::run($call, View\LinkForm::isForget() ? Forget::class : Link::class);
        View\LinkForm::remember($call, $answer === 'success' ? '' : $answer);
    }
}
