<?php

/** What a customer is told where what he pressed did nothing: a sentence of the language files, never the technical reason; that is in the module log. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Whmcs;

use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

abstract class ServiceApology
{
    /** Name of the sentence for whatever has none of its own. */
    protected const GENERAL = 'problem';

    private string $name = self::GENERAL;

    final public function __construct(private readonly Call $call)
    {
    }

    /** Name of the sentence for a failure that the extension told. */
    abstract protected static function nameOf(\Calagopus\Exception $problem): string;

    final public function for(\Throwable $problem): void
    {
        $this->name = match (true) {
            $problem instanceof Refusal => $problem->customer === '' ? self::GENERAL : $problem->customer,
            $problem instanceof \Calagopus\Exception => static::nameOf($problem),
            default => self::GENERAL,
        };
    }

    /** Themes print it as it comes, so it has no markup. */
    final public function text(): string
    {
        return Messages::plain($this->call->language()->text("press.{$this->name}"));
    }
}
