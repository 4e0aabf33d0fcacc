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

require_once __DIR__ . '/src/Themes.php';

$path = (string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH);
(new Themes((string) getenv('BROWSER_THEMES')))->answer($path);
if (preg_match('~^/modules/servers/calagopus/assets/[a-z.]+$~', $path) === 1) {
    Themes::send(getenv('BROWSER_MODULE') . '/assets', basename($path));
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
$theme = isset(Themes::FILES[$_COOKIE['theme'] ?? '']) ? $_COOKIE['theme'] : 'twenty-one';
$whmcs = WhmcsHost::attach();
unset($get['action']);
$html = $whmcs->clientArea((int) ($post['id'] ?? $get['id'] ?? 0), $theme, $get, $post)->html;
echo str_replace('</head>', Themes::head($theme) . '</head>', $html);
