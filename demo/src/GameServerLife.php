<?php

/** The life of a game server: from Test Connection to Terminate, with a second Create, a lost answer and a broken option on the way. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\ModuleResult;
use Calagopus\Tests\Whmcs\Overview;
use WHMCS\Database\Capsule;

final class GameServerLife extends GameServer
{
    private int $measured = 0;

    public function run(Teller $teller): void
    {
        $teller->say('A game server on a Calagopus panel');
        $this->beforeTheOrder($teller);
        $this->onNode($teller);
        $this->underPower($teller);
        $this->underAdministration($teller);
        $this->byDeployment($teller);
        $this->byChoice($teller);
        $this->underTheAddon($teller);
        $this->withALostAnswer($teller);
        $this->end($teller);
    }

    private function beforeTheOrder(Teller $teller): void
    {
        $this->step($teller, 'Test Connection', function (): string {
            $result = $this->world->whmcs->testConnection($this->world->server);
            return $result['success'] ? '' : $result['error'];
        });
        $product = $this->world->product('Minecraft to save', ['node_uuid' => World::node()]);
        $this->step($teller, 'Save Changes on a product: from now on WHMCS reads the module\'s hooks', function () use ($product): string {
            return str_contains($this->world->save($product, ['node_uuid' => World::node()]), '<script>') ? '' : 'nothing checks the form';
        });
        $this->step($teller, 'the product\'s eggs and nodes are chosen by name', function () use ($product): string {
            $this->world->sellBy($product);
            $fields = $this->world->whmcs->configOptions($product);
            return ($fields[2]['choices'][Seed::PAPER] ?? '') === 'Minecraft / Paper' && isset($fields[3]['choices'][Seed::NODE_1]) ? '' : 'they are not';
        });
        $this->step($teller, 'saving "2 GB" of memory: the page that comes back names the field', function () use ($product): string {
            $page = $this->world->save($product, ['node_uuid' => World::node(), 'memory' => '2 GB']);
            return str_contains($page, '<strong>Memory</strong>') ? '' : 'it does not';
        });
        $this->step($teller, 'a product with "2 GB" of memory: Create is refused, nothing reaches the panel', function (): string {
            $service = $this->world->service($this->world->product('Broken', ['node_uuid' => World::node(), 'memory' => '2 GB']));
            $result = $this->world->whmcs->create($service);
            if ($result->success || $this->wire->requests() !== []) {
                return 'it was not refused';
            }
            return str_contains(strtolower($result->message), 'memory') ? '' : 'the field is not named: ' . $result->message;
        });
    }

    private function onNode(Teller $teller): void
    {
        $product = $this->world->product('Minecraft 1 GiB', ['node_uuid' => World::node()]);
        $this->service = $this->world->service($product);
        $this->step($teller, 'Create on a node', fn (): string => $this->expectOne($this->world->whmcs->create($this->service)));
        $this->step($teller, 'Create pressed again: still one server', fn (): string => $this->expectOne($this->world->whmcs->create($this->service)));
        $this->step($teller, 'the client area shows it', fn (): string => $this->mustShow($this->world->whmcs->clientArea($this->service)->output));
        $this->step($teller, 'the admin tab shows it', fn (): string => $this->mustShow(implode("\n", $this->world->whmcs->adminServicesTab($this->service))));
    }

    private function underPower(Teller $teller): void
    {
        $this->step($teller, 'the customer presses Restart on the page', function (): string {
            Simulator::until(fn (): bool => $this->world->panel->serversOf((string) $this->service)[0]['status'] === null);
            return $this->expectOrders($this->press('ClientRestart'), 'success', 1);
        });
        $this->step($teller, 'the same by a link: refused, nothing reaches the panel', fn (): string => $this->expectOrders($this->press('ClientRestart', true), 'Nothing was done', 0));
        $this->step($teller, 'Kill on a suspended service: refused, and the page has no buttons', function (): string {
            $this->world->whmcs->suspend($this->service, 'Overdue');
            $refused = $this->expectOrders($this->press('ClientKill'), 'not active', 0);
            $page = $this->world->whmcs->clientArea($this->service)->output;
            $this->world->whmcs->unsuspend($this->service);
            return $refused . (str_contains($page, 'ClientKill') ? ' The page has buttons.' : '');
        });
        $this->step($teller, 'staff press Stop', fn (): string => $this->expectOrders($this->world->whmcs->customButton($this->service, 'Stop')->message, 'success', 1));
        $this->step($teller, 'staff run the installation again: no file is deleted', function (): string {
            $message = $this->world->whmcs->customButton($this->service, 'Reinstall')->message;
            $bodies = array_column($this->world->panel->requests('POST', '/settings/install$'), 'body');
            Simulator::until(fn (): bool => $this->world->panel->serversOf((string) $this->service)[0]['status'] === null);
            return $message === 'success' && $bodies === ['{"truncate_directory":false}'] ? '' : $message . ' ' . implode(' ', $bodies);
        });
    }

    private function underAdministration(Teller $teller): void
    {
        $this->step($teller, 'Suspend', fn (): string => $this->expect($this->world->whmcs->suspend($this->service, 'Overdue'), ['suspended' => true]));
        $this->step($teller, 'Unsuspend', fn (): string => $this->expect($this->world->whmcs->unsuspend($this->service), ['suspended' => false]));
        $this->step($teller, 'Unsuspend while the panel is away fails, and goes through by itself after the cron', $this->afterTheOutage(...));
        $bigger = $this->world->product('Minecraft 2 GiB', ['node_uuid' => World::node(), 'memory' => '2048', 'cpu' => '200', 'backup_limit' => '3']);
        $this->step($teller, 'Change Package to 2 GiB', fn (): string => $this->expect($this->world->whmcs->changePackage($this->service, $bigger), ['memory' => 2048]));
        $elsewhere = $this->world->product('Minecraft on node-2', ['node_uuid' => Seed::NODE_2, 'memory' => '2048', 'cpu' => '200', 'backup_limit' => '3']);
        $this->step($teller, 'Change Package to a product on another node: refused by its policy, the server stays, and the admin tab names both nodes', function () use ($elsewhere): string {
            $result = $this->world->whmcs->changePackage($this->service, $elsewhere);
            $tab = implode("\n", $this->world->whmcs->adminServicesTab($this->service));
            $isSaid = !$result->success && str_contains($result->message, 'Another place') && str_contains($tab, Seed::NODE_2) && str_contains($tab, 'node-1');
            return $isSaid ? '' : "$result->message; the tab says $tab";
        });
        $this->step($teller, 'the panel is down: the client area says so in words', function (): string {
            $this->world->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>down</h1>'], ['path' => '^/api/', 'times' => 1000]);
            $html = $this->world->whmcs->clientArea($this->service)->output;
            $this->world->panel->clearFaults();
            return $html !== '' && !str_contains($html, '<h1>down') && !str_contains($html, 'Exception') ? '' : 'it shows raw text';
        });
    }

    /** The panel is away for a moment; the first pause is over at once. */
    private function afterTheOutage(): string
    {
        $this->world->whmcs->suspend($this->service, 'Overdue');
        $this->world->panel->fault(['kind' => 'status', 'status' => 503], ['method' => 'GET', 'path' => '^/api/', 'times' => 1000]);
        $failed = $this->world->whmcs->unsuspend($this->service);
        $this->world->panel->clearFaults();
        $this->world->cronLater();
        return !$failed->success && $this->world->whmcs->status($this->service) === 'Active' ? '' : "Unsuspend said {$failed->message}";
    }

    private function byDeployment(Teller $teller): void
    {
        $service = $this->world->service($this->world->product('Minecraft anywhere', ['location_uuids' => World::location()]));
        $this->step($teller, 'Create by deployment: the server has a port', function () use ($service): string {
            $result = $this->world->whmcs->create($service);
            $servers = $this->world->panel->serversOf((string) $service);
            if (!$result->success) {
                return $result->message;
            }
            return count($servers) === 1 && $this->port($service) !== null ? '' : 'servers: ' . count($servers) . ', port: ' . var_export($this->port($service), true);
        }, $service);
        $this->step($teller, 'Terminate it', fn (): string => $this->expectGone($this->world->whmcs->terminate($service), $service), $service);
    }

    /** What the customer chose over the product, a server a choice: none without bounds, none in the wrong unit, nothing dropped. */
    private function byChoice(Teller $teller): void
    {
        $choose = fn (string $name, int $type, string $choice, int $quantity): int => $this->world->chosen($name, $type, $choice, $quantity);
        $this->step($teller, 'the customer left "RAM (GB)" at 0: Create is refused, and no server is without bounds', function () use ($choose): string {
            $result = $this->world->whmcs->create($choose('RAM (GB)', 4, 'x', 0));
            return !$result->success && str_contains($result->message, 'unlimited') && $this->wire->requests() === [] ? '' : $result->message;
        });
        $this->step($teller, 'the customer chose 4 of "RAM", which names no unit: refused with the remedy', function () use ($choose): string {
            $result = $this->world->whmcs->create($choose('RAM', 4, 'x', 4));
            return !$result->success && str_contains($result->message, '"RAM (GB)"') ? '' : $result->message;
        });
        $service = $choose('RAM (GB)', 4, 'x', 4);
        $this->step($teller, 'the customer chose 4 of "RAM (GB)": 4096 MB', function () use ($service): string {
            $result = $this->world->whmcs->create($service);
            $servers = $this->world->panel->serversOf((string) $service);
            return $result->success && (int) ($servers[0]['memory'] ?? 0) === 4096 ? '' : $result->message . json_encode(array_column($servers, 'memory'));
        }, $service);
        $region = $choose('Region', 1, World::location() . '|Frankfurt', 0);
        $this->step($teller, 'the customer chose a region for a product with a node: it is deployed there', function () use ($region): string {
            $result = $this->world->whmcs->create($region);
            return $result->success && preg_grep('~/deploy$~', array_column($this->wire->requests(), 'path')) !== [] ? '' : $result->message;
        }, $region);
        $shield = $choose('DDoS Shield', 3, 'Yes', 1);
        $this->step($teller, 'an option that means nothing to the server is named on the admin tab', function () use ($shield): string {
            $result = $this->world->whmcs->create($shield);
            $tab = implode(' ', $this->world->whmcs->adminServicesTab($shield));
            return $result->success && str_contains($tab, 'DDoS Shield') ? '' : $result->message . ' ' . $tab;
        }, $shield);
        $this->step($teller, 'Terminate those three', fn (): string => implode(' ', array_filter(array_map(
            fn (int $one): string => $this->expectGone($this->world->whmcs->terminate($one), $one),
            [$service, $region, $shield]
        ))), $shield);
    }

    private function underTheAddon(Teller $teller): void
    {
        $whmcs = $this->world->whmcs;
        $this->step($teller, 'the admin addon is activated, and lists the products for which nobody decided', function () use ($whmcs): string {
            $answer = $whmcs->addonModules->activate('calagopusadmin');
            $page = $whmcs->addonModules->page('calagopusadmin', ['tab' => 'policies']);
            return $answer['status'] === 'success' && str_contains($page, 'Nobody decided') ? '' : $answer['description'] . $page;
        });
        $product = $this->world->product('Minecraft with policies', ['node_uuid' => World::node()]);
        $service = $this->world->service($product);
        $this->step($teller, 'a policy takes the power buttons from the customers of one product', function () use ($whmcs, $product, $service): string {
            $whmcs->saveProduct($product, ['calagopusadmin_policies' => ['power' => 'no', 'place' => 'refuse']]);
            $result = $whmcs->create($service);
            return $result->success && !str_contains($whmcs->clientArea($service)->output, 'ClientRestart') ? '' : $result->message . ' The page has buttons.';
        }, $service);
        $this->step($teller, 'a bad answer is refused by its field\'s name, and nothing of the form is stored', function () use ($whmcs, $product): string {
            $whmcs->saveProduct($product, ['calagopusadmin_policies' => ['power' => 'yes', 'grace_days' => 'soon']]);
            $fields = implode('', $whmcs->offers->productFields($product));
            $page = $whmcs->addonModules->page('calagopusadmin', ['tab' => 'policies']);
            return str_contains($fields, '<strong>Days before deletion</strong>') && str_contains($page, 'Staff alone') ? '' : "$fields $page";
        });
        $this->step($teller, 'configurable options are shown, then created: the customer who chose 4 GB gets them', function () use ($whmcs): string {
            $product = $this->world->product('Minecraft to measure', ['node_uuid' => World::node()]);
            $get = ['tab' => 'options', 'product' => (string) $product];
            preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $whmcs->addonModules->page('calagopusadmin', $get), $hidden);
            $said = $whmcs->addonModules->page('calagopusadmin', $get, array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_options' => ['memory']]);
            $chosen = Capsule::table('tblproductconfigoptionssub')->where('optionname', '4|4 GB')->first();
            if ($chosen === null) {
                return $said;
            }
            $this->measured = $this->world->service($product);
            $whmcs->make->choose($this->measured, (int) $chosen->configid, (int) $chosen->id);
            $result = $whmcs->create($this->measured);
            $memory = $result->success ? $this->shown($this->world->panel->serversOf((string) $this->measured)[0])['memory'] : 0;
            return $memory === 4096 ? '' : "$memory MiB. {$result->message}";
        });
        $this->step($teller, 'Compare now on the addon\'s page: it names the server whose service was cancelled, with the repair', function () use ($whmcs, $service): string {
            Capsule::table('tblhosting')->where('id', $service)->update(['domainstatus' => 'Cancelled']);
            preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $whmcs->addonModules->page('calagopusadmin', ['tab' => 'reconcile']), $hidden);
            $page = $whmcs->addonModules->page('calagopusadmin', ['tab' => 'reconcile'], array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_run' => 'now']);
            Capsule::table('tblhosting')->where('id', $service)->update(['domainstatus' => 'Active']);
            return str_contains($page, 'Compared.') && str_contains($page, "clientsservices.php?id=$service\"") ? '' : $page;
        }, $service);
        $this->step($teller, 'Terminate those two', fn (): string => $this->expectGone($whmcs->terminate($service), $service)
            . $this->expectGone($whmcs->terminate($this->measured), $this->measured), $service);
    }

    private function withALostAnswer(Teller $teller): void
    {
        $service = $this->world->service($this->world->product('Minecraft, unlucky', ['node_uuid' => World::node()]));
        $this->step($teller, 'Create while the answer gets lost: one server all the same', function () use ($service): string {
            $this->world->panel->fault(['kind' => 'close'], ['method' => 'POST', 'path' => '/servers$', 'act' => 'after']);
            $result = $this->world->whmcs->create($service);
            $this->world->panel->clearFaults();
            $again = $result->success ? $result : $this->world->whmcs->create($service);
            $count = count($this->world->panel->serversOf((string) $service));
            return $again->success && $count === 1 ? '' : "servers: $count; {$again->message}";
        }, $service);
        $this->step($teller, 'Terminate it', fn (): string => $this->expectGone($this->world->whmcs->terminate($service), $service), $service);
    }

    private function end(Teller $teller): void
    {
        foreach (['twenty-one' => 'Twenty-One', 'six' => 'Six'] as $theme => $name) {
            $this->step($teller, "the page in the frame of $name: the bill, Upgrade, Renew, Cancel and other modules' words stay beside the server", function () use ($theme): string {
                Overview::furnish($this->world->whmcs, $this->service);
                $overview = new Overview($this->world->whmcs->clientArea($this->service, $theme)->html);
                $missing = $overview->missing();
                return $missing === [] ? $this->mustShow($overview->pane('manage')) : 'gone: ' . implode(', ', $missing);
            });
        }
        $this->step($teller, 'Terminate', fn (): string => $this->expectGone($this->world->whmcs->terminate($this->service), $this->service));
        $this->step($teller, 'Terminate again: it is gone already, and that is success', fn (): string => $this->expectGone($this->world->whmcs->terminate($this->service), $this->service));
        $this->step($teller, 'the module log has every call, and the key nowhere', function (): string {
            $log = $this->world->whmcs->logs->everything();
            if ($this->world->whmcs->logs->moduleEntries() === []) {
                return 'the log is empty';
            }
            return str_contains($log, $this->world->panel->key) ? 'the key is in a log' : '';
        });
    }

    private function expectOne(ModuleResult $result): string
    {
        $count = count($this->world->panel->serversOf((string) $this->service));
        return $result->success && $count === 1 ? '' : "servers: $count; {$result->message}";
    }

    /** What WHMCS says when a button of the customer's page is pressed, or called by a link with the same fields. */
    private function press(string $function, bool $byLink = false): string
    {
        $fields = ['modop' => 'custom', 'a' => $function, 'token' => $this->world->whmcs->tokens->generate('plain')];
        $page = $this->world->whmcs->clientArea($this->service, 'twenty-one', $byLink ? $fields : [], $byLink ? [] : $fields);
        return (string) $page->custom?->message;
    }

    /** Whether this was said, and so many orders went to the panel in this step. */
    private function expectOrders(string $said, string $expected, int $orders): string
    {
        $count = count(preg_grep('~/power$~', array_column($this->wire->requests(), 'path')) ?: []);
        return str_contains($said, $expected) && $count === $orders ? '' : "$said ($count orders)";
    }

    /** @param array<string, mixed> $wanted */
    private function expect(ModuleResult $result, array $wanted): string
    {
        if (!$result->success) {
            return $result->message;
        }
        $shown = $this->shown($this->world->panel->serversOf((string) $this->service)[0]);
        $different = array_diff_assoc($wanted, $shown);
        return $different === [] ? '' : 'the panel holds ' . json_encode($shown);
    }

    private function mustShow(string $html): string
    {
        $name = 'MC-' . $this->service;
        return str_contains($html, $name) && str_contains($html, (string) $this->port($this->service)) ? '' : "\"$name\" and its port are not on it";
    }
}
