<?php

/** Services whose server is made and installed, and what staff and the cron do with one that moves or ends. */

declare(strict_types=1);

namespace Calagopus\Tests\Module;

use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class Living
{
    /** Seen as installed, of a product that says no more than it must. @param array<string, mixed> $client */
    public static function installed(Stage $stage, array $client = []): int
    {
        $id = $stage->order([], $client);
        $stage->host->create($id);
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        return $id;
    }

    /**
     * Of a product that was saved and about which was decided; a transfer ends when the test says so.
     *
     * @param array<string, string> $policies
     * @param array<int, mixed> $options over the usual ones, by number
     * @param (\Closure(int, int): void)|null $before with the service and its product, before it is made
     */
    public static function decided(Check $check, Stage $stage, array $policies = [], array $options = [], ?\Closure $before = null): int
    {
        $id = $stage->order($options);
        $product = (int) $stage->host->service($id)->packageid;
        $stage->host->saveProduct($product, ['packageconfigoption' => $options + Stage::OPTIONS]);
        $stage->host->newRequest('clientsservices.php');
        $policies === [] || Policies::decide("product-$product", $policies);
        $before === null || $before($id, $product);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        $stage->panel->control('POST', 'transfer', ['result' => 'done', 'after_ms' => -1]);
        return $id;
    }

    /** The admin tab's fields as a person reads them. @return array<string, string> */
    public static function tab(Stage $stage, int $id): array
    {
        return array_map(static fn (string $html): string => html_entity_decode($html, ENT_QUOTES), $stage->host->adminServicesTab($id));
    }

    /** Staff choose a node in the admin tab. */
    public static function move(Stage $stage, int $id, string $node): void
    {
        $stage->host->saveAdminServicesTab($id, ['calagopus_action' => 'transfer', 'calagopus_service' => (string) $id, 'calagopus_node' => $node]);
    }

    /** The cron's next run; what stands in that table of the module is due. */
    public static function cron(Stage $stage, string $due): void
    {
        Capsule::table("mod_calagopus_$due")->update(['next_at' => 0]);
        $stage->host->newRequest('cron.php');
        $stage->host->hooks->run('AfterCronJob', []);
    }

    /** What became of a service's transfer; null where none is followed. */
    public static function moveState(int $id): ?string
    {
        return Capsule::table('mod_calagopus_moves')->where('service_key', (string) $id)->value('state');
    }
}
