<?php

/** What of the boundary between WHMCS and the module is this module's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Command\Command;
use WHMCS\Module\Server\Calagopus\Command\Forget;
use WHMCS\Module\Server\Calagopus\Command\Link;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ModuleBoundary;

final class Boundary extends ModuleBoundary
{
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
        $answer = self::guarded($call, static function () use ($call, $command): void {
            Press::demand($call);
            (new $command($call))->run();
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
