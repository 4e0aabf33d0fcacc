<?php

/** Staff's links to the panel are plain addresses, escaped, and ask no panel. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;

return [
    'staff\'s links lead to the panel, without a request' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $origin = "http://{$stage->panel->host}:{$stage->panel->port}";
        $mark = $stage->panel->mark();
        $check->is(['success' => true, 'redirectTo' => $origin], $stage->host->adminSingleSignOn((int) $stage->host->service($id)->server), 'the server');
        $params = $stage->host->paramsFor($id);
        foreach (['AdminLink', 'LoginLink'] as $function) {
            $check->is("<a href=\"$origin\" target=\"_blank\" rel=\"noopener noreferrer\">Open the panel</a>", $stage->host->callModule('opterius', $function, $params), $function);
            foreach (['"><script>', 'javascript:alert(1)//', 'a b', ''] as $host) {
                $check->is('', $stage->host->callModule('opterius', $function, ['serverhostname' => $host] + $params), "$function of \"$host\"");
            }
            $check->is('', $stage->host->callModule('opterius', $function, null), "$function without parameters");
        }
        $answer = $stage->host->callModule('opterius', 'AdminSingleSignOn', ['serverhostname' => '<b>'] + $params);
        $check->that($answer['success'] === false && !str_contains($answer['errorMsg'], '<'), 'a host that is none');
        $check->is([], $stage->panel->log($mark), 'requests');
    },
];
