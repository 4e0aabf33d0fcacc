<?php

/**
 * The demo's page: the client area and the admin tab of the demo's services, with the buttons that WHMCS has for them.
 *
 * Run by PHP's own web server (see demo/src/PageServer.php) with the stand-in's address in the environment, and the token of the one
 * session that all who look at it share. It answers on its own address alone, and takes nothing from a form without that token: another
 * site's page in the same browser can send a form, but cannot read the token. The client area's own forms go to clientarea.php, as they
 * do in WHMCS, and the module looks at their token.
 */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Browser\Themes;
use Calagopus\Tests\Whmcs\WhmcsHost;

require __DIR__ . '/../tests/whmcs/bootstrap.php';
require __DIR__ . '/../tests/browser/src/Themes.php';
require __DIR__ . '/src/Hands.php';
require __DIR__ . '/src/Look.php';

const BUTTONS = ['create' => 'Create', 'suspend' => 'Suspend', 'unsuspend' => 'Unsuspend', 'terminate' => 'Terminate'];
const SAVE = 'save';
const BUY = 'buy';
const CLIENT_AREA = '/clientarea.php';
const ADDON = 'calagopusadmin';
const ADDON_PAGE = '/addonmodules.php';
const PRODUCT_PAGE = '/configproducts.php';
const TWENTY_ONE = 'twenty-one';
/** Of WHMCS's admin area, which has Six's Bootstrap. */
const ADMIN_THEME = 'six';

/** What the module answers by itself, in the place of a page. */
const ANSWERS = ['ClientStatus', 'ClientSocket', 'ClientConsole'];
const ASSETS = '~^/modules/servers/calagopus/assets/([a-z]+\.(?:css|js))$~D';
/** By which links and panes of tabs find each other; the page has several services. */
const TABS = '~(\bid="|<a href="#)(domain|manage|configoptions|metrics|additionalinfo|resourceusage)"~';

function escaped(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}

/** Whether the browser asked for this server by the address that it listens on; a name that somebody made point here is another's page. */
function isOwnAddress(): bool
{
    $hosts = array_map(static fn (string $name): string => "$name:{$_SERVER['SERVER_PORT']}", ['127.0.0.1', 'localhost']);
    return in_array(strtolower((string) ($_SERVER['HTTP_HOST'] ?? '')), $hosts, true);
}

function token(): string
{
    return (string) getenv('DEMO_TOKEN');
}

/** @param array<mixed> $posted */
function hasToken(array $posted): bool
{
    return token() !== '' && is_string($posted['token'] ?? null) && hash_equals(token(), $posted['token']);
}

/**
 * What the button that was pressed for a service did, as a sentence; empty where none was.
 *
 * @param array<mixed> $posted as the browser sent it
 */
function pressed(WhmcsHost $whmcs, int $service, array $posted): string
{
    $button = (string) ($posted['button'] ?? '');
    if ((int) ($posted['service'] ?? 0) !== $service) {
        return '';
    }
    if (!hasToken($posted)) {
        return 'Nothing was done: the form is not one of this page.';
    }
    if ($button === SAVE) {
        $whmcs->saveAdminServicesTab($service, $posted);
        return 'Saved; what came of it stands in the admin tab.';
    }
    if (isset(Hands::BUTTONS[$button])) {
        return (new Hands($whmcs))->$button($service);
    }
    if ($button === BUY) {
        $result = (new Hands($whmcs))->buy($service, is_array($posted['buy'] ?? null) ? $posted['buy'] : []);
        return 'Change Package: ' . ($result->success ? 'success' : $result->message);
    }
    $custom = array_search($button, staffButtons($whmcs, $service), true);
    if ($custom !== false) {
        return "$custom: " . $whmcs->customButton($service, $button)->message;
    }
    if (!isset(BUTTONS[$button])) {
        return '';
    }
    $result = $whmcs->$button($service);
    return BUTTONS[$button] . ': ' . ($result->success ? 'success' : $result->message);
}

/** The buttons that the service's module gives to staff. @return array<string, string> label => function */
function staffButtons(WhmcsHost $whmcs, int $service): array
{
    return (array) $whmcs->callModule((string) $whmcs->service($service)->product?->servertype, 'AdminCustomButtonArray', $whmcs->paramsFor($service));
}

/**
 * What a form of the client area did for a service, as a sentence; empty where it was another service's.
 *
 * @param array<mixed> $posted
 */
function pressedByCustomer(WhmcsHost $whmcs, int $service, array $posted): string
{
    if ((int) ($posted['id'] ?? 0) !== $service) {
        return '';
    }
    $said = $whmcs->clientArea($service, TWENTY_ONE, [], $posted)->custom?->message ?? '';
    return 'The customer: ' . ($said === '' ? 'nothing was pressed' : $said);
}

/** @return list<int> */
function services(): array
{
    return array_map(intval(...), explode(',', (string) getenv('DEMO_SERVICES')));
}

/** The frame that was asked for, now or before. */
function theme(): string
{
    foreach ([$_GET['theme'] ?? '', $_COOKIE['theme'] ?? ''] as $name) {
        if (is_string($name) && isset(Themes::FILES[$name])) {
            return $name;
        }
    }
    return TWENTY_ONE;
}

/** The product details page as the theme shows it: the overview with the bill and the module's part, and the tabs. */
function frame(WhmcsHost $whmcs, int $service, string $theme): string
{
    unset($_SESSION['adminid']); // the demo plays both, and a customer's page is another one while an administrator is logged in
    $html = $whmcs->clientArea($service, $theme)->html;
    $frame = preg_match('~<main[^>]*>(.*)</main>~s', $html, $found) === 1 ? $found[1] : $html;
    return (string) preg_replace(TABS, "$1service-$service-$2\"", $frame);
}

/** What is done beside the service's own page: on other pages of WHMCS, and by its cron. */
function elsewhere(WhmcsHost $whmcs, int $service, string $fields): string
{
    $hands = new Hands($whmcs);
    $buttons = '';
    foreach (Hands::BUTTONS as $name => $label) {
        $buttons .= "<button name=\"button\" value=\"$name\">" . escaped($label) . '</button> ';
    }
    $html = "<form method=\"post\">$fields$buttons</form>";
    $inputs = '';
    foreach ($hands->quantities($service) as $one) {
        $inputs .= '<label>' . escaped($one['name']) . " <input type=\"number\" name=\"buy[{$one['option']}]\" value=\"{$one['quantity']}\" min=\"0\"></label> ";
    }
    $buy = BUY;
    return $inputs === '' ? $html : "$html<form method=\"post\">$fields$inputs<button name=\"button\" value=\"$buy\">Buy it: Change Package</button></form>";
}

/** One service: its panel, its buttons, what the client and the administrator see of it. */
function service(WhmcsHost $whmcs, int $service, string $message, string $theme): string
{
    $save = SAVE;
    $fields = '<input type="hidden" name="token" value="' . escaped(token()) . "\"><input type=\"hidden\" name=\"service\" value=\"$service\">";
    $buttons = '';
    foreach (BUTTONS as $name => $label) {
        $buttons .= "<button name=\"button\" value=\"$name\">$label</button> ";
    }
    foreach (staffButtons($whmcs, $service) as $label => $function) {
        $buttons .= '<button name="button" value="' . escaped($function) . '">' . escaped($label) . '</button> ';
    }
    $rows = '';
    foreach ($whmcs->adminServicesTab($service) as $label => $html) {
        $rows .= '<tr><th scope="row">' . escaped((string) $label) . '</th><td>' . $html . '</td></tr>';
    }
    $said = $message === '' ? '' : '<p class="message">' . escaped($message) . '</p>';
    $status = escaped((string) $whmcs->status($service));
    $client = frame($whmcs, $service, $theme);
    $title = escaped((string) $whmcs->service($service)->product?->name);
    $elsewhere = (string) $whmcs->service($service)->product?->servertype === 'calagopus' ? elsewhere($whmcs, $service, $fields) : '';
    $stock = (new Hands($whmcs))->stock($service);
    $left = $stock === null ? '' : " <small>$stock in stock</small>";
    return <<<HTML
        <article><h2>$title: service $service <small>($status)</small>$left</h2>$said
        <section class="demo-part"><h3>What the administrator presses</h3><form method="post">$fields$buttons</form>$elsewhere</section>
        <section class="demo-part"><h3>Client area</h3>$client</section>
        <section class="demo-part"><h3>Admin tab</h3><form method="post">$fields<table>$rows</table>
        <button name="button" value="$save">Save Changes</button></form></section></article>
        HTML;
}

/** The page of the admin addon, with its own forms. @param array<mixed> $get @param array<mixed> $posted */
function addon(WhmcsHost $whmcs, array $get, array $posted): string
{
    $get = array_filter($get, is_string(...));
    return '<article class="addon"><p><a href="/">The services</a></p>' . $whmcs->addonModules->page(ADDON, array_diff_key($get, ['module' => '']), $posted) . '</article>';
}

/** What the addon adds to a product's page, and what saving it said. @param array<mixed> $posted */
function product(WhmcsHost $whmcs, int $id, array $posted): string
{
    $said = '';
    if ($posted !== []) {
        $said = '<p class="message">Nothing was done: the form is not one of this page.</p>';
        if (hasToken($posted)) {
            $whmcs->saveProduct($id, array_diff_key($posted, ['token' => '']));
            $said = '<p class="message">Saved.</p>' . $whmcs->adminPage('configproducts.php', ['action' => 'edit', 'id' => (string) $id])['footer'];
        }
    }
    $rows = '';
    foreach ($whmcs->offers->productFields($id) as $label => $html) {
        $rows .= "<tr><th>$label</th><td>$html</td></tr>";
    }
    $token = escaped(token());
    return <<<HTML
        <article><p><a href="/addonmodules.php?module=calagopusadmin&amp;tab=policies">The addon's page</a></p><h2>Product $id: the tab Other</h2>$said
        <form method="post" action="/configproducts.php?action=edit&amp;id=$id"><input type="hidden" name="token" value="$token"><table>$rows</table>
        <button>Save Changes</button></form></article>
        HTML;
}

function moduleLog(WhmcsHost $whmcs): string
{
    $log = '';
    foreach (array_slice(array_reverse($whmcs->logs->moduleEntries()), 0, 12) as $entry) {
        $entry = (array) $entry;
        $log .= '<details><summary>' . escaped((string) $entry['action']) . '</summary><pre>' . escaped((string) $entry['request']) . "\n\n"
            . escaped((string) $entry['response']) . '</pre></details>';
    }
    return $log;
}

function page(string $services, string $log, string $theme): string
{
    $look = new Look(themes(), $theme);
    return <<<HTML
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Calagopus for WHMCS: demo</title>{$look->head()}</head>
        <body><main class="demo container"><h1>Two panels, one extension</h1>
        <p>The client area in the frame of <a href="/?theme=twenty-one">Twenty-One</a> or <a href="/?theme=six">Six</a>.
        <a href="/addonmodules.php?module=calagopusadmin">The admin addon's page</a>: policies, configurable options,
        <a href="/addonmodules.php?module=calagopusadmin&amp;tab=reconcile">reconcile</a>.</p>
        {$look->words()}
        $services
        <section class="demo-part"><h2>Module log, newest first</h2>$log</section></main></body></html>
        HTML;
}

function themes(): Themes
{
    return new Themes((string) getenv('DEMO_THEMES'));
}

$path = (string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (isOwnAddress()) {
    themes()->answer($path);
    // The module's own files: the web server of a WHMCS gives them away by their path.
    preg_match(ASSETS, $path, $asset) !== 1 || Themes::send(__DIR__ . '/../modules-php/servers/calagopus/assets', $asset[1]);
}
if (!in_array($path, ['/', CLIENT_AREA, ADDON_PAGE, PRODUCT_PAGE], true)) {
    http_response_code(404);
    exit('That is a page of WHMCS itself; the demo has /, and the admin addon\'s.');
}
if (!isOwnAddress()) {
    http_response_code(421);
    exit('This page is asked for by the address that the demo printed.');
}
header("Content-Security-Policy: frame-ancestors 'none'");
// The stand-in empties $_GET and $_POST with each page that it plays.
$posted = $_POST;
$theme = theme();
setcookie('theme', $theme, ['httponly' => true, 'samesite' => 'Strict']);
$get = $_GET;
$_SESSION = ['tkval' => token(), 'calagopusadmin_token' => ['admin' => 1, 'token' => token()]];
$whmcs = WhmcsHost::attach();
if ($path === ADDON_PAGE || $path === PRODUCT_PAGE) {
    echo page($path === ADDON_PAGE ? addon($whmcs, $get, $posted) : product($whmcs, (int) ($get['id'] ?? 0), $posted), moduleLog($whmcs), ADMIN_THEME);
    exit;
}
if ($path === CLIENT_AREA && in_array($posted['a'] ?? '', ANSWERS, true) && in_array((int) ($posted['id'] ?? 0), services(), true)) {
    $whmcs->clientArea((int) $posted['id'], $theme, [], $posted);
    exit;
}
$services = '';
foreach (services() as $id) {
    $message = $path === CLIENT_AREA ? pressedByCustomer($whmcs, $id, $posted) : pressed($whmcs, $id, $posted);
    $services .= service($whmcs, $id, $message, $theme);
}
echo page($services, moduleLog($whmcs), $theme);
