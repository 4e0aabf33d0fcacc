<?php

/**
 * The client area as a browser sees it: the stand-in's pages with the files of the theme, and the module's own files beside them.
 *
 * Run by PHP's own web server, several processes of it, with the stand-in's address in the environment. The session is PHP's own, so that one
 * that is held holds the customer's other pages.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

use Calagopus\Tests\Whmcs\WhmcsHost;

const TYPES = ['css' => 'text/css', 'js' => 'application/javascript', 'woff2' => 'font/woff2', 'woff' => 'font/woff', 'ttf' => 'font/ttf'];
const THEMES = [
    'twenty-one' => ['bootstrap@4.5.3/dist/css/bootstrap.min.css', 'jquery@1.12.4/dist/jquery.min.js', 'bootstrap@4.5.3/dist/js/bootstrap.bundle.min.js'],
    'six' => ['bootstrap@3.4.1/dist/css/bootstrap.min.css', 'jquery@1.12.4/dist/jquery.min.js', 'bootstrap@3.4.1/dist/js/bootstrap.min.js'],
];
const ICONS = 'fontawesome-free@5.10.1/css/all.min.css';

function file(string $folder, string $path): void
{
    $whole = realpath("$folder/$path");
    $type = TYPES[pathinfo($path, PATHINFO_EXTENSION)] ?? null;
    if ($whole === false || $type === null || !str_starts_with($whole, realpath($folder) . '/')) {
        http_response_code(404);
        exit;
    }
    header("Content-Type: $type");
    readfile($whole);
    exit;
}

function head(string $theme): string
{
    $head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    foreach ([...THEMES[$theme], ICONS] as $path) {
        $head .= str_ends_with($path, '.js') ? "<script src=\"/themes/$path\"></script>" : "<link rel=\"stylesheet\" href=\"/themes/$path\">";
    }
    return $head;
}

$path = (string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (str_starts_with($path, '/themes/')) {
    file((string) getenv('BROWSER_THEMES'), substr($path, 8));
}
if (preg_match('~^/modules/servers/calagopus/assets/[a-z.]+$~', $path) === 1) {
    file(getenv('BROWSER_MODULE') . '/assets', basename($path));
}
require __DIR__ . '/../whmcs/bootstrap.php';
[$get, $post] = [$_GET, $_POST];
session_save_path((string) getenv('BROWSER_SESSIONS'));
session_start();
if ($path === '/log-out') {
    session_destroy();
    exit('out');
}
if ($path === '/other') {
    exit('another page of the customer');
}
// What a test wants in the place of an answer: a login page, an error about the token, a proxy's page.
$instead = (string) @file_get_contents((string) getenv('BROWSER_INSTEAD'));
[$status, $type, $body, $of] = (array) json_decode($instead, true) + [0, '', '', 'ClientStatus'];
if ($instead !== '' && ($post['a'] ?? '') === $of) {
    http_response_code($status);
    header($type);
    exit($body);
}
// What docs/security.md asks for; the node's address is a test's. Without TLS too, so that a test which looks for it sees whether the script refuses that.
header("Content-Security-Policy: default-src 'self'; connect-src 'self' wss://127.0.0.1:* ws://127.0.0.1:*");
$theme = isset(THEMES[$_COOKIE['theme'] ?? '']) ? $_COOKIE['theme'] : 'twenty-one';
$whmcs = WhmcsHost::attach();
unset($get['action']);
$html = $whmcs->clientArea((int) ($post['id'] ?? $get['id'] ?? 0), $theme, $get, $post)->html;
echo str_replace('</head>', head($theme) . '</head>', $html);
