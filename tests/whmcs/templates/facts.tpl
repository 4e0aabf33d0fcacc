{* The billing facts of the overview, which both frames show alike: a heading and the value below it. *}
{$facts = ['clientareahostingregdate' => $regdate]}
{if $firstpaymentamount neq $recurringamount}{$facts.firstpaymentamount = $firstpaymentamount}{/if}
{if $billingcycle != "{lang key='orderpaymenttermonetime'}" && $billingcycle != "{lang key='orderfree'}"}{$facts.recurringamount = $recurringamount}{/if}
{if $quantitySupported && $quantity > 1}{$facts.quantity = $quantity}{/if}
{$facts.orderbillingcycle = $billingcycle}
{$facts.clientareahostingnextduedate = $nextduedate}
{$facts.orderpaymentmethod = $paymentmethod}
{if $suspendreason}{$facts.suspendreason = $suspendreason}{/if}
{foreach $facts as $key => $value}
<h4>{lang key=$key}</h4>
{$value}
{/foreach}
