<?php

/**
 * Answers a request with JSON and ends it, in the place where WHMCS would print a page.
 *
 * How a customer's function ends a request is not documented. Whatever was printed before is dropped, so that nothing but the document
 * goes out; where something went out already, the page's script takes it for no answer, and is told so by the missing type.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

final class Json
{
    /** @param array<string, mixed> $answer */
    public static function end(array $answer): never
    {
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (!headers_sent()) {
            http_response_code(200);
            header('Content-Type: application/json; charset=utf-8');
            header('Cache-Control: no-store');
            header('X-Content-Type-Options: nosniff');
        }
        echo json_encode($answer, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
        exit;
    }
}
