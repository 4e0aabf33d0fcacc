<?php

/** Whether WHMCS's cron runs as the user of its pages, so that both keep within one budget. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\CronUser;

final class SameUser implements Check
{
    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) neither the call nor the panel tells it */
    public function look(Call $call, Connection $connection): array
    {
        $cron = CronUser::kept();
        $page = CronUser::ofProcess();
        return in_array($cron, ['', $page], true) || $page === '' ? [] : [Finding::note(Module::text('test.other_user', ['cron' => $cron, 'page' => $page]))];
    }
}
