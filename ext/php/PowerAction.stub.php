<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * What can be asked of a server's process. The panel carries it out in the background; its state follows some seconds later.
 */
enum PowerAction: string
{
    case Start = "start";
    case Stop = "stop";
    case Restart = "restart";
    /** Ends the process at once; unsaved data is lost. */
    case Kill = "kill";
}
