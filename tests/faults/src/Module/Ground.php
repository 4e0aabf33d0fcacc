<?php

/** What the cells of one worker are played on, one after the other: a WHMCS of its own for each, all on one MariaDB. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Module\World;
use Calagopus\Tests\Whmcs\Database;
use Calagopus\Tests\Whmcs\MariaDbServer;

final class Ground
{
    private const TRIES = 3;

    private ?MariaDbServer $database = null;

    /** @param class-string<World> $stage of the module's tests */
    public function __construct(private readonly string $stage)
    {
    }

    public function __destruct()
    {
        $this->database?->stop();
    }

    /** @template T @param \Closure(World): T $do @return T */
    public function stage(\Closure $do): mixed
    {
        if ($this->database === null) {
            $this->database = self::start();
            putenv(Database::SOCKET_VARIABLE . '=' . $this->database->socket());
        }
        $stage = new ($this->stage)(true);
        try {
            return $do($stage);
        } finally {
            $stage->end();
        }
    }

    /** On a machine that is busy a database server may not come up at the first try. */
    private static function start(): MariaDbServer
    {
        for ($tries = 1;; $tries++) {
            try {
                return MariaDbServer::start();
            } catch (\RuntimeException $problem) {
                if ($tries === self::TRIES) {
                    throw $problem;
                }
            }
        }
    }

    /** What must be in no log, no table and no answer, and is there. @param string $said the answers @return list<string> problems */
    public static function secrets(World $stage, string $said): array
    {
        $written = $stage->host->logs->everything() . $said;
        $secret = Marks::in($written);
        return [
            ...($secret === '' ? [] : ["$secret is in the logs or in an answer"]),
            ...(str_contains($written, $stage->panel->key) ? ['the key is in the logs or in an answer'] : []),
        ];
    }
}
