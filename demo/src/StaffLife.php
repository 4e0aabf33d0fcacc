<?php

/** What staff see and repair of a game server: the admin tab's actions, ports that are bought, stock, and what reconcile finds. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class StaffLife extends GameServer
{
    /** No more ports than the customer gets: any other would show. */
    private const RANGE = ['least' => 25712, 'most' => 25714];

    public function run(Teller $teller): void
    {
        $teller->say('The same in the hands of staff');
        $this->service = $this->world->service($this->world->product('Minecraft for staff', ['node_uuid' => World::node()]));
        $this->underDrift($teller);
        $this->underActions($teller);
        $this->elsewhere($teller);
        $this->unlinked($teller);
        $this->step($teller, 'Terminate it', fn (): string => $this->expectGone($this->world->whmcs->terminate($this->service), $this->service));
        $this->withPorts($teller);
        $this->inStock($teller);
        $this->compared($teller);
    }

    private function underDrift(Teller $teller): void
    {
        $this->step($teller, 'Create; nothing differs from the product', function (): string {
            $result = $this->world->whmcs->create($this->service);
            $this->installed();
            return $result->success && !isset($this->tab()['Differs from the Product']) ? '' : $result->message . ' ' . $this->says('Differs from the Product');
        });
        $this->step($teller, 'somebody gives the server more memory on the panel: the admin tab says in what it differs', function (): string {
            $limits = ['cpu' => 100, 'memory' => 4096, 'memory_overhead' => 0, 'swap' => 0, 'disk' => 10240];
            $this->world->panel->api('PATCH', '/api/admin/servers/' . $this->server()['uuid'], ['suspended' => false, 'limits' => $limits]);
            return $this->mustSay('Differs from the Product', '1024 by the product, 4096 on the panel');
        });
        $this->step($teller, 'Apply makes it what the product says, and tells from what to what', function (): string {
            $this->act('apply');
            return $this->mustSay('Result', 'Memory from 4096 to 1024') . ($this->server()['memory'] == 1024 ? '' : " It has {$this->server()['memory']}.");
        });
    }

    private function underActions(Teller $teller): void
    {
        $this->step($teller, 'Sync records what the panel has, and changes nothing there', function (): string {
            Capsule::table('mod_calagopus_services')->where('service_key', (string) $this->service)->update(['server_uuid' => null]);
            $this->act('sync');
            $recorded = Capsule::table('mod_calagopus_services')->where('service_key', (string) $this->service)->value('server_uuid');
            $changing = array_filter($this->wire->requests(), static fn (array $request): bool => $request['method'] !== 'GET');
            return $recorded === $this->server()['uuid'] && $changing === [] ? $this->mustSay('Result', 'Recorded: ') : 'recorded: ' . json_encode($recorded);
        });
        $this->step($teller, 'Restart from the admin tab', function (): string {
            $this->act('restart');
            return $this->mustSend('/power$', ['{"action":"restart"}']) . $this->mustSay('Result', 'done.');
        });
        $this->step($teller, 'Reinstall and delete its files, without the service\'s id typed: refused, nothing reaches the panel', function (): string {
            $this->act('reinstall-empty', ['calagopus_service' => '']);
            return $this->mustSend('/settings/install$', []) . $this->mustSay('Result', "id, $this->service, typed");
        });
        $this->step($teller, 'the same with the id typed: it installs, and its files go', function (): string {
            $this->act('reinstall-empty');
            $problem = $this->mustSend('/settings/install$', ['{"truncate_directory":true}']);
            return $problem . ($this->installed() ? '' : ' It never finished.');
        });
    }

    private function elsewhere(Teller $teller): void
    {
        $this->step($teller, 'Move to node-2: the panel accepts it, and the admin tab follows it', function (): string {
            $this->world->panel->control('POST', 'transfer', ['result' => 'done', 'after_ms' => -1]);
            $this->act('transfer', ['calagopus_node' => 'node-2']);
            return $this->mustSay('Move', 'moves from node node-1 to node-2');
        });
        $this->step($teller, 'the move ends: after the cron the admin tab says where it arrived', function (): string {
            $this->world->panel->control('POST', 'transfer', ['server' => $this->server()['uuid'], 'result' => 'done']);
            $this->world->cronLater();
            $logged = str_contains(implode(' ', $this->world->whmcs->logs->activities()), "Service $this->service: its server arrived on node node-2");
            return ($logged && $this->server()['node'] === Seed::NODE_2 ? '' : 'the cron said nothing of it. ') . $this->mustSay('Move', 'arrived on node node-2');
        });
    }

    private function unlinked(Teller $teller): void
    {
        $uuid = '';
        $this->step($teller, 'Unlink: the server stays on the panel, without the service\'s id', function () use (&$uuid): string {
            $uuid = (string) $this->server()['uuid'];
            $this->act('unlink');
            $isThere = in_array($uuid, array_column($this->world->panel->state()['servers'], 'uuid'), true);
            return $isThere && $this->server() === [] ? $this->mustSay('Result', $uuid) : 'it is gone, or bears the id still';
        });
        $this->step($teller, 'Link Server with its UUID: the service has it again', function () use (&$uuid): string {
            $before = $this->server();
            $this->world->whmcs->saveAdminServicesTab($this->service, ['calagopus_link_uuid' => $uuid]);
            return $before === [] && ($this->server()['uuid'] ?? '') === $uuid ? '' : $this->says('Result');
        });
        $this->step($teller, 'the service becomes another client\'s in WHMCS, and Give hands the server to his account', function (): string {
            $heir = $this->world->whmcs->make->client(['firstname' => 'John', 'lastname' => 'Heir', 'email' => 'heir@example.com']);
            Capsule::table('tblhosting')->where('id', $this->service)->update(['userid' => $heir]);
            $this->act('give');
            $owner = array_column($this->world->panel->state()['users'], 'email', 'uuid')[$this->server()['owner']] ?? '';
            return ($owner === 'heir@example.com' ? '' : "it is $owner's. ") . $this->mustSay('Result', 'was given to the panel account');
        });
    }

    /** A range that was decided for the product, and two ports more that the customer buys. */
    private function withPorts(Teller $teller): void
    {
        $product = $this->world->product('Minecraft with ports', ['node_uuid' => World::node()]);
        Policies::decide("product-$product", ['port_range' => implode('-', self::RANGE)]);
        $option = $this->world->whmcs->make->configurableOption($product, 'Extra Ports', 4, ['x'])['option'];
        $service = $this->world->service($product);
        $this->step($teller, 'a range of ports was decided for the product: Create takes one of them', function () use ($service): string {
            $result = $this->world->whmcs->create($service);
            return $result->success ? $this->mustHavePorts($service, 1) : $result->message;
        }, $service);
        $this->step($teller, 'the customer buys two extra ports (Change Package): three ports, all of the range', function () use ($service, $option): string {
            $result = (new Hands($this->world->whmcs))->buy($service, [$option => 2]);
            return $result->success ? $this->mustHavePorts($service, 3) : $result->message;
        }, $service);
        $this->step($teller, 'Terminate it', fn (): string => $this->expectGone($this->world->whmcs->terminate($service), $service), $service);
    }

    private function inStock(Teller $teller): void
    {
        $product = $this->world->product('Minecraft while stock lasts', ['node_uuid' => Seed::NODE_2]);
        $this->world->stock($product);
        $service = $this->world->service($product);
        $free = 0;
        $this->step($teller, 'after the cron the product\'s stock is what its node has room for, less the order that waits', function () use ($service, &$free): string {
            $this->world->cronLater();
            $free = $this->free(Seed::NODE_2);
            return $free > 1 ? $this->mustHaveStock($service, $free - 1) : "node-2 has $free free ports";
        }, $service);
        $this->step($teller, 'Create of the order: the stock stays, and the port is taken', function () use ($service, &$free): string {
            $result = $this->world->whmcs->create($service);
            $taken = $free - $this->free(Seed::NODE_2);
            return $result->success && $taken === 1 ? $this->mustHaveStock($service, $free - 1) : "$taken were taken; {$result->message}";
        }, $service);
        $this->step($teller, 'Terminate: one more at once', function () use ($service, &$free): string {
            return $this->expectGone($this->world->whmcs->terminate($service), $service) . $this->mustHaveStock($service, $free);
        }, $service);
    }

    private function compared(Teller $teller): void
    {
        $product = $this->world->product('Minecraft on a full node', ['node_uuid' => World::FULL]);
        $this->step($teller, 'a product names a node without free ports: Compare now names the node, with the repair', function (): string {
            $page = $this->compare();
            return str_contains($page, 'node-with-few-allocations (1)') && str_contains($page, '&quot;node-full&quot;') && str_contains($page, 'Add allocations to the node') ? '' : $page;
        }, 0);
        $this->step($teller, 'the product is sold no more: the row is gone', function () use ($product): string {
            Capsule::table('tblproducts')->where('id', $product)->update(['retired' => 1]);
            $page = $this->compare();
            return str_contains($page, 'Compared.') && !str_contains($page, 'node-with-few-allocations') ? '' : $page;
        }, 0);
    }

    /** The addon's page once its button was pressed. */
    private function compare(): string
    {
        $pages = $this->world->whmcs->addonModules;
        preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $pages->page('calagopusadmin', ['tab' => 'reconcile']), $hidden);
        return $pages->page('calagopusadmin', ['tab' => 'reconcile'], array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_run' => 'now']);
    }

    /** Chooses an action of the admin tab and saves the page. @param array<string, string> $fields */
    private function act(string $action, array $fields = []): void
    {
        $this->world->whmcs->saveAdminServicesTab($this->service, $fields + ['calagopus_action' => $action, 'calagopus_service' => (string) $this->service]);
    }

    /** @return array<string, string> label => text */
    private function tab(): array
    {
        return array_map(static fn (string $html): string => html_entity_decode(strip_tags($html), ENT_QUOTES), $this->world->whmcs->adminServicesTab($this->service));
    }

    private function says(string $label): string
    {
        return "$label: " . ($this->tab()[$label] ?? 'nothing');
    }

    private function mustSay(string $label, string $text): string
    {
        $said = $this->says($label);
        return str_contains($said, $text) ? '' : "the admin tab says $said";
    }

    /** @param list<string> $bodies of the orders that went to the panel in this step */
    private function mustSend(string $path, array $bodies): string
    {
        $sent = array_values(array_filter($this->wire->requests(), static fn (array $one): bool => $one['method'] === 'POST' && preg_match("~$path~", (string) $one['path']) === 1));
        return array_column($sent, 'body') === $bodies ? '' : 'sent: ' . json_encode(array_column($sent, 'body')) . ' ';
    }

    private function mustHavePorts(int $service, int $count): string
    {
        $ports = array_map(
            static fn (string $port): int => (int) substr((string) strrchr($port, ':'), 1),
            (array) ($this->world->panel->serversOf((string) $service)[0]['allocation_ports'] ?? [])
        );
        $outside = array_filter($ports, static fn (int $port): bool => $port < self::RANGE['least'] || $port > self::RANGE['most']);
        return count($ports) === $count && $outside === [] ? '' : 'its ports: ' . implode(', ', $ports);
    }

    private function mustHaveStock(int $service, int $expected): string
    {
        $stock = (new Hands($this->world->whmcs))->stock($service);
        return $stock === $expected ? '' : 'the stock is ' . json_encode($stock) . " and not $expected";
    }

    private function free(string $node): int
    {
        $this->wire->end();
        return (int) $this->world->panel->api('GET', "/api/admin/nodes/$node/allocations/available?page=1&per_page=1")['json']['allocations']['total'];
    }

    /** @return array<string, mixed> as the simulator has it; empty: no server bears the service's id */
    private function server(): array
    {
        return $this->world->panel->serversOf((string) $this->service)[0] ?? [];
    }

    private function installed(): bool
    {
        return Simulator::until(fn (): bool => array_key_exists('status', $this->server()) && $this->server()['status'] === null);
    }
}
