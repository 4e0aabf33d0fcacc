<?php

/**
 * Whether a service's page may speak with the server's node by itself, and whether a console is offered: asked before the panel is.
 *
 * A token lets its bearer do at the node whatever the key may do of what the server's owner may, and that is to see the console as a rule. So it
 * is given to the customer alone, never to staff, and only where the policy gives him the console (Offered); elsewhere the page asks WHMCS, as ever.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Live;

use Calagopus\Socket;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\SignIn\Visitor;

final class Door
{
    public const READ = 'control.read-console';
    public const TYPE = 'control.console';

    /** Answers of the policy. */
    public const NO = 'no';
    public const MAY_READ = 'read';
    public const MAY_TYPE = 'type';

    private readonly string $console;

    public function __construct(Call $call)
    {
        $this->console = $call->policies()->answer(Policy::Console);
    }

    /** Nobody who is logged in as an administrator, also in the client's place. @throws Refusal */
    public static function demandCustomer(): void
    {
        if (Visitor::isStaff()) {
            throw new Refusal('An administrator is logged in, and the way to a server\'s node is given to its customer alone.', customer: 'off');
        }
    }

    /** Where a token may not lead. @throws Refusal */
    public function check(Socket $socket): void
    {
        if (!self::leadsSomewhere($socket)) {
            throw new Refusal('This WHMCS is reached by https, and the node only by ' . strtok($socket->url, ':') . ', which browsers refuse. Give the node TLS.', customer: 'off');
        }
    }

    public function mayType(Socket $socket): bool
    {
        return $this->console === self::MAY_TYPE && $socket->allows(self::TYPE);
    }

    /** A page that came by https may speak with a node by TLS alone. */
    public static function leadsSomewhere(Socket $socket): bool
    {
        return stripos(Installation::address(), 'https://') !== 0 || str_starts_with($socket->url, 'wss://');
    }
}
