<?php

/** Who wrote the value of a choice: that decides what it may say. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

enum Kind
{
    /** One of the values that the administrator wrote: a drop-down's, a radio button's, or a field for administrators alone. */
    case Written;

    /** Ticked or not. */
    case YesNo;

    /** A number that the customer counted, between bounds and at a price of the administrator's. */
    case Quantity;

    /** Whatever the customer typed into a field of the order form. */
    case Typed;

    /** Chosen for something else: a configurable option that comes with an addon is its parent's. */
    case Foreign;

    /** A configurable option whose type could not be found out: a text is the administrator's, a number is the customer's. */
    case Unknown;
}
