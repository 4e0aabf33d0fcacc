<?php

/**
 * The page of a server's console: a whole document of its own, with a Content-Security-Policy that names the node and nothing else.
 *
 * It stands outside the theme, whose pages have scripts of many hands. The session's token of WHMCS's forms is the one that came with the
 * form by which the page was asked for; no token of the panel is in it.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Live;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Offered;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Press;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\View\Words;

final class ConsolePage
{
    private const FILES = 'modules/servers/' . Module::NAME . '/assets';

    /** Where the browser may connect to besides WHMCS; empty where that is not known. */
    private string $node = '';
    private string $service = '';
    private string $label = '';
    private string $problem = '';

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $this->service = (string) $this->call->identity()->serviceId;
        Press::demand($this->call, Offered::Console);
        Door::demandCustomer();
        $door = new Door($this->call);
        $record = $this->call->record();
        $this->label = (new PageStore())->label($record->key, $this->call->client()->id);
        $socket = (new Tokens($this->call))->verify($record);
        $door->check($socket);
        $this->node = self::originOf($socket->url);
    }

    /** In the customer's words. */
    public function fail(string $problem): void
    {
        $this->problem = $problem;
        $this->node = '';
    }

    /** @return array<string, string> */
    public function headers(): array
    {
        $connect = trim("'self' {$this->node}");
        return [
            'Content-Type' => 'text/html; charset=utf-8',
            'Cache-Control' => 'no-store',
            'Content-Security-Policy' => "default-src 'none'; script-src 'self'; style-src 'self'; connect-src $connect; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            'Referrer-Policy' => 'no-referrer',
            'X-Content-Type-Options' => 'nosniff',
            'X-Frame-Options' => 'DENY',
        ];
    }

    public function html(): string
    {
        $language = $this->call->language();
        $text = static fn (string $key): string => Html::escape($language->text("console.$key"));
        $title = $text('title') . ($this->label === '' ? '' : ': ' . Html::escape($this->label));
        $files = self::FILES;
        $back = '<a class="console-back" href="clientarea.php?action=productdetails&amp;id=' . Html::escape($this->service) . "\">{$text('back')}</a>";
        $inside = $this->problem === '' ? $this->console($language, $text) : '<p class="console-problem" role="alert">' . Html::escape($this->problem) . '</p>';
        $scripts = $this->problem === '' ? "<script src=\"$files/socket.js\" defer></script><script src=\"$files/console.js\" defer></script>" : '';
        return <<<HTML
            <!doctype html>
            <html lang="{$text('lang')}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>$title</title>
            <link rel="stylesheet" href="$files/console.css">$scripts</head>
            <body><header class="console-head"><h1>$title</h1>$back</header>
            <main>$inside</main></body></html>
            HTML;
    }

    /** @param \Closure(string): string $text escaped */
    private function console(Language $language, \Closure $text): string
    {
        $words = Html::escape((string) json_encode(['states' => Words::states($language), 'lost' => $language->text('console.lost'), 'cut' => $language->text('console.cut'),
            'connected' => $language->text('console.connected'), 'connecting' => $language->text('console.connecting')], JSON_INVALID_UTF8_SUBSTITUTE));
        $token = Html::escape(Params::asText($_POST['token'] ?? ''));
        $service = Html::escape($this->service);
        return <<<HTML
            <section id="calagopus-console" aria-label="{$text('title')}" data-calagopus-service="$service" data-calagopus-token="$token" data-calagopus-socket="ClientSocket" data-calagopus-words="$words">
            <p class="console-bar"><span id="console-state" role="status">{$text('connecting')}</span>
            <label><input type="checkbox" id="console-aloud"> {$text('aloud')}</label></p>
            <noscript><p class="console-problem">{$text('script')}</p></noscript>
            <div id="console-lines" class="console-lines" role="log" aria-live="off" aria-label="{$text('output')}" tabindex="0"></div>
            <form id="console-form" class="console-form" hidden><label for="console-command">{$text('command')}</label>
            <input id="console-command" type="text" maxlength="1000" autocomplete="off" autocapitalize="off" spellcheck="false"> <button type="submit">{$text('send')}</button></form>
            <p id="console-read-only" class="console-hint" hidden>{$text('read_only')}</p>
            </section>
            HTML;
    }

    /** Scheme, host and port: what a policy names. The extension let no sign through by which it could name more. */
    private static function originOf(string $url): string
    {
        return preg_match('~^wss?://[^/]+~', $url, $found) === 1 ? $found[0] : '';
    }
}
