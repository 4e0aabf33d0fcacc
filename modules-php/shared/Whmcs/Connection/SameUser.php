<?php

/** Whether WHMCS's cron runs as the user of its pages, so that both keep within one budget. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs\Connection;

use Calagopus\Connection;
use WHMCS\Module\Server\Kit\Call;
use WHMCS\Module\Server\Kit\Module;
use WHMCS\Module\Server\Kit\Shared\Whmcs\CronUser;

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
