<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * Figures of this process's connections since it started, and of the panels as all processes of this user on this host know them.
 * @strict-properties
 */
final readonly class Status
{
    public readonly int $requests;
    public readonly int $connectionsMade;
    /** Requests that went over a connection that was open already. */
    public readonly int $connectionsReused;
    public readonly int $connectionsOpen;
    /** What is shared: "file" (all processes of this user), "inherited" (the workers of one master), "own" (this process alone), "off". */
    public readonly string $sharedState;
    /** Why there is no file although one was wanted (calagopus.state_path), a sentence; empty otherwise. */
    public readonly string $sharedProblem;
    /**
     * Each panel's URL with its counters (requests, answers, failures, limited, waits, overBudget, breakerOpened, breakerRefused, breakerProbes,
     * catalogHits, catalogRevalidated, catalogMisses, summaryHits, summaryMisses), and: used and limit of the request budget (limit 0: not known),
     * blockedMs (the panel wants no requests for so long), silentMs (the breaker is open, and the panel has not answered for so long; null: closed),
     * latency (a list: answers that took less than 1, 2, 4 … ms, the last: longer ones).
     * @var array<string, array<string, int|null|list<int>>>
     */
    public readonly array $panels;

    public static function current(): Status {}

    private function __construct() {}
}
