<?php

/** What of the boundary between WHMCS and the module is this module's own. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Command\ChangePackage;
use WHMCS\Module\Server\Opterius\Command\Command;
use WHMCS\Module\Server\Opterius\Command\Create;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ModuleBoundary;

final class Boundary extends ModuleBoundary
{
    /** @param class-string<Command> $command @return string "success", or what went wrong */
    public static function command(string $action, #[\SensitiveParameter] mixed $params, string $command): string
    {
        $call = new Call($action, $params);
        if (in_array($command, [Create::class, ChangePackage::class], true)) {
            $call->note(...array_filter([Options::withoutEffect($call->params)]));
        }
        $answer = self::run($call, $command);
        $isPending = $answer !== 'success' && $command === Create::class && Extension::problem() === null;
        return $isPending ? Messages::join($answer, Module::text('next.pending')) : $answer;
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
        $answer = self::guarded($call, static function () use ($call, &$names): void {
            $packages = $call->panel()->packages();
            $names = Packages::choices($packages);
            foreach (Packages::withheld($packages) as $name) {
                $call->note("The package \"$name\" is not in the list: its name has quotes or angle brackets. Rename it on the panel.");
            }
        });
        return $answer === 'success' ? $names : throw new \Exception($answer);
    }
}
