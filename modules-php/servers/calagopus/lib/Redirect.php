<?php

/** Sends the browser to another address and ends the request, in the place where WHMCS would print a page. How such a function ends is not documented. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;

final class Redirect
{
    private const SEE_OTHER = 303;

    /**
     * @SuppressWarnings(PHPMD.ExitExpression) ends the request, as its name says
     * @param string $address of the panel; who sees it may get in, so no page keeps it and none is told where it came from
     */
    public static function to(#[\SensitiveParameter] string $address): never
    {
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (!headers_sent()) {
            header('Cache-Control: no-store');
            header('Referrer-Policy: no-referrer');
            header('Location: ' . $address, true, self::SEE_OTHER);
        }
        // For browsers that do not follow, and where something went out already.
        echo '<a rel="noreferrer" href="' . Html::escape($address) . '">' . Html::escape((string) parse_url($address, PHP_URL_HOST)) . '</a>';
        exit;
    }
}
