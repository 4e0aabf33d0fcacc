<?php

/**
 * What one service, addon or client has in a custom field (`tblcustomfieldsvalues`): a model of WHMCS's class
 * documentation.
 */

declare(strict_types=1);

namespace WHMCS\CustomField;

use WHMCS\CustomField;
use WHMCS\Model\AbstractModel;

class CustomFieldValue extends AbstractModel
{
    protected $table = 'tblcustomfieldsvalues';

    public function customField()
    {
        return $this->belongsTo(CustomField::class, 'fieldid');
    }
}
