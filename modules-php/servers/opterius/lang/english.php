<?php

/** The module's texts in English, which stand in wherever another language lacks one. */

declare(strict_types=1);

return [
    'client.title' => 'Web Hosting',
    'client.domain' => 'Domain',
    'client.username' => 'Username',
    'client.package' => 'Package',
    'client.status' => 'Status',
    'client.disk' => 'Disk Space',
    'client.traffic' => 'Traffic',
    'client.go' => 'Go to Control Panel',
    'client.suspended' => 'This account is suspended. Please contact us if you do not know why.',
    'client.stale' => 'These figures were read some time ago; newer ones cannot be had at the moment.',
    'client.problem' => 'The details of your account cannot be shown right now. Please try again in a few minutes; if this goes on, contact us.',
    'client.problem_pending' => 'Your account is not set up yet. Its details will be shown here as soon as it is.',

    'status.active' => 'Active',
    'status.suspended' => 'Suspended',
    'status.none' => 'No account on record',
    'status.attempt' => 'Asked for; what became of it is not known',
    'status.row-only' => 'On the panel, but its server was not set up',
    'status.refused' => 'None: username or domain belong to another account',
    'status.occupied' => 'None: the host has a user of this name of its own; the panel\'s row must not be deleted',
    'status.gone' => 'Terminated',

    'format.of' => ':used of :limit',
    'format.unlimited' => ':used, unlimited',
    'format.point' => '.',
    'format.thousands' => ',',

    'admin.account' => 'Account',
    'admin.state' => 'State',
    'admin.package' => 'Package',
    'admin.number' => 'Account Number',
    'admin.address' => 'Server Address',
    'admin.disk' => 'Disk Space',
    'admin.traffic' => 'Traffic',
    'admin.panel' => 'Panel',
    'admin.open' => 'Open the panel',
    'admin.problem' => 'Attention',

    'button.usage' => 'Update Usage',
    'button.link' => 'Link Account',
    'button.forget' => 'Forget Account',

    'package.disk' => ':quota disk',
    'package.traffic' => ':quota traffic',

    'save.title' => 'The module settings of this product need attention',
    'save.saved' => 'They were saved as they are, but an account may not be created with them:',

    'option.package' => 'Name of the package in Opterius (Server Mode > Packages), spelled exactly, case included. Required.',
    'option.server' => 'Number of the server in Opterius that accounts are put on. Leave blank to let the panel choose.',
];
