<?php

/**
 * Answers a request with a document of the module's, JSON as a rule, and ends it, in the place where WHMCS would print a page.
 *
 * How a customer's function ends a request is not documented. Whatever was printed before is dropped, so that nothing but the document
 * goes out; where something went out already, the page's script takes it for no answer, and is told so by the missing type.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

final class Json
{
    /** @param array<string, mixed> $answer */
    public static function end(#[\SensitiveParameter] array $answer): never
    {
        self::endWith(
            ['Content-Type' => 'application/json; charset=utf-8', 'Cache-Control' => 'no-store', 'X-Content-Type-Options' => 'nosniff'],
            (string) json_encode($answer, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE)
        );
    }

    /** Any other document, with headers of its own in the place of WHMCS's. @param array<string, string> $headers */
    public static function endWith(array $headers, #[\SensitiveParameter] string $document): never
    {
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (!headers_sent()) {
            http_response_code(200);
            foreach ($headers as $name => $value) {
                header("$name: $value");
            }
        }
        echo $document;
        exit;
    }
}
