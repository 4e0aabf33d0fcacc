<?php

/** Something that the module itself refuses; its message is a sentence for the administrator. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Provisioning;

final class Refusal extends \RuntimeException
{
    /** @param string $customer name of the sentence that a customer is told, where one asked for something; empty: the general one */
    public function __construct(string $message, int $code = 0, ?\Throwable $previous = null, public readonly string $customer = '')
    {
        parent::__construct($message, $code, $previous);
    }
}
