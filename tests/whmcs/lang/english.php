<?php

/** The few texts of the client area's page, by the keys that WHMCS's published themes use for them. */

declare(strict_types=1);

return [
    'moduleactionsuccess' => 'Action Completed Successfully!',
    'moduleactionfailed' => 'Action Failed',
    'cancellationrequestedexplanation' => 'A cancellation has been requested for this product.',
    'clientareahostingregdate' => 'Registration Date',
    'firstpaymentamount' => 'First Payment Amount',
    'recurringamount' => 'Recurring Amount',
    'quantity' => 'Quantity',
    'orderbillingcycle' => 'Billing Cycle',
    'orderpaymenttermonetime' => 'One Time',
    'orderfree' => 'Free',
    'clientareahostingnextduedate' => 'Next Due Date',
    'orderpaymentmethod' => 'Payment Method',
    'suspendreason' => 'Suspension Reason',
    'upgrade' => 'Upgrade/Downgrade',
    'renewService.titleSingular' => 'Renew Service',
    'clientareacancelrequestbutton' => 'Request Cancellation',
    'manage' => 'Manage',
    'clientareahostingdomain' => 'Hosting Domain',
    'orderdomain' => 'Domain',
    'serverusername' => 'Username',
    'servername' => 'Server Name',
    'primaryIP' => 'Primary IP',
    'orderconfigpackage' => 'Configurable Options',
    'metrics.title' => 'Metrics',
    'additionalInfo' => 'Additional Information',
    'resourceUsage' => 'Resource Usage',
    'diskSpace' => 'Disk Space',
    'bandwidth' => 'Bandwidth',
    'clientarealastupdated' => 'Last Updated',
    'yes' => 'Yes',
    'no' => 'No',
];
