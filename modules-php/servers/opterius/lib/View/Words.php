<?php

/** Figures in words of a language: sizes, and how full something is. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\View;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;

final class Words
{
    private const MB_OF_GB = 1024;
    /** Digits after the point. */
    private const PLACES = 1;
    private const NEARLY_FULL = 90;

    public function __construct(private readonly Language $language)
    {
    }

    /**
     * A meter: the words, and how much of it is filled, null where there is no limit.
     *
     * @return array{text: string, percent: int|null, colour: string}
     */
    public function meter(int $used, int $limit): array
    {
        $percent = $limit > 0 ? min(100, (int) round($used * 100 / $limit)) : null;
        return [
            'text' => $this->language->text($limit > 0 ? 'format.of' : 'format.unlimited', ['used' => $this->size($used), 'limit' => $this->size($limit)]),
            'percent' => $percent,
            'colour' => $percent !== null && $percent >= self::NEARLY_FULL ? 'danger' : 'success',
        ];
    }

    public function size(int $megabytes): string
    {
        return $megabytes >= self::MB_OF_GB ? $this->language->number($megabytes / self::MB_OF_GB, self::PLACES) . ' GB' : $this->language->number($megabytes, self::PLACES) . ' MB';
    }
}
