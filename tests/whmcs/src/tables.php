<?php

/**
 * The tables of WHMCS that modules read or write, with WHMCS's own names; `Schema` builds them from this list.
 *
 * A column is `name` => type; types: id, int, big, flag, str, text, dec, date, time (a date with a time), stamp
 * (the same, may be null).
 */

declare(strict_types=1);

$options = [];
for ($number = 1; $number <= 24; $number++) {
    $options['configoption' . $number] = 'text';
}

return [
    'tblconfiguration' => [
        'id' => 'id',
        'setting' => 'str',
        'value' => 'text',
        'created_at' => 'stamp',
        'updated_at' => 'stamp',
    ],
    'tbladmins' => [
        'id' => 'id', 'uuid' => 'str', 'roleid' => 'int', 'username' => 'str', 'password' => 'str',
        'firstname' => 'str',
        'lastname' => 'str', 'email' => 'str', 'disabled' => 'flag', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblclients' => [
        'id' => 'id', 'uuid' => 'str', 'firstname' => 'str', 'lastname' => 'str', 'companyname' => 'str',
        'email' => 'str',
        'address1' => 'str', 'address2' => 'str', 'city' => 'str', 'state' => 'str', 'postcode' => 'str',
        'country' => 'str',
        'phonenumber' => 'str', 'tax_id' => 'str', 'password' => 'str', 'currency' => 'int', 'defaultgateway' => 'str',
        'credit' => 'dec', 'taxexempt' => 'flag', 'datecreated' => 'date', 'notes' => 'text', 'billingcid' => 'int',
        'groupid' => 'int', 'lastlogin' => 'stamp', 'ip' => 'str', 'host' => 'str', 'status' => 'str',
        'language' => 'str',
        'email_verified' => 'flag', 'allow_sso' => 'flag', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblusers' => [
        'id' => 'id', 'first_name' => 'str', 'last_name' => 'str', 'email' => 'str', 'email_verified_at' => 'stamp', 'created_at' => 'stamp',
        'updated_at' => 'stamp',
    ],
    'tblusers_clients' => [
        'id' => 'id', 'auth_user_id' => 'int', 'client_id' => 'int', 'owner' => 'flag', 'permissions' => 'text',
        'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblproductgroups' => [
        'id' => 'id', 'name' => 'str', 'slug' => 'str', 'headline' => 'text', 'tagline' => 'text',
        'orderfrmtpl' => 'str',
        'hidden' => 'flag', 'order' => 'int', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblproducts' => [
        'id' => 'id', 'type' => 'str', 'gid' => 'int', 'name' => 'text', 'slug' => 'str', 'description' => 'text',
        'hidden' => 'flag',
        'showdomainoptions' => 'flag', 'welcomeemail' => 'int', 'stockcontrol' => 'flag', 'qty' => 'int',
        'paytype' => 'str',
        'allowqty' => 'int', 'autosetup' => 'str', 'servertype' => 'str', 'servergroup' => 'int',
    ] + $options + [
        'configoptionsupgrade' => 'str', 'tax' => 'flag', 'retired' => 'flag', 'is_featured' => 'flag',
        'order' => 'int',
        'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblservers' => [
        'id' => 'id', 'name' => 'str', 'ipaddress' => 'str', 'assignedips' => 'text', 'hostname' => 'str',
        'monthlycost' => 'dec',
        'noc' => 'str', 'statusaddress' => 'str', 'nameserver1' => 'str', 'nameserver1ip' => 'str',
        'nameserver2' => 'str',
        'nameserver2ip' => 'str', 'nameserver3' => 'str', 'nameserver3ip' => 'str', 'nameserver4' => 'str',
        'nameserver4ip' => 'str',
        'nameserver5' => 'str', 'nameserver5ip' => 'str', 'maxaccounts' => 'int', 'type' => 'str', 'username' => 'str',
        'password' => 'text', 'accesshash' => 'text', 'secure' => 'str', 'port' => 'str', 'active' => 'int',
        'disabled' => 'int',
    ],
    'tblservergroups' => ['id' => 'id', 'name' => 'str', 'filltype' => 'int'],
    'tblservergroupsrel' => ['groupid' => 'int', 'serverid' => 'int'],
    'tblorders' => [
        'id' => 'id', 'ordernum' => 'big', 'userid' => 'int', 'date' => 'time', 'amount' => 'dec',
        'paymentmethod' => 'str',
        'invoiceid' => 'int', 'status' => 'str', 'ipaddress' => 'str', 'notes' => 'text',
    ],
    'tblhosting' => [
        'id' => 'id', 'userid' => 'int', 'orderid' => 'int', 'packageid' => 'int', 'server' => 'int',
        'regdate' => 'date',
        'domain' => 'text', 'paymentmethod' => 'str', 'qty' => 'int', 'firstpaymentamount' => 'dec', 'amount' => 'dec',
        'billingcycle' => 'str', 'nextduedate' => 'date', 'nextinvoicedate' => 'date', 'termination_date' => 'date',
        'completed_date' => 'date', 'domainstatus' => 'str', 'username' => 'str', 'password' => 'text',
        'notes' => 'text',
        'subscriptionid' => 'str', 'promoid' => 'int', 'suspendreason' => 'text', 'overideautosuspend' => 'flag',
        'overidesuspenduntil' => 'date', 'dedicatedip' => 'text', 'assignedips' => 'text', 'ns1' => 'text',
        'ns2' => 'text',
        'diskusage' => 'int', 'disklimit' => 'int', 'bwusage' => 'int', 'bwlimit' => 'int', 'lastupdate' => 'time',
        'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tbladdons' => [
        'id' => 'id', 'packages' => 'text', 'name' => 'text', 'description' => 'text', 'billingcycle' => 'str',
        'tax' => 'flag',
        'showorder' => 'str', 'downloads' => 'text', 'autoactivate' => 'str', 'suspendproduct' => 'flag',
        'welcomeemail' => 'int',
        'type' => 'str', 'module' => 'str', 'server_group_id' => 'int', 'weight' => 'int', 'hidden' => 'flag',
        'retired' => 'flag',
        'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblhostingaddons' => [
        'id' => 'id', 'orderid' => 'int', 'hostingid' => 'int', 'addonid' => 'int', 'userid' => 'int',
        'server' => 'int',
        'name' => 'text', 'qty' => 'int', 'setupfee' => 'dec', 'recurring' => 'dec', 'billingcycle' => 'text',
        'tax' => 'text',
        'status' => 'str', 'regdate' => 'date', 'nextduedate' => 'date', 'nextinvoicedate' => 'date',
        'termination_date' => 'date',
        'paymentmethod' => 'text', 'notes' => 'text', 'subscriptionid' => 'str', 'created_at' => 'stamp',
        'updated_at' => 'stamp',
    ],
    'tblmodule_configuration' => [
        'id' => 'id', 'entity_type' => 'str', 'entity_id' => 'int', 'setting_name' => 'str', 'friendly_name' => 'str',
        'value' => 'text', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblcustomfields' => [
        'id' => 'id', 'type' => 'str', 'relid' => 'int', 'fieldname' => 'text', 'fieldtype' => 'text',
        'description' => 'text',
        'fieldoptions' => 'text', 'regexpr' => 'text', 'adminonly' => 'text', 'required' => 'text',
        'showorder' => 'text',
        'showinvoice' => 'text', 'sortorder' => 'int', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblcustomfieldsvalues' => [
        'id' => 'id', 'fieldid' => 'int', 'relid' => 'int', 'value' => 'text', 'created_at' => 'stamp',
        'updated_at' => 'stamp',
    ],
    'tblproductconfiggroups' => ['id' => 'id', 'name' => 'text', 'description' => 'text'],
    'tblproductconfiglinks' => ['id' => 'id', 'gid' => 'int', 'pid' => 'int'],
    'tblproductconfigoptions' => [
        'id' => 'id', 'gid' => 'int', 'optionname' => 'text', 'optiontype' => 'str', 'qtyminimum' => 'int',
        'qtymaximum' => 'int',
        'order' => 'int', 'hidden' => 'flag', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblproductconfigoptionssub' => [
        'id' => 'id', 'configid' => 'int', 'optionname' => 'text', 'sortorder' => 'int', 'hidden' => 'flag',
    ],
    'tblcurrencies' => [
        'id' => 'id', 'code' => 'str', 'prefix' => 'str', 'suffix' => 'str', 'format' => 'int', 'rate' => 'dec',
        'default' => 'flag',
    ],
    'tblpricing' => [
        'id' => 'id', 'type' => 'str', 'currency' => 'int', 'relid' => 'int', 'msetupfee' => 'dec', 'qsetupfee' => 'dec',
        'ssetupfee' => 'dec', 'asetupfee' => 'dec', 'bsetupfee' => 'dec', 'tsetupfee' => 'dec', 'monthly' => 'dec',
        'quarterly' => 'dec', 'semiannually' => 'dec', 'annually' => 'dec', 'biennially' => 'dec', 'triennially' => 'dec',
    ],
    'tbladdonmodules' => ['id' => 'id', 'module' => 'str', 'setting' => 'str', 'value' => 'text'],
    'tblhostingconfigoptions' => [
        'id' => 'id',
        'relid' => 'int',
        'configid' => 'int',
        'optionid' => 'int',
        'qty' => 'int',
    ],
    'tblemailtemplates' => [
        'id' => 'id', 'type' => 'str', 'name' => 'str', 'subject' => 'text', 'message' => 'text', 'custom' => 'flag',
        'disabled' => 'flag', 'language' => 'str', 'plaintext' => 'flag', 'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
    'tblmodulelog' => [
        'id' => 'id', 'date' => 'time', 'module' => 'str', 'action' => 'str', 'request' => 'text', 'response' => 'text',
        'arrdata' => 'text',
    ],
    'tblactivitylog' => [
        'id' => 'id', 'date' => 'time', 'description' => 'text', 'user' => 'text', 'userid' => 'int',
        'user_id' => 'int',
        'admin_id' => 'int', 'ipaddr' => 'text',
    ],
    'tblmodulequeue' => [
        'id' => 'id', 'service_type' => 'str', 'service_id' => 'int', 'module_name' => 'str', 'module_action' => 'str',
        'last_attempt' => 'stamp', 'last_attempt_error' => 'text', 'num_retries' => 'int', 'completed' => 'flag',
        'created_at' => 'stamp', 'updated_at' => 'stamp',
    ],
];
