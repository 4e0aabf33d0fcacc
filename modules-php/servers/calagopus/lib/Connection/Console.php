<?php

/**
 * What the key lets customers do at a node, where any product gives them the console: read off a token for a server of this panel, which is
 * thrown away. The panel has no question for it, and a token holds all that the key may do of what the server's owner may.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Connection;

use Calagopus\Connection;
use Calagopus\Ref;
use Calagopus\Socket;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Live\Door;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Check;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Finding;
use WHMCS\Module\Server\Calagopus\Store;

final class Console implements Check
{
    /** Servers that are tried before it is given up: each may be suspended, or be somebody's who is protected. */
    private const TRIES = 3;

    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) what the panel said of the key names no permissions of servers */
    public function look(Call $call, Connection $connection): array
    {
        $answers = array_unique(array_map(static fn (int $id): string => Policies::ofProduct($id, $call->config())->answer(Policy::Console), Policies::decidedFor()));
        $answers = array_values(array_diff($answers, [Door::NO]));
        if ($answers === []) {
            return [];
        }
        $why = '';
        $rows = Capsule::table(Store::TABLE)->where('origin', $call->panel()->origin())->whereNotNull('server_uuid')->whereNull('terminated_at')->orderByDesc('service_key')->limit(self::TRIES)->get();
        foreach ($rows as $row) {
            try {
                return self::judge($call->panel()->socket(new Ref((string) $row->service_key, (string) $row->server_uuid, (string) $row->origin)), $answers);
            } catch (\Throwable $problem) {
                $why = Messages::of($problem, $call->secrets());
            }
        }
        return [Finding::note(Module::text($rows->isEmpty() ? 'test.console_later' : 'test.console_unknown', ['why' => $why]))];
    }

    /** @param list<string> $answers of products: read, type @return list<Finding> */
    private static function judge(Socket $socket, array $answers): array
    {
        $findings = ['test.console_may' => true, 'test.console_unread' => !$socket->allows(Door::READ), 'test.console_untyped' => in_array(Door::MAY_TYPE, $answers, true) && !$socket->allows(Door::TYPE),
            'test.console_typed' => in_array(Door::MAY_READ, $answers, true) && $socket->allows(Door::TYPE), 'test.console_plain' => !Door::leadsSomewhere($socket)];
        $words = ['permissions' => implode(', ', $socket->permissions), 'host' => $socket->host];
        return array_map(static fn (string $key): Finding => Finding::note(Module::text($key, $words)), array_keys(array_filter($findings)));
    }
}
