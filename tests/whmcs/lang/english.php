<?php

/** The few texts of the client area's page, by the keys that WHMCS's published themes use for them. */

declare(strict_types=1);

return [
    'moduleactionsuccess' => 'Action Completed Successfully!',
    'moduleactionfailed' => 'Action Failed',
    'clientareahostingregdate' => 'Registration Date',
    'orderbillingcycle' => 'Billing Cycle',
    'clientareahostingnextduedate' => 'Next Due Date',
    'suspendreason' => 'Suspension Reason',
    'manage' => 'Manage',
];
