{* The page of a service in the client area. A theme overrides it with a copy of its own in templates/<theme>/modules/servers/calagopus/overview.tpl *}
<div class="card text-left" id="calagopus-overview">
    <div class="card-header">
        <h3 class="card-title h5 mb-0">{$calagopusText.title|escape}</h3>
    </div>
    <div class="card-body">
        {if $calagopus}
            <dl class="row mb-0">
                <dt class="col-sm-4">{$calagopusText.name|escape}</dt>
                <dd class="col-sm-8">{$calagopus.name|escape}</dd>
                <dt class="col-sm-4">{$calagopusText.status|escape}</dt>
                <dd class="col-sm-8"><span class="label label-{$calagopus.colour|escape} badge badge-{$calagopus.colour|escape}">{$calagopus.status|escape}</span>{if $calagopus.advice}<br><small>{$calagopus.advice|escape}</small>{/if}</dd>
                <dt class="col-sm-4">{$calagopusText.address|escape}</dt>
                <dd class="col-sm-8">{if $calagopus.address}<code>{$calagopus.address|escape}</code>{else}{$calagopus.no_address|escape}{/if}</dd>
                <dt class="col-sm-4">{$calagopusText.memory|escape}</dt>
                <dd class="col-sm-8">{$calagopus.memory|escape}</dd>
                <dt class="col-sm-4">{$calagopusText.disk|escape}</dt>
                <dd class="col-sm-8">{$calagopus.disk|escape}</dd>
                <dt class="col-sm-4">{$calagopusText.cpu|escape}</dt>
                <dd class="col-sm-8">{$calagopus.cpu|escape}</dd>
            </dl>
        {else}
            <div class="alert alert-info mb-0" role="status">{$calagopusProblem|escape}</div>
        {/if}
    </div>
    {if $calagopusPower}
        <div class="card-body border-top" id="calagopus-power">
            {foreach $calagopusPower as $button}
                <form class="d-inline-block" method="post" action="clientarea.php?action=productdetails">
                    <input type="hidden" name="token" value="{$token|escape}">
                    <input type="hidden" name="id" value="{$button.service|escape}">
                    <input type="hidden" name="modop" value="custom">
                    <input type="hidden" name="a" value="{$button.function|escape}">
                    <button type="submit" class="btn btn-{$button.colour|escape}" title="{$button.hint|escape}">{$button.text|escape}</button>
                </form>
            {/foreach}
        </div>
    {/if}
    {if $calagopus && $calagopus.url}
        <div class="card-footer">
            <a class="btn btn-primary" href="{$calagopus.url|escape}" target="_blank" rel="noopener noreferrer">{$calagopusText.go|escape}</a>
        </div>
    {/if}
</div>
