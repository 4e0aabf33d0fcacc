<?php

/** Into the panel with a click, as a browser goes: by a ticket, and by an OpenID provider whose word the panel takes. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Provider;
use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

const SECRET_OF_TICKETS = 'a-secret-of-the-panels-extension-0123456789';

$picture = static function (Stage $stage, string $name): void {
    $folder = getenv('BROWSER_PICTURES');
    $folder === false || $stage->browser->picture("$folder/$name.png");
};

/** A running service of a product that signs in so. @param array<string, mixed> $config */
$running = static function (Stage $stage, string $way, array $config): int {
    $stage->configure($config);
    $id = $stage->running();
    Policies::decide('product-' . $stage->host->service($id)->packageid, ['sign_in' => $way]);
    return $id;
};

/** Where the button of the page leads, in the tab that it opens. @return array{string, string} the address and what stands there */
$press = static fn (Stage $stage, ?Closure $there = null): array => $stage->browser->inNewTab(
    static fn () => $stage->browser->click('#calagopus-sign-in button'),
    static function () use ($stage, $there): array {
        $there === null || $there();
        $stage->browser->until("location.href.startsWith('{$stage->panel->url}')");
        return [$stage->browser->run('return location.href;'), $stage->browser->run('return document.body.textContent;')];
    }
);

return [
    'by a ticket the browser comes to the panel signed in, in both frames and without scripts' => static function (Check $check, Stage $stage) use ($running, $press): void {
        $stage->panel->control('POST', 'tickets', ['secret' => SECRET_OF_TICKETS]);
        $stage->panel->control('POST', 'app', ['url' => $stage->panel->url]);
        $id = $running($stage, 'tickets', ['ticket_secrets' => [$stage->panel->url => SECRET_OF_TICKETS]]);
        $owner = $stage->panel->serversOf((string) $id)[0]['owner'];
        $signedIn = 0;
        foreach (['twenty-one', 'six'] as $theme) {
            foreach ([false, true] as $isOff) {
                $stage->browser->command('Network.clearBrowserCookies');
                $stage->browser->command('Emulation.setScriptExecutionDisabled', ['value' => $isOff]);
                $stage->open($id, $theme);
                $what = $theme . ($isOff ? ' without scripts' : '');
                $check->has('Sign in at the panel', implode("\n", $stage->browser->spoken()), $what);
                [$address] = $isOff ? $stage->browser->inNewTab(static fn () => $stage->browser->click('#calagopus-sign-in button'), static fn (): array => [$stage->browser->address()]) : $press($stage);
                $check->is("{$stage->panel->url}/", $address, "$what: the front page");
                $check->is(array_fill(0, ++$signedIn, $owner), $stage->panel->state()['sessions'], "$what: signed in");
            }
        }
        $check->lacks('ssotickets', (string) $stage->browser->run('return document.documentElement.outerHTML;'), 'the page itself holds no ticket');
    },
    'where no ticket comes the browser comes to the server\'s page' => static function (Check $check, Stage $stage) use ($running, $press): void {
        $id = $running($stage, 'tickets', ['ticket_secrets' => [$stage->panel->url => SECRET_OF_TICKETS]]);
        $stage->open($id);
        [$address] = $press($stage);
        $check->is("{$stage->panel->url}/server/{$stage->panel->serversOf((string) $id)[0]['uuid']}", $address, 'the plain address');
        $check->is([], $stage->panel->state()['sessions'], 'nobody is signed in');
    },
    'by an OpenID provider the browser goes there, consents and comes to the panel signed in' => static function (Check $check, Stage $stage) use ($running, $press): void {
        $provider = new Provider($stage->panel);
        try {
            $id = $running($stage, 'oauth', ['identity_providers' => [$stage->panel->url => $provider->uuid]]);
            $owner = $stage->panel->serversOf((string) $id)[0]['owner'];
            $subject = (string) Capsule::table('tblclients')->where('id', $stage->host->service($id)->userid)->value('uuid');
            $provider->loggedIn($subject);
            $allow = static function () use ($stage, $check, $provider): void {
                $stage->browser->until('document.querySelector("#allow")');
                $check->that(str_starts_with($stage->browser->address(), "{$provider->url}/oauth/authorize.php?response_type=code&client_id=panel"), 'at the provider');
                $stage->browser->click('#allow');
            };
            $stage->open($id);
            [$address] = $press($stage, $allow);
            $check->is("{$stage->panel->url}/", $address, 'the front page');
            $check->is([$owner], $stage->panel->state()['sessions'], 'signed in');
            $stage->open($id, 'six');
            [, $said] = $press($stage, $allow);
            $check->has('you cannot link with this oauth provider', $said, 'signed in there already: the panel\'s own words');
            $stage->browser->command('Network.clearBrowserCookies');
            $stage->open($id);
            [$address] = $press($stage, $allow);
            $check->is("{$stage->panel->url}/", $address, 'again');
            $check->is([$owner, $owner], $stage->panel->state()['sessions'], 'signed in again');
            $stage->browser->command('Network.clearBrowserCookies');
            $provider->loggedIn('somebody-else');
            $stage->open($id);
            [$address] = $press($stage, $allow);
            $check->has('/auth/login?error=registration_disabled', $address, 'another person at the provider gets no account, and not this one');
            $check->is(2, count($stage->panel->state()['sessions']), 'sessions');
        } finally {
            $provider->stop();
        }
    },
    'axe finds nothing in either button, in both frames, nor on a phone' => static function (Check $check, Stage $stage) use ($running, $picture): void {
        $axe = (string) file_get_contents(dirname(__DIR__, 3) . '/.build/browser/axe-core@4.10.2/axe.min.js');
        $config = ['ticket_secrets' => [$stage->panel->url => SECRET_OF_TICKETS], 'identity_providers' => [$stage->panel->url => '00000000-0000-4000-8000-000000000000']];
        $id = $running($stage, 'tickets', $config);
        foreach (['tickets', 'oauth'] as $way) {
            Policies::decide('product-' . $stage->host->service($id)->packageid, ['sign_in' => $way]);
            foreach (['twenty-one', 'six'] as $theme) {
                foreach ([[1200, 740, false], [360, 740, true]] as [$width, $height, $isPhone]) {
                    $stage->browser->command('Emulation.setDeviceMetricsOverride', ['width' => $width, 'height' => $height, 'deviceScaleFactor' => 1, 'mobile' => $isPhone]);
                    $stage->open($id, $theme);
                    $stage->browser->run($axe);
                    $check->is([], $stage->browser->wait('return (await axe.run("#calagopus-sign-in")).violations.map((one) => one.id);'), "$way, $theme at $width");
                    $sticksOut = $stage->browser->run('const form = document.querySelector("#calagopus-sign-in"); form.scrollIntoView({block: "center"}); return form.getBoundingClientRect().right > document.documentElement.clientWidth;');
                    $check->is(false, $sticksOut, "$way, $theme at $width: sticks out");
                    $middles = $stage->browser->run('return [...document.querySelectorAll("#calagopus-sign-in button, #calagopus-sign-in .calagopus-hint")].map((one) => one.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2);');
                    $check->that($isPhone || abs($middles[0] - $middles[1]) <= 2, "$way, $theme at $width: the button and what it does stand in one line");
                    $picture($stage, "signing-in-$way-$theme" . ($isPhone ? '-phone' : ''));
                }
            }
        }
    },
];
