<?php

/**
 * What staff and customers do with clients, and with what they have: edited, verified, merged, deleted, with the hooks that are documented for it.
 *
 * Documented at https://developers.whmcs.com/hooks-reference/client/ , /user/ , /service/ , /addon/ and /shopping-cart/ . Which of the hooks run for
 * the services of a client or an order that is deleted is not: here none but the client's or the order's own.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;

final class Clients
{
    public function __construct(private readonly Hooks $hooks)
    {
    }

    /** A profile is saved. @param array<string, string> $values columns of tblclients, as typed @param array<string, mixed> $more of the hook's */
    public function edit(int $client, array $values, array $more = []): void
    {
        $old = (array) Capsule::table('tblclients')->where('id', $client)->first();
        $encoded = array_map(Text::encode(...), $values);
        Capsule::table('tblclients')->where('id', $client)->update($encoded);
        $this->hooks->run('ClientEdit', $more + ['userid' => $client, 'olddata' => $old] + $encoded + $old);
    }

    /** A user has followed the link of WHMCS's e-mail. The hook names the user alone, and no client; no document says of which address it is. */
    public function verifyEmail(int $user): void
    {
        Capsule::table('tblusers')->where('id', $user)->update(['email_verified_at' => date('Y-m-d H:i:s')]);
        $this->hooks->run('UserEmailVerificationComplete', ['userId' => $user]);
    }

    /** Two clients become one: all that one has is the other's, and it is gone. */
    public function merge(int $from, int $into): void
    {
        foreach (['tblhosting', 'tblhostingaddons', 'tblorders'] as $table) {
            Capsule::table($table)->where('userid', $from)->update(['userid' => $into]);
        }
        Capsule::table('tblclients')->where('id', $from)->delete();
        $this->hooks->run('AfterClientMerge', ['toUserID' => $into, 'fromUserID' => $from]);
    }

    public function deleteService(int $service): void
    {
        $client = (int) Capsule::table('tblhosting')->where('id', $service)->value('userid');
        Capsule::table('tblhosting')->where('id', $service)->delete();
        $this->hooks->run('ServiceDelete', ['userid' => $client, 'clientId' => $client, 'serviceid' => $service]);
    }

    public function deleteAddon(int $addon): void
    {
        Capsule::table('tblhostingaddons')->where('id', $addon)->delete();
        $this->hooks->run('AddonDeleted', ['id' => $addon]);
    }

    /** With what was ordered. */
    public function deleteOrder(int $order): void
    {
        $this->hooks->run('DeleteOrder', ['ordid' => $order]);
        foreach (['tblhosting' => 'orderid', 'tblhostingaddons' => 'orderid', 'tblorders' => 'id'] as $table => $column) {
            Capsule::table($table)->where($column, $order)->delete();
        }
    }

    /** With all that the client has; the hook runs while it is there. */
    public function delete(int $client): void
    {
        $this->hooks->run('PreDeleteClient', ['userid' => $client]);
        $this->hooks->run('ClientDelete', ['userid' => $client]);
        foreach (['tblhosting' => 'userid', 'tblhostingaddons' => 'userid', 'tblorders' => 'userid', 'tblclients' => 'id'] as $table => $column) {
            Capsule::table($table)->where($column, $client)->delete();
        }
    }
}
