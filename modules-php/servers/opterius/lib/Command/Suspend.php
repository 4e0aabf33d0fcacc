<?php

/** Suspends the account, with the reason that WHMCS gives. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Command;

use Calagopus\Opterius\Account;

final class Suspend extends Command
{
    /** Characters of a reason that are sent. */
    private const LONGEST = 200;

    public function run(): void
    {
        $reason = $this->reason();
        $this->onOwn(fn (Account $account) => $this->call->panel()->suspend($account, $reason));
    }

    private function reason(): ?string
    {
        $text = trim((string) preg_replace('/[\x00-\x20\x7f]+/', ' ', $this->call->params->text('suspendreason')));
        if (preg_match('/^.{1,' . self::LONGEST . '}/us', $text, $start) !== 1) {
            $text === '' || $this->call->note('The reason is no valid UTF-8 and was left out.');
            return null;
        }
        $start[0] === $text || $this->call->note('The reason was cut after ' . self::LONGEST . ' characters.');
        return $start[0];
    }
}
