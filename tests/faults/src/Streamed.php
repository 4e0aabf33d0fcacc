<?php

/** What a stream gave until it ended: servers by UUID, and what it says is missing of which node. Nothing else may be missing. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\ServerStream;
use Calagopus\UsageStream;

final class Streamed
{
    /**
     * @param array<string, mixed> $servers UUID => server
     * @param array<string, string> $problems node UUID => text
     */
    private function __construct(public readonly array $servers, public readonly array $problems)
    {
    }

    public static function all(UsageStream|ServerStream $stream): self
    {
        $servers = iterator_to_array($stream);
        ksort($servers);
        return new self($servers, $stream instanceof UsageStream ? $stream->problems() : []);
    }

    /** What is wrong with a part of an answer whose whole is known: a node must be there whole, or be named with a sentence. */
    public function lacks(string $baseline): string
    {
        $whole = json_decode($baseline, true)['servers'];
        $here = json_decode(Digest::of($this), true)['servers'];
        foreach ($whole as $uuid => $server) {
            if (isset($here[$uuid]) ? $here[$uuid] !== $server : !isset($this->problems[$server['nodeUuid']])) {
                return "server $uuid is " . (isset($here[$uuid]) ? 'another: ' . json_encode($here[$uuid]) : 'missing, and nothing says so');
            }
        }
        foreach ($this->problems as $node => $text) {
            if (strlen($text) < 20) {
                return "what is missing of node $node is no sentence: $text";
            }
        }
        $more = array_diff_key($here, $whole);
        return $more === [] ? '' : 'servers that the panel does not have: ' . implode(', ', array_keys($more));
    }
}
