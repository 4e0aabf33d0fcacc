<?php

/**
 * Compares WHMCS with one panel; each module has its own, Reconcile\Reconcile. It changes nothing on either side.
 *
 * What could not be read is no difference: whatever is not known never becomes a row that says that something is missing.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Reconcile;

use WHMCS\Module\Server\Kit\Call;

interface Comparison
{
    /** @param list<int> $entries ids of the WHMCS servers that are this panel */
    public function __construct(Call $call, array $entries);

    /**
     * All rows, as they are found; it throws where not all could be read.
     *
     * @param float $seconds for all of it
     * @param \Closure(int, int): void $progress what was read, and all that there is as far as that is known
     * @return \Generator<int, Row>
     */
    public function rows(float $seconds, \Closure $progress): \Generator;

    /** The rows of one service of these entries, asked for by itself; it throws where that could not be read. @return list<Row> */
    public function of(string $key): array;

    /** The kinds that of() can tell; any other row of a service stays until all is read. @return list<string> */
    public function kindsOfOne(): array;

    /** Servers or accounts that were looked at. */
    public function seen(): int;

    /** What the panel has and no service of ours could mean. */
    public function without(): int;
}
