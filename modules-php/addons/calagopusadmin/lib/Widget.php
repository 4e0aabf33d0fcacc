<?php

/** The widget of WHMCS's dashboard: how the module is doing. It asks no panel. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Module\AbstractWidget;

final class Widget extends AbstractWidget
{
    /** One of WHMCS's own: who may not run commands on servers needs none of this. */
    private const PERMISSION = 'Perform Server Operations';

    protected $weight = 150;
    protected $columns = 1;
    protected $cache = false;
    protected $requiredPermission = self::PERMISSION;

    public function __construct()
    {
        $this->title = Texts::admin()->text('addon.name');
        $this->description = Texts::admin()->text('addon.description');
    }

    /** A name of its own, whatever WHMCS makes of the class's. */
    public function getId()
    {
        return 'CalagopusAdmin';
    }

    /** @return array{html: string} */
    public function getData()
    {
        return ['html' => Boundary::summary()];
    }

    public function generateOutput($data)
    {
        $html = is_array($data) && is_string($data['html'] ?? null) ? $data['html'] : Boundary::summary();
        return '<div class="widget-content-padded">' . $html . '</div>';
    }
}
