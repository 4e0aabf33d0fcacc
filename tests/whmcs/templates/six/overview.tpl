{* The frame of Six (Bootstrap 3): after the structure of WHMCS/templates-six, clientareaproductdetails.tpl. *}
<div class="tab-content margin-bottom">
<div class="tab-pane fade in active" id="tabOverview">
{if $tplOverviewTabOutput}
{$tplOverviewTabOutput nofilter}
{else}
    <div class="product-details clearfix"><div class="row">
        <div class="col-md-6">
            <div class="product-status product-status-{$rawstatus|escape}">
                <div class="product-icon text-center"><h3>{$product}</h3><h4>{$groupname}</h4></div>
                <div class="product-status-text">{$status|escape}</div>
            </div>
            {if $showRenewServiceButton || $showcancelbutton || $packagesupgrade}
            <div class="row product-actions-wrapper">
                {if $packagesupgrade}<div class="col-xs-12"><a href="upgrade.php?type=package&amp;id={$id}" class="btn btn-block btn-success">{lang key='upgrade'}</a></div>{/if}
                {if $showRenewServiceButton}<div class="col-xs-12"><a href="{$WEB_ROOT}/index.php/service/{$id}/renew" class="btn btn-block btn-primary">{lang key='renewService.titleSingular'}</a></div>{/if}
                {if $showcancelbutton}<div class="col-xs-12"><a href="clientarea.php?action=cancel&amp;id={$id}" class="btn btn-block btn-danger{if $pendingcancellation} disabled{/if}">{lang key='clientareacancelrequestbutton'}</a></div>{/if}
            </div>
            {/if}
        </div>
        <div class="col-md-6 text-center">
            {include file="facts.tpl"}
        </div>
    </div></div>
    {foreach $hookOutput as $output}
    <div>{$output nofilter}</div>
    {/foreach}
    {if $domain || $moduleclientarea || $configurableoptions || $customfields || $lastupdate}
    <div class="row clearfix"><div class="col-xs-12">
        <ul class="nav nav-tabs nav-tabs-overflow">
            {foreach $tabs as $tab => $key}
            <li{if $key@first} class="active"{/if}><a href="#{$tab}" data-toggle="tab">{lang key=$key}</a></li>
            {/foreach}
        </ul>
    </div></div>
    <div class="tab-content product-details-tab-container">
        {foreach $tabs as $tab => $key}
        <div class="tab-pane fade{if $key@first} in active{/if}{if $tab != 'metrics'} text-center{/if}" id="{$tab}">
            {if $tab == 'domain'}{include file="rows.tpl" rows=$domainrows labelClass='col-sm-5 text-right'}{/if}
            {if ($tab == 'domain' || $tab == 'manage') && $moduleclientarea}
            <div class="text-center module-client-area">
{$moduleclientarea nofilter}
            </div>
            {/if}
            {if $tab == 'configoptions'}{include file="rows.tpl" rows=$configoptionrows labelClass='col-sm-5'}{/if}
            {if $tab == 'metrics'}<ul>{foreach $metricStats as $metric}<li>{$metric.displayName}: {$metric.currentValue}</li>{/foreach}</ul>{/if}
            {if $tab == 'additionalinfo'}{include file="rows.tpl" rows=$customfieldrows labelClass='col-sm-5'}{/if}
            {if $tab == 'resourceusage'}<div class="col-sm-10 col-sm-offset-1">{include file="usage.tpl"}</div>{/if}
        </div>
        {/foreach}
    </div>
    {/if}
{/if}
</div>
</div>
