{* The frame of Twenty-One and Nexus (Bootstrap 4): after the structure of WHMCS/templates-twenty-one, clientareaproductdetails.tpl. *}
<div class="tab-content margin-bottom">
<div class="tab-pane fade show active" role="tabpanel" id="tabOverview">
{if $tplOverviewTabOutput}
{$tplOverviewTabOutput nofilter}
{else}
    <div class="card"><div class="card-body"><div class="product-details"><div class="row">
        <div class="col-md-6">
            <div class="product-status product-status-{$rawstatus|escape} mb-3">
                <div class="product-icon text-center"><h3>{$product}</h3><h4>{$groupname}</h4></div>
                <div class="product-status-text">{$status|escape}</div>
            </div>
            {if $showRenewServiceButton || $showcancelbutton || $packagesupgrade}
            <div class="row product-actions-wrapper">
                {if $packagesupgrade}<div class="col-12"><a href="upgrade.php?type=package&amp;id={$id}" class="btn btn-block btn-success">{lang key='upgrade'}</a></div>{/if}
                {if $showRenewServiceButton}<div class="col-12"><a href="{$WEB_ROOT}/index.php/service/{$id}/renew" class="btn btn-block btn-primary">{lang key='renewService.titleSingular'}</a></div>{/if}
                {if $showcancelbutton}<div class="col-12"><a href="clientarea.php?action=cancel&amp;id={$id}" class="btn btn-block btn-danger{if $pendingcancellation} disabled{/if}">{lang key='clientareacancelrequestbutton'}</a></div>{/if}
            </div>
            {/if}
        </div>
        <div class="col-md-6 text-center">
            {include file="facts.tpl"}
        </div>
    </div></div></div></div>
    {foreach $hookOutput as $output}
    <div>{$output nofilter}</div>
    {/foreach}
    {if $domain || $moduleclientarea || $configurableoptions || $customfields || $lastupdate}
    <ul class="nav nav-tabs responsive-tabs-sm">
        {foreach $tabs as $tab => $key}
        <li class="nav-item"><a href="#{$tab}" data-toggle="tab" class="nav-link{if $key@first} active{/if}">{lang key=$key}</a></li>
        {/foreach}
    </ul>
    <div class="responsive-tabs-sm-connector"><div class="channel"></div><div class="bottom-border"></div></div>
    <div class="tab-content bg-white product-details-tab-container">
        {foreach $tabs as $tab => $key}
        <div class="tab-pane fade{if $key@first} show active{/if}{if $tab != 'metrics'} text-center{/if}" role="tabpanel" id="{$tab}">
            {if $tab == 'domain'}{include file="rows.tpl" rows=$domainrows labelClass='col-sm-5 text-right'}{/if}
            {if ($tab == 'domain' || $tab == 'manage') && $moduleclientarea}
            <div class="text-center module-client-area">
{$moduleclientarea nofilter}
            </div>
            {/if}
            {if $tab == 'configoptions'}{include file="rows.tpl" rows=$configoptionrows labelClass='col-sm-5'}{/if}
            {if $tab == 'metrics'}<ul>{foreach $metricStats as $metric}<li>{$metric.displayName}: {$metric.currentValue}</li>{/foreach}</ul>{/if}
            {if $tab == 'additionalinfo'}{include file="rows.tpl" rows=$customfieldrows labelClass='col-sm-5'}{/if}
            {if $tab == 'resourceusage'}<div class="col-sm-10 offset-sm-1">{include file="usage.tpl"}</div>{/if}
        </div>
        {/foreach}
    </div>
    {/if}
{/if}
</div>
</div>
