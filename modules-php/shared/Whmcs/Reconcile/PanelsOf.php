<?php

/** The panels of this module's WHMCS servers; servers that are one panel are read once. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile;

use WHMCS\Module\Server\Kit\Call;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Messages;

final class PanelsOf
{
    /** @var array<string, array{Call, list<int>}> origin => a call to it, and the ids of its WHMCS servers */
    public array $panels = [];

    /** @var array<int, string> id of a WHMCS server => why it cannot be asked */
    public array $problems = [];

    /** @param int|null $only id of the WHMCS server that is meant; null: all that are not disabled */
    public function __construct(?int $only)
    {
        foreach (Entries::ids($only) as $id) {
            $call = null;
            try {
                $call = new Call('Reconcile', Entries::params($id));
                $origin = $call->panel()->origin();
                $this->panels[$origin] ??= [$call, []];
                $this->panels[$origin][1][] = $id;
            } catch (\Throwable $problem) {
                $this->problems[$id] = Messages::of($problem, $call?->secrets() ?? []);
            }
        }
    }
}
