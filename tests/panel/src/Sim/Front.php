<?php

/** The way in: hands `/_sim/` to the control plane, everything else to the panel, with journal and faults between. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Handler;
use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;

final class Front implements Handler
{
    private readonly FaultPlayer $player;

    public function __construct(
        private readonly Loop $loop,
        private readonly Handler $panel,
        private readonly Handler $control,
        private readonly Journal $journal,
        private readonly FaultBook $faults,
    ) {
        $this->player = new FaultPlayer($loop);
    }

    public function handle(Request $request, Reply $reply): void
    {
        if (str_starts_with($request->target, '/_sim/')) {
            $this->control->handle($request, $reply);

            return;
        }
        $seq = $this->journal->note($request, $reply);
        $fault = $this->faults->meeting($request);
        if ($fault === null) {
            $this->panel->handle($request, $reply);

            return;
        }
        $this->journal->fault($seq, $fault->what['kind']);
        if ($fault->act === 'after') {
            $this->workThenPlay($fault, $request, $reply);
        } elseif ($fault->what['kind'] === 'stall') {
            $this->deliverLate((float) ($fault->what['ms'] ?? 1000), $fault, $request, $reply);
        } else {
            $this->player->play($fault->what, $reply, null);
        }
    }

    private function workThenPlay(Fault $fault, Request $request, Reply $reply): void
    {
        $reply->instead = function (Response $answer) use ($fault, $reply): void {
            $this->player->play($fault->what, $reply, $answer);
        };
        $this->panel->handle($request, $reply);
    }

    /** A request that something between client and panel holds back: it arrives even where the client has left. */
    private function deliverLate(float $milliseconds, Fault $fault, Request $request, Reply $reply): void
    {
        $this->loop->after($milliseconds, function () use ($fault, $request, $reply): void {
            if ($reply->gone && !($fault->what['late'] ?? true)) {
                return;
            }
            $this->panel->handle($request, $reply);
        });
    }
}
