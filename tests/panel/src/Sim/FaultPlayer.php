<?php

/** Plays a fault on a request: at the level of HTTP by bending the answer, at the level of the socket by how it is sent. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Sim;

use Calagopus\Tests\Panel\Net\Loop;
use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Response;

final class FaultPlayer
{
    public const KINDS = [
        'status', 'html200', 'empty200', 'empty204', 'redirect', 'retry-after',
        'truncated', 'content-type', 'huge', 'gzip-bomb', 'deep', 'objects', 'digits', 'duplicate', 'nul', 'utf8',
        'wrong-type', 'missing', 'field', 'endless-headers',
        'reset', 'close', 'hang', 'lost', 'dribble', 'stall', 'warm-close',
        'rst-stream', 'goaway', 'short-stream',
    ];

    private const SOCKET = ['reset', 'close', 'hang', 'lost', 'dribble', 'stall', 'warm-close', 'endless-headers', 'huge', 'truncated',
        'rst-stream', 'goaway', 'short-stream'];

    private const BLOCK = 65536;

    public function __construct(private readonly Loop $loop)
    {
    }

    /**
     * @param array<string, mixed> $what the fault
     * @param Response|null $answer what the panel answered, where it did its work first
     */
    public function play(array $what, Reply $reply, ?Response $answer): void
    {
        $kind = $what['kind'];
        if (in_array($kind, self::SOCKET, true)) {
            $this->onSocket($what, $reply, $answer ?? Response::json(new \stdClass()));

            return;
        }
        $reply->send(AnswerBender::bend($what, $answer ?? Response::json(new \stdClass())));
    }

    /** @param array<string, mixed> $what */
    private function onSocket(array $what, Reply $reply, Response $answer): void
    {
        match ($what['kind']) {
            'reset' => $this->reset((string) ($what['when'] ?? 'before'), $reply, $answer),
            'close' => $this->closeIt((string) ($what['when'] ?? 'before'), $reply, $answer),
            'warm-close' => $reply->connection->close(),
            'rst-stream' => $reply->connection->resetStream((int) ($what['code'] ?? 2)),
            'goaway' => $reply->connection->goAway((bool) ($what['processed'] ?? true)),
            'short-stream' => $reply->connection->write(
                $answer->head(true) . substr($answer->body, 0, intdiv(strlen($answer->body), 2)),
                $reply->connection->cutShort(...),
            ),
            'hang', 'lost' => null,
            'dribble' => $this->dribble((float) ($what['interval_ms'] ?? 1000), (int) ($what['bytes'] ?? 1), $reply, $answer),
            'stall' => $this->loop->after((float) ($what['ms'] ?? 1000), static fn () => $reply->send($answer)),
            'endless-headers' => $this->endlessHeaders((int) ($what['count'] ?? 0), $reply),
            'huge' => $this->huge((int) ($what['bytes'] ?? 67108864), $reply),
            'truncated' => $this->truncated((bool) ($what['content_length'] ?? true), $what['keep'] ?? null, $reply, $answer),
        };
    }

    private function reset(string $when, Reply $reply, Response $answer): void
    {
        $this->endAfter($when, $reply, $answer, $reply->connection->reset(...));
    }

    private function closeIt(string $when, Reply $reply, Response $answer): void
    {
        $this->endAfter($when, $reply, $answer, $reply->connection->close(...));
    }

    /** Sends nothing, half or all of the answer, then ends the connection in the given way. */
    private function endAfter(string $when, Reply $reply, Response $answer, callable $end): void
    {
        $wire = $answer->wire(true);
        $bytes = match ($when) {
            'within' => substr($wire, 0, intdiv(strlen($wire), 2)),
            'after' => $wire,
            default => '',
        };
        if ($bytes === '') {
            $end();

            return;
        }
        $reply->connection->write($bytes, static function () use ($when, $reply, $answer, $end): void {
            if ($when === 'after') {
                $reply->markSent($answer->status);
            }
            $end();
        });
    }

    private function dribble(float $interval, int $size, Reply $reply, Response $answer): void
    {
        $wire = $answer->wire($reply->request->keepAlive);
        $step = function () use (&$step, &$wire, $interval, $size, $reply, $answer): void {
            if (!$reply->connection->isOpen()) {
                return;
            }
            $bytes = substr($wire, 0, $size);
            $wire = substr($wire, $size);
            if ($wire === '') {
                $reply->finish($answer->status, $bytes);

                return;
            }
            $reply->connection->write($bytes);
            $this->loop->after($interval, $step);
        };
        $step();
    }

    private function endlessHeaders(int $count, Reply $reply): void
    {
        $block = '';
        for ($i = 0; $i < 512; ++$i) {
            $block .= 'x-filler-' . $i . ': ' . str_repeat('a', 100) . "\r\n";
        }
        $blocks = $count > 0 ? max(1, intdiv($count, 512)) : PHP_INT_MAX;
        $send = static function () use (&$send, &$blocks, $block, $reply): void {
            if ($blocks-- > 0) {
                $reply->connection->write($block, static fn () => $send());
            } else {
                $reply->finish(200, "content-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
            }
        };
        $reply->connection->write("HTTP/1.1 200 OK\r\n", fn () => $this->gently($send));
    }

    private function huge(int $bytes, Reply $reply): void
    {
        $body = $bytes - strlen('{"padding":""}');
        $head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " . $bytes . "\r\n\r\n";
        $send = function () use (&$send, &$body, $reply): void {
            $size = min(self::BLOCK, $body);
            $body -= $size;
            if ($size > 0) {
                $reply->connection->write(str_repeat('a', $size), fn () => $this->gently($send));
            } else {
                $reply->finish(200, '"}');
            }
        };
        $reply->connection->write($head . '{"padding":"', fn () => $this->gently($send));
    }

    /** Lets the other clients have their turn between two blocks. */
    private function gently(callable $next): void
    {
        $this->loop->after(0, $next);
    }

    private function truncated(bool $withLength, mixed $keep, Reply $reply, Response $answer): void
    {
        $kept = substr($answer->body, 0, $keep === null ? intdiv(strlen($answer->body), 2) : (int) $keep);
        $bytes = ($withLength ? $answer->head(true) : $answer->head(false, false)) . $kept;
        $reply->connection->write($bytes, $reply->connection->close(...));
    }
}
