<?php

/**
 * What an open page of a service asks for again and again: figures of the server, from what all pages of its node share.
 *
 * Who asks is checked as for a button. The session is let go before the panel is asked: a slow panel must not hold the customer's other
 * pages. Whose the server is was asked when the page was opened, and is asked again after a quarter of an hour, or where the node tells nothing. A
 * server that installs, moves or is suspended, or that stopped since, is looked at by itself: a node tells figures of it too, and not that.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Exception;
use Calagopus\PermissionException;
use Calagopus\Server;
use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;

final class Poll
{
    /** Looks at one server alone within a minute, whoever looks. */
    private const MOST_LOOKS = 30;

    public function __construct(private readonly Call $call)
    {
    }

    /** @return array<string, mixed> */
    public function answer(): array
    {
        Press::demand($this->call, Offered::Status);
        $record = $this->call->record();
        $client = $this->call->client()->id;
        $panel = $this->call->panel();
        $seen = (new PageStore())->seen($record->key);
        self::letSessionGo();
        if ($seen === null || $seen->state !== 'active' || !$seen->isOf($record->uuid, $panel->origin(), $client)) {
            return $this->look($record);
        }
        if (!$seen->isFresh((new DatabaseClock())->now())) {
            $server = $this->again($record);
            $seen = View\Opened::remember($this->call, $server, null);
            if ($seen->state !== 'active') {
                return $this->figures()->without($seen, $server);
            }
        }
        return $this->shared($record, $seen);
    }

    /** From what all pages of its node share. @return array<string, mixed> */
    private function shared(Record $record, Seen $seen): array
    {
        try {
            $figures = $this->call->panel()->figures($seen->node, $seen->uuid);
        } catch (PermissionException) {
            return $this->look($record);
        }
        if ($figures->usage === null || ($seen->runs && !View\Words::runs($figures->usage))) {
            // What was told before it stopped is no answer.
            return $this->look($record, $figures->usage === null);
        }
        $seen->runs === View\Words::runs($figures->usage) || (new PageStore())->saw($record->key, $seen->running(true));
        return $this->figures()->live($seen, $figures->usage, $figures->age);
    }

    /**
     * What the page does where there are no figures: be opened anew, where this is nobody's page any more, or wait.
     *
     * @return array<string, mixed>
     */
    public function excuse(\Throwable $problem): array
    {
        return self::isOver($problem) ? ['reload' => true] : ['reload' => false, 'problem' => Messages::plain($this->call->language()->text('live.problem'))];
    }

    /** Whether the page is nobody's any more as it stands, and has to be opened anew. */
    public static function isOver(\Throwable $problem): bool
    {
        return $problem instanceof Exception ? NotHis::is($problem->reason) : $problem instanceof Refusal && $problem->customer !== 'often';
    }

    /** Whose the server is: one request, where the node tells its figures to all. */
    private function again(Record $record): Server
    {
        $this->countLook($record);
        return $this->call->panel()->find($this->call->ref($record), true);
    }

    private function countLook(Record $record): void
    {
        if (!(new PageStore())->count($record->key, 'look', self::MOST_LOOKS)) {
            throw new Refusal('The pages of this service looked too often within a minute; the panel was not asked.', customer: 'often');
        }
    }

    /** This one server, and whose it is. @return array<string, mixed> */
    private function look(Record $record, bool $recent = true): array
    {
        $this->countLook($record);
        $live = $this->call->panel()->live($this->call->ref($record), $recent);
        $seen = View\Opened::remember($this->call, $live->server, $live->usage);
        return $seen->state === 'active' && $live->usage instanceof Usage
            ? $this->figures()->live($seen, $live->usage, 0.0)
            : $this->figures()->without($seen, $live->server);
    }

    private function figures(): View\Figures
    {
        return new View\Figures($this->call->language());
    }

    public static function letSessionGo(): void
    {
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
    }
}
