{* The product details page of the stand-in: what the module gives, in a plain page with the classes of Bootstrap 4. *}
<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="{$charset|escape}">
    <title>{$pagetitle|escape} - {$companyname}</title>
    {$headoutput nofilter}
</head>
<body data-template="{$template|escape}">
{$headeroutput nofilter}
<main class="container">
{if $modulecustombuttonresult}
    {if $modulecustombuttonresult == 'success'}
    <div class="alert alert-success" id="alertModuleCustomButtonSuccess">{lang key='moduleactionsuccess'}</div>
    {else}
    <div class="alert alert-danger" id="alertModuleCustomButtonFailed">{lang key='moduleactionfailed'} {$modulecustombuttonresult|escape}</div>
    {/if}
{/if}
    <div class="tab-pane" id="tabOverview">
{if $tplOverviewTabOutput}
{$tplOverviewTabOutput nofilter}
{else}
        <div class="product-details product-status-{$rawstatus|escape}">
            <h3>{$product}</h3>
            <h4>{$groupname}</h4>
            <div class="product-status-text">{$status|escape}</div>
            <dl>
                <dt>{lang key='clientareahostingregdate'}</dt><dd>{$regdate|escape}</dd>
                <dt>{lang key='orderbillingcycle'}</dt><dd>{$billingcycle|escape}</dd>
                <dt>{lang key='clientareahostingnextduedate'}</dt><dd>{$nextduedate|escape}</dd>
                {if $suspendreason}<dt>{lang key='suspendreason'}</dt><dd>{$suspendreason}</dd>{/if}
            </dl>
        </div>
{foreach $hookOutput as $output}
        <div>{$output nofilter}</div>
{/foreach}
{if $moduleclientarea}
        <h4>{lang key='manage'}</h4>
        <div class="text-center module-client-area">
{$moduleclientarea nofilter}
        </div>
{/if}
{/if}
    </div>
{if $modulecustombuttons}
    <nav id="moduleActions">
{foreach $modulecustombuttons as $label => $function}
        <form method="post" action="clientarea.php?action=productdetails">
            <input type="hidden" name="token" value="{$token|escape}">
            <input type="hidden" name="id" value="{$id}">
            <input type="hidden" name="modop" value="custom">
            <input type="hidden" name="a" value="{$function|escape}">
            <button type="submit" class="btn btn-default">{$label|escape}</button>
        </form>
{/foreach}
    </nav>
{/if}
</main>
{$footeroutput nofilter}
</body>
</html>
