<?php

/**
 * A widget of the admin dashboard.
 *
 * Documented at https://developers.whmcs.com/advanced/widgets/ and
 * https://developers.whmcs.com/classes/whmcs/module/abstractwidget .
 */

declare(strict_types=1);

namespace WHMCS\Module;

abstract class AbstractWidget
{
    protected $title = '';
    protected $description = '';
    protected $weight = 100;
    protected $columns = 1;
    protected $cache = false;
    protected $cachePerUser = false;
    protected $cacheExpiry = 120;
    protected $wrapper = true;
    protected $draggable = true;
    protected $requiredPermission = '';

    public function getId()
    {
        return substr(strrchr('\\' . static::class, '\\'), 1);
    }

    public function getTitle()
    {
        return $this->title;
    }

    public function getDescription()
    {
        return $this->description;
    }

    public function getColumnSize()
    {
        return (int) $this->columns;
    }

    public function getWeight()
    {
        return (int) $this->weight;
    }

    public function showWrapper()
    {
        return (bool) $this->wrapper;
    }

    public function isCachable()
    {
        return (bool) $this->cache;
    }

    public function isCachedPerUser()
    {
        return (bool) $this->cachePerUser;
    }

    public function getCacheExpiry()
    {
        return (int) $this->cacheExpiry;
    }

    public function getRequiredPermission()
    {
        return $this->requiredPermission;
    }

    public function isDraggable()
    {
        return (bool) $this->draggable;
    }

    public function getData()
    {
        return [];
    }

    public function generateOutput($data)
    {
        return '';
    }

    public function sanitizeData($data)
    {
        return $data;
    }

    public function render($forceRefresh = false)
    {
        return $this->generateOutput($this->sanitizeData($this->getData()));
    }
}
