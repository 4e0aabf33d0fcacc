{* The page of a service in the client area. A theme overrides it with a copy of its own in templates/<theme>/modules/servers/opterius/overview.tpl *}
<div class="card text-left" id="opterius-overview">
    <div class="card-header">
        <h3 class="card-title h5 mb-0">{$opteriusText.title|escape}</h3>
    </div>
    <div class="card-body">
        {if $opterius}
            {if $opterius.suspended}
                <div class="alert alert-warning" role="status">{$opteriusText.suspended|escape}</div>
            {/if}
            <dl class="row mb-0">
                {if $opterius.domain}
                    <dt class="col-sm-4">{$opteriusText.domain|escape}</dt>
                    <dd class="col-sm-8">{$opterius.domain|escape}</dd>
                {/if}
                <dt class="col-sm-4">{$opteriusText.username|escape}</dt>
                <dd class="col-sm-8"><code>{$opterius.username|escape}</code></dd>
                {if $opterius.package}
                    <dt class="col-sm-4">{$opteriusText.package|escape}</dt>
                    <dd class="col-sm-8">{$opterius.package|escape}</dd>
                {/if}
                <dt class="col-sm-4">{$opteriusText.status|escape}</dt>
                <dd class="col-sm-8"><span class="badge badge-{if $opterius.suspended}warning{else}success{/if}">{$opterius.status|escape}</span></dd>
                {foreach ['disk', 'traffic'] as $what}
                    {assign var=meter value=$opterius.$what}
                    <dt class="col-sm-4">{$opteriusText.$what|escape}</dt>
                    <dd class="col-sm-8">
                        {$meter.text|escape}
                        {if $meter.percent !== null}
                            <div class="progress" role="progressbar" aria-label="{$opteriusText.$what|escape}" aria-valuenow="{$meter.percent|escape}" aria-valuemin="0" aria-valuemax="100">
                                <div class="progress-bar bg-{$meter.colour|escape}" style="width: {$meter.percent|escape}%"></div>
                            </div>
                        {/if}
                    </dd>
                {/foreach}
            </dl>
            {if $opterius.stale}
                <p class="small text-muted mb-0">{$opteriusText.stale|escape}</p>
            {/if}
        {else}
            <div class="alert alert-info mb-0" role="status">{$opteriusProblem|escape}</div>
        {/if}
    </div>
    {if $opterius && $opterius.url}
        <div class="card-footer">
            <a class="btn btn-primary" href="{$opterius.url|escape}" target="_blank" rel="noopener noreferrer">{$opteriusText.go|escape}</a>
        </div>
    {/if}
</div>
