<?php

/** Has the panel move a service's server to the node that was typed in the admin tab, by its name or its UUID; the cron follows it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\CatalogItem;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Later\Mover;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\View\AdminForm;

final class Transfer extends Command
{
    public function run(): void
    {
        $typed = AdminForm::node();
        if ($typed === '') {
            throw new Refusal('No node was typed to which the server is to move; nothing was moved.');
        }
        $node = $this->named($typed);
        $mover = new Mover($this->call, $this->asked());
        $this->call->locked(fn () => $mover->move($this->call->record(), $node));
    }

    /** What is wrong with the client's choices must not hold a server back. */
    private function asked(): ?Chosen
    {
        try {
            return $this->call->chosen();
        } catch (\Throwable $problem) {
            $this->call->note('Variables and a name that hold its ports are not filled in anew, as the options cannot be read: ' . Messages::of($problem, $this->call->secrets()));
            return null;
        }
    }

    private function named(string $typed): CatalogItem
    {
        $nodes = $this->call->panel()->nodes();
        $found = array_values(array_filter($nodes, static fn (CatalogItem $node): bool => CustomFields::isUuid($typed)
            ? strcasecmp($node->uuid, $typed) === 0 : mb_strtolower(trim($node->name)) === mb_strtolower($typed)));
        return count($found) === 1 ? $found[0] : throw new Refusal(sprintf(
            $found === [] ? 'The panel has no node "%s"; it has %s. Nothing was moved.' : 'The panel has several nodes "%s" (of %s): type the UUID. Nothing was moved.',
            $typed,
            implode(', ', array_map(static fn (CatalogItem $node): string => $node->name, array_slice($nodes, 0, 20))) ?: 'none'
        ));
    }
}
