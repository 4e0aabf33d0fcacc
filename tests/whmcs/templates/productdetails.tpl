{* The product details page of the stand-in: the document and, in it, the theme's frame around what the module gives. *}
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
    <div class="alert alert-success text-center" id="alertModuleCustomButtonSuccess">{lang key='moduleactionsuccess'}</div>
    {else}
    <div class="alert alert-danger text-center" id="alertModuleCustomButtonFailed">{lang key='moduleactionfailed'} {$modulecustombuttonresult|escape}</div>
    {/if}
{/if}
{if $pendingcancellation}
    <div class="alert alert-danger text-center" id="alertPendingCancellation">{lang key='cancellationrequestedexplanation'}</div>
{/if}
{include file="$frame/overview.tpl"}
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
