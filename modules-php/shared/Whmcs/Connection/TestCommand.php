<?php

/** Tests the connection to the panel: it must answer, and then each check of the module looks at what is missing around it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Kit\Command\Command;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Refusal;

abstract class TestCommand extends Command
{
    /** What is looked at, in this order. @return list<Check> */
    abstract protected function checks(): array;

    final public function run(): void
    {
        // The tables first: they are to be there before anything is sold.
        $this->call->store();
        $connection = $this->call->panel()->test();
        $this->call->note(...array_diff($connection->notes, $this->call->notes()));
        $wrong = [];
        foreach ($this->checks() as $check) {
            foreach ($this->look($check, $connection) as $finding) {
                $finding->isWrong ? $wrong[] = $finding->text : $this->call->note($finding->text);
            }
        }
        if ($wrong !== []) {
            throw new Refusal(implode(' ', $wrong));
        }
    }

    /** @return list<Finding> */
    private function look(Check $check, Connection $connection): array
    {
        try {
            return $check->look($this->call, $connection);
        } catch (\Throwable $problem) {
            return [Finding::note(Messages::of($problem, $this->call->secrets()))];
        }
    }
}
