{* The page of a service in the client area. A theme overrides it with a copy of its own in templates/<theme>/modules/servers/calagopus/overview.tpl *}
{* The script finds its places by the data-calagopus attributes; without it the page says the same of the moment in which it was opened. *}
<link rel="stylesheet" href="{$WEB_ROOT|escape}/{$calagopusAssets|escape}/page.css">
<section class="calagopus text-left" id="calagopus-overview" aria-labelledby="calagopus-title" lang="{$calagopusLanguage|escape}"{if $calagopus && $calagopusForms.status} data-calagopus-service="{$calagopusForms.service|escape}" data-calagopus-function="{$calagopusForms.status|escape}" data-calagopus-token="{$token|escape}"{if $calagopus.idle} data-calagopus-idle{/if}{if $calagopusForms.socket} data-calagopus-socket="{$calagopusForms.socket|escape}" data-calagopus-words="{$calagopusForms.words|escape}"{/if} data-calagopus-place="{$calagopus.place|escape}" data-calagopus-age="{$calagopus.age|escape}" data-calagopus-copied="{$calagopusText.copied|escape}" data-calagopus-seconds="{$calagopusText.age_seconds|escape}" data-calagopus-minutes="{$calagopusText.age_minutes|escape}"{/if}>
    <h3 class="calagopus-title" id="calagopus-title">{if $calagopus && $calagopus.label}{$calagopus.label|escape}{else}{$calagopusText.title|escape}{/if}</h3>
    {if $calagopus}
        <p class="calagopus-note" role="status" data-calagopus-text="problem">{$calagopus.former|escape}</p>
        <p class="calagopus-note" role="alert" data-calagopus-reload hidden>{$calagopusText.reload|escape} <a href="clientarea.php?action=productdetails&amp;id={$calagopusForms.service|escape}">{$calagopusText.reload_link|escape}</a></p>
        <dl class="calagopus-facts">
            <dt>{$calagopusText.name|escape}</dt>
            <dd>{$calagopus.name|escape}</dd>
            <dt>{$calagopusText.status|escape}</dt>
            <dd><span class="calagopus-state calagopus-state-{$calagopus.colour|escape}" data-calagopus-state aria-live="polite">{$calagopus.status|escape}</span><div class="calagopus-advice" data-calagopus-text="advice">{$calagopus.advice|escape}</div></dd>
            <dt>{if $calagopus.addresses|@count > 1}{$calagopusText.addresses|escape}{else}{$calagopusText.address|escape}{/if}</dt>
            <dd>{if $calagopus.addresses}<ul class="calagopus-list">{foreach $calagopus.addresses as $address}<li><code>{$address|escape}</code> <button type="button" class="btn btn-default btn-sm calagopus-copy" data-calagopus-copy="{$address|escape}" aria-label="{$calagopusText.copy|escape}: {$address|escape}" hidden><i class="far fa-copy" aria-hidden="true"></i> {$calagopusText.copy|escape}</button></li>{/foreach}</ul>{else}{$calagopus.no_address|escape}{/if}</dd>
            {foreach $calagopus.meters as $name => $meter}
                <dt id="calagopus-{$name|escape}">{$calagopusText.$name|escape}</dt>
                <dd><span data-calagopus-text="{$name|escape}">{$meter.text|escape}</span>{if $meter.percent !== null}<meter class="calagopus-meter" min="0" max="100" value="{$meter.percent|escape}" aria-labelledby="calagopus-{$name|escape}" data-calagopus-meter="{$name|escape}">{$meter.percent|escape} %</meter>{/if}</dd>
            {/foreach}
            <dt>{$calagopusText.network|escape}</dt>
            <dd data-calagopus-text="network">{if $calagopus.network}{$calagopus.network|escape}{else}–{/if}</dd>
            <dt>{$calagopusText.uptime|escape}</dt>
            <dd data-calagopus-text="uptime">{if $calagopus.uptime}{$calagopus.uptime|escape}{else}–{/if}</dd>
            {if $calagopus.sftp}
                <dt>{$calagopusText.sftp|escape}</dt>
                <dd>
                    <ul class="calagopus-list">
                        {foreach $calagopus.sftp as $part}<li>{$part.title|escape}: <code>{$part.text|escape}</code> <button type="button" class="btn btn-default btn-sm calagopus-copy" data-calagopus-copy="{$part.text|escape}" aria-label="{$calagopusText.copy|escape}: {$part.text|escape}" hidden><i class="far fa-copy" aria-hidden="true"></i> {$calagopusText.copy|escape}</button></li>{/foreach}
                    </ul>
                    <div class="calagopus-hint">{$calagopusText.sftp_hint|escape}</div>
                </dd>
            {/if}
        </dl>
        {if $calagopusPower}
            <div class="calagopus-row" id="calagopus-power" role="group" aria-label="{$calagopusText.power|escape}">
                {foreach $calagopusPower as $button}
                    {if $button.asks}
                        <details class="calagopus-ask" data-calagopus-action="{$button.action|escape}"{if !$button.sensible} hidden{/if}>
                            <summary class="btn btn-default">{$button.text|escape}</summary>
                            <form method="post" action="clientarea.php?action=productdetails">
                                <input type="hidden" name="token" value="{$token|escape}">
                                <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                                <input type="hidden" name="modop" value="custom">
                                <input type="hidden" name="a" value="{$button.function|escape}">
                                <p>{$button.hint|escape}</p>
                                <button type="submit" class="btn btn-default">{$button.asks|escape}</button>
                            </form>
                        </details>
                    {else}
                        <form class="calagopus-press" data-calagopus-action="{$button.action|escape}"{if !$button.sensible} hidden{/if} method="post" action="clientarea.php?action=productdetails">
                            <input type="hidden" name="token" value="{$token|escape}">
                            <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                            <input type="hidden" name="modop" value="custom">
                            <input type="hidden" name="a" value="{$button.function|escape}">
                            <button type="submit" class="btn btn-default" title="{$button.hint|escape}">{$button.text|escape}</button>
                        </form>
                    {/if}
                {/foreach}
            </div>
        {/if}
        {if $calagopus.url}
            <p class="calagopus-row"><a class="btn btn-primary" href="{$calagopus.url|escape}" target="_blank" rel="noopener noreferrer">{$calagopusText.go|escape}</a></p>
        {/if}
        {if $calagopusForms.console}
            <form class="calagopus-row" method="post" action="clientarea.php?action=productdetails" target="_blank" rel="noopener">
                <input type="hidden" name="token" value="{$token|escape}">
                <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                <input type="hidden" name="modop" value="custom">
                <input type="hidden" name="a" value="{$calagopusForms.console|escape}">
                <button type="submit" class="btn btn-default">{$calagopusText.console|escape}</button>
            </form>
        {/if}
        {if $calagopusSignIn}
            <form class="calagopus-row" id="calagopus-sign-in" method="post" action="clientarea.php?action=productdetails" target="_blank" rel="noopener noreferrer">
                <input type="hidden" name="token" value="{$token|escape}">
                <input type="hidden" name="id" value="{$calagopusSignIn.service|escape}">
                <input type="hidden" name="modop" value="custom">
                <input type="hidden" name="a" value="{$calagopusSignIn.function|escape}">
                {if $calagopusSignIn.way == 'tickets'}
                    <button type="submit" class="btn btn-default">{$calagopusText.sign_in_tickets|escape}</button>
                    <div class="calagopus-hint">{$calagopusText.sign_in_tickets_hint|escape}</div>
                {else}
                    {$calagopusText.sign_in_oauth_ask|escape} <button type="submit" class="btn btn-default btn-sm">{$calagopusText.sign_in_oauth|escape}</button>
                    <div class="calagopus-hint">{$calagopusText.sign_in_oauth_hint|escape}</div>
                {/if}
            </form>
        {/if}
        {if $calagopusForms.password}
            <details class="calagopus-more" id="calagopus-password">
                <summary>{$calagopusText.password|escape}</summary>
                <form method="post" action="clientarea.php?action=productdetails">
                    <input type="hidden" name="token" value="{$token|escape}">
                    <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                    <input type="hidden" name="modop" value="custom">
                    <input type="hidden" name="a" value="{$calagopusForms.password|escape}">
                    <p>{$calagopusText.password_hint|escape}</p>
                    <button type="submit" class="btn btn-default">{$calagopusText.password_go|escape}</button>
                </form>
            </details>
        {/if}
        {if $calagopusForms.name}
            <details class="calagopus-more">
                <summary>{$calagopusText.label_change|escape}</summary>
                <form method="post" action="clientarea.php?action=productdetails">
                    <input type="hidden" name="token" value="{$token|escape}">
                    <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                    <input type="hidden" name="modop" value="custom">
                    <input type="hidden" name="a" value="{$calagopusForms.name|escape}">
                    <label for="calagopus-label">{$calagopusText.label_field|escape}</label>
                    <input class="form-control" type="text" id="calagopus-label" name="calagopus_name" maxlength="{$calagopusForms.letters|escape}" value="{$calagopus.label|escape}" autocomplete="off" aria-describedby="calagopus-label-hint">
                    <div class="calagopus-hint" id="calagopus-label-hint">{$calagopusText.label_hint|escape}</div>
                    <button type="submit" class="btn btn-default">{$calagopusText.save|escape}</button>
                </form>
            </details>
        {/if}
        {if $calagopusForms.reinstall}
            <details class="calagopus-more" id="calagopus-reinstall">
                <summary>{$calagopusText.reinstall|escape}</summary>
                <form method="post" action="clientarea.php?action=productdetails">
                    <input type="hidden" name="token" value="{$token|escape}">
                    <input type="hidden" name="id" value="{$calagopusForms.service|escape}">
                    <input type="hidden" name="modop" value="custom">
                    <input type="hidden" name="a" value="{$calagopusForms.reinstall|escape}">
                    <p>{$calagopusText.reinstall_hint|escape}</p>
                    <fieldset>
                        <legend>{$calagopusText.reinstall_files|escape}</legend>
                        <label class="calagopus-choice"><input type="radio" name="calagopus_files" value="keep" required> {$calagopusText.reinstall_keep|escape}</label>
                        <label class="calagopus-choice"><input type="radio" name="calagopus_files" value="delete" required> {$calagopusText.reinstall_delete|escape}</label>
                    </fieldset>
                    <label for="calagopus-confirm">{$calagopusText.reinstall_confirm|escape} <code>{$calagopus.name|escape}</code></label>
                    <input class="form-control" type="text" id="calagopus-confirm" name="calagopus_confirm" value="" required autocomplete="off">
                    <button type="submit" class="btn btn-default">{$calagopusText.reinstall_go|escape}</button>
                </form>
            </details>
        {/if}
    {else}
        <div class="alert alert-info" role="status">{$calagopusProblem|escape}</div>
    {/if}
</section>
{if $calagopus}{if $calagopusForms.socket}<script src="{$WEB_ROOT|escape}/{$calagopusAssets|escape}/socket.js" defer></script>{/if}<script src="{$WEB_ROOT|escape}/{$calagopusAssets|escape}/page.js" defer></script>{/if}
