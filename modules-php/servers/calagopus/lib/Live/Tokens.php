<?php

/**
 * Gives the page's script a token for the server's node, and where that node is.
 *
 * Who asks is checked as for a button, the session is let go before the panel is asked, and the token goes into the answer and nowhere else.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Live;

use Calagopus\Exception;
use Calagopus\Reason;
use Calagopus\Socket;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Offered;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Poll;
use WHMCS\Module\Server\Calagopus\Press;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;

final class Tokens
{
    /** Tokens of one service within a minute, whoever looks. */
    private const MOST = 6;

    public function __construct(private readonly Call $call)
    {
    }

    /** @return array{reload: false, socket: array{url: string, token: string, type: bool}} */
    public function answer(): array
    {
        Press::demand($this->call, Offered::Socket);
        Door::demandCustomer();
        $door = new Door($this->call);
        $record = $this->call->record();
        $this->count();
        Poll::letSessionGo();
        $socket = $this->renewed($record) ?? $this->verify($record);
        $door->check($socket);
        return ['reload' => false, 'socket' => ['url' => $socket->url, 'token' => $socket->token(), 'type' => $door->mayType($socket)]];
    }

    /** No token: whether one may be had later, or the page is nobody's any more. @return array{reload: bool, socket: null, again: bool} */
    public function excuse(\Throwable $problem): array
    {
        $reload = Poll::isOver($problem) && !($problem instanceof Refusal && $problem->customer === 'off');
        return ['reload' => $reload, 'socket' => null, 'again' => $problem instanceof Exception ? $problem->retriable : $problem instanceof Refusal && $problem->customer === 'often'];
    }

    /** Asks whose the server is, how it is and whose token comes, and remembers that. */
    public function verify(Record $record): Socket
    {
        $socket = $this->call->panel()->socket($this->call->ref($record));
        $verified = Verified::of($socket, $this->call->panel()->origin(), $this->call->client()->id, (new DatabaseClock())->now());
        (new PageStore())->verified($record->key, $verified->json());
        return $socket;
    }

    /** One request, where everything else was asked lately; null where that has to be asked again. */
    private function renewed(Record $record): ?Socket
    {
        $known = Verified::fromJson((new PageStore())->lastVerified($record->key));
        $panel = $this->call->panel();
        if ($known === null || !$known->counts($record->uuid, $panel->origin(), $this->call->client()->id, (new DatabaseClock())->now())) {
            return null;
        }
        try {
            return $panel->renewSocket($known->uuid, $known->owner, $known->url);
        } catch (Exception $problem) {
            // Whether it moved, or changed hands: the whole question tells.
            if (in_array($problem->reason, [Reason::ServerNotFound, Reason::BadAnswer], true)) {
                return null;
            }
            throw $problem;
        }
    }

    private function count(): void
    {
        if (!(new PageStore())->count($this->call->identity()->key, 'token', self::MOST)) {
            throw new Refusal('The pages of this service asked too often for the way to its node within a minute; the panel was not asked.', customer: 'often');
        }
    }
}
