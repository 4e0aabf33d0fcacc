{* Label and value side by side, as both frames show them in the panes below the overview. *}
{foreach $rows as $label => $value}
<div class="row">
    <div class="{$labelClass}"><strong>{$label}</strong></div>
    <div class="col-sm-7 text-left">{$value}</div>
</div>
{/foreach}
