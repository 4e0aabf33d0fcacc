<?php

/** How the demo's page looks: the files of a WHMCS theme where they were fetched, and something like them where they were not. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Browser\Themes;

final class Look
{
    /** The page around the frame, which leaves the frame alone. */
    private const AROUND = <<<'CSS'
        .demo{max-width:68rem;margin:2rem auto;overflow-wrap:anywhere}.demo-part{border:1px solid #ccc;border-radius:6px;padding:1rem;margin:1rem 0}
        .demo th{text-align:left;padding-right:2rem;vertical-align:top}.demo .message{background:#eef6ee;padding:.5rem 1rem;border-radius:6px}
        .demo pre{overflow:auto;background:#f6f6f6;padding:.5rem}.demo-part>details>summary{display:list-item;cursor:pointer}
        CSS;

    private const OWN = <<<'CSS'
        body{font:16px/1.5 system-ui,sans-serif;color:#222;padding:0 1rem}.row{display:flex;flex-wrap:wrap}.col-sm-4{width:33%}.col-sm-8{width:67%}dd{margin:0}
        dl{margin:0}.progress{background:#eee;border-radius:4px;height:.5rem;max-width:20rem}.progress-bar{background:#2d8a4e;height:.5rem;border-radius:4px}
        .col-md-6{width:50%}.col-sm-5{width:40%}.col-sm-7{width:60%}.col-12,.col-xs-12{width:100%}.text-center{text-align:center}.text-left{text-align:left}
        .text-right{text-align:right}.product-details h4{margin:.5rem 0 0}ul.nav-tabs{display:flex;gap:1rem;list-style:none;padding:0;margin:1rem 0;border-bottom:1px solid #ccc}
        .product-details-tab-container>.tab-pane{padding:1rem 0;border-bottom:1px solid #eee}.btn-block{display:block;margin:.2rem 0}.btn-success{background:#2d8a4e}.btn-danger{background:#b3261e}
        form.d-inline-block{display:inline-block;margin-right:.5rem}.border-top{border-top:1px solid #ccc;padding-top:1rem;margin-top:1rem}
        .nav li.active{font-weight:bold}.table{border-collapse:collapse}.table td,.table th{border:1px solid #ddd;padding:.3rem .6rem;vertical-align:top}
        .alert{padding:.5rem 1rem;border-radius:6px;background:#eef3f8;margin:.5rem 0}.alert-danger{background:#f9e6e4}.text-danger{color:#b3261e}
        .form-control{width:100%;max-width:34rem;box-sizing:border-box}.help-block{margin:.2rem 0 .8rem;color:#555}
        .btn{border:0;font-size:1rem;display:inline-block;padding:.4rem 1rem;background:#1d6fb8;color:#fff;border-radius:4px;text-decoration:none}button{padding:.3rem 1rem}
        CSS;

    private readonly bool $isTheme;

    public function __construct(Themes $themes, private readonly string $theme)
    {
        $this->isTheme = $themes->areThere();
    }

    /** What the head of the document has for it. */
    public function head(): string
    {
        return $this->isTheme ? Themes::head($this->theme) . '<style>' . self::AROUND . '</style>' : '<style>' . self::OWN . self::AROUND . '</style>';
    }

    /** What the page says where it looks otherwise than WHMCS does. */
    public function words(): string
    {
        return $this->isTheme ? '' : '<p>This page has a look of its own, with every tab open: what WHMCS\'s themes load is not in .build/browser, where bin/demo '
            . 'puts it when npm can be reached.</p>';
    }
}
