<?php

/** What the administrator does next about a failure of the extension, away from the panel: a text of the module's language files. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\Shared\Provisioning;

use Calagopus\Topic;
use WHMCS\Module\Server\Opterius\Module;

final class Remedy
{
    /** What the texts' keys begin with; the rest is the value of a reason or of a topic. */
    public const PREFIX = 'remedy.';

    /** Topics that only say how it ended: what is to be done about the reason stands before them. */
    private const ENDINGS = [Topic::NothingMade, Topic::SafeToRepeat];

    /** A topic says more exactly than its reason what is to be done; one that the module has no text for leaves it to the reason. */
    public static function of(\Calagopus\Exception $problem): string
    {
        $topic = $problem->topic === null ? '' : self::text($problem->topic);
        return $topic === '' || in_array($problem->topic, self::ENDINGS, true) ? trim(self::text($problem->reason) . ' ' . $topic) : $topic;
    }

    private static function text(\BackedEnum $of): string
    {
        $key = self::PREFIX . $of->value;
        $text = Module::text($key);
        return $text === $key ? '' : $text;
    }
}
