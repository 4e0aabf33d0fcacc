<?php

/** What is answered as a page: the framework's errors and redirects where no JSON is asked for, and the web server's own. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Response;

final class Pages
{
    /** Where a redirect leads without a Referer. */
    public const ROOT = 'http://127.0.0.1';

    /** The recorded exchanges whose answers are the framework's pages, and how many characters these have. */
    private const RECORDED = [404 => [37, 'Not Found', 6586], 500 => [345, 'Server Error', 6592]];

    /** The installer's `client_max_body_size`. */
    public const BODY = 1048576;

    /** Only the pages of 404, and of 500 without debug mode, are recorded, and their beginnings alone; the others are made after them. */
    public static function error(int $status, string $message, bool $debug): Response
    {
        [$number, $title, $length] = self::RECORDED[$status] ?? [37, (string) $status, 0];
        $html = preg_replace('~<title>.*?</title>~', "<title>$title</title>", (string) preg_replace('/… \(\d+ characters\)$/Du', '', self::recorded($number)));
        $told = $debug && $status === 500 ? $message : $title;
        $end = '</style></head><body><h1>' . htmlspecialchars($told) . '</h1></body></html>';
        $missing = $length - (int) preg_match_all('/[^\x80-\xbf]/', $html . $end);

        return self::html($status, $html . str_repeat(' ', max(0, $missing)) . $end);
    }

    public static function redirect(string $to): Response
    {
        $to = htmlspecialchars($to, ENT_QUOTES);
        $html = <<<HTML
            <!DOCTYPE html>
            <html>
                <head>
                    <meta charset="UTF-8" />
                    <meta http-equiv="refresh" content="0;url='$to'" />

                    <title>Redirecting to $to</title>
                </head>
                <body>
                    Redirecting to <a href="$to">$to</a>.
                </body>
            </html>
            HTML;
        $response = self::html(302, $html);
        $response->headers['location'] = htmlspecialchars_decode($to, ENT_QUOTES);

        return $response;
    }

    /** A refusal of the web server before the panel. */
    public static function webServer(int $status, string $words): Response
    {
        $title = "$status $words";
        $lines = ['<html>', "<head><title>$title</title></head>", '<body>', "<center><h1>$title</h1></center>", '<hr><center>nginx/1.26.3</center>', '</body>', '</html>', ''];

        return new Response($status, ['content-type' => 'text/html'], implode("\r\n", $lines));
    }

    private static function html(int $status, string $html): Response
    {
        return new Response($status, ['content-type' => 'text/html; charset=utf-8'], $html);
    }

    private static function recorded(int $number): string
    {
        static $pages = [];

        return $pages[$number] ??= (string) Recording::number($number)->response->body;
    }
}
