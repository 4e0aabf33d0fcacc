<?php

/** Keeps how often a customer had something done on his account. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\PageCounts;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Tables;

final class PageStore extends PageCounts
{
    public function __construct()
    {
        self::makeTable();
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('service_key', 64)->primary();
            $table->bigInteger('press_minute')->default(0);
            $table->integer('press_count')->default(0);
        });
    }
}
