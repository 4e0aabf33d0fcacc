<?php

/** The life of a web-hosting account: from Test Connection to Terminate, with a warning, a lost answer and another customer's name on the way. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Whmcs\ModuleResult;
use Calagopus\Tests\Whmcs\Overview;

final class WebHostingLife implements Life
{
    private readonly Wire $wire;
    private int $service = 0;

    public function __construct(private readonly World $world)
    {
        $this->wire = new Wire($world->opterius->process);
    }

    public function run(Teller $teller): void
    {
        $teller->say('A web-hosting account on an Opterius panel');
        $this->beforeTheOrder($teller);
        $this->created($teller);
        $this->underAdministration($teller);
        $this->whenThePanelFails($teller);
        $this->ofAnotherCustomer($teller);
        $this->end($teller);
    }

    private function beforeTheOrder(Teller $teller): void
    {
        $this->step($teller, 'Test Connection', function (): string {
            $result = $this->world->whmcs->testConnection($this->world->hostingServer);
            return $result['success'] ? '' : $result['error'];
        });
        $this->step($teller, 'the product page offers the panel\'s packages', function (): string {
            $field = $this->world->whmcs->configOptions($this->world->package('Starter'))[1];
            return isset($field['choices']['Starter']) ? '' : 'no list: ' . $field['error'];
        });
        $this->step($teller, 'a product with "Startr": Create is refused and names Starter', function (): string {
            $result = $this->world->whmcs->create($this->world->hosting('Startr', 'lower', 'lower.example.com'));
            return !$result->success && str_contains($result->message, 'Did you mean "Starter"?') ? '' : "it says: {$result->message}";
        });
    }

    private function created(Teller $teller): void
    {
        $this->service = $this->world->hosting('Starter', '', 'jane.example.com');
        $this->step($teller, 'Create: the username is made from the domain', fn (): string => $this->expect(
            $this->world->whmcs->create($this->service),
            ['username' => 'janeexam', 'domain' => 'jane.example.com', 'package' => 'Starter', 'on_agent' => 'active'],
        ));
        $this->step($teller, 'Create pressed again: still the same account', function (): string {
            $problem = $this->expect($this->world->whmcs->create($this->service), ['on_agent' => 'active']);
            return $problem !== '' || $this->posted('create') === 0 ? $problem : 'another one was asked for';
        });
        $this->world->opterius->put('janeexam', ['disk_used_mb' => 2560, 'bw_used_mb' => 300]);
        $this->step($teller, 'the client area shows it', fn (): string => $this->mustShow($this->world->whmcs->clientArea($this->service)->output));
        $this->step($teller, 'the admin tab shows it', fn (): string => $this->mustShow(implode("\n", $this->world->whmcs->adminServicesTab($this->service))));
    }

    private function underAdministration(Teller $teller): void
    {
        $whmcs = $this->world->whmcs;
        $this->step($teller, 'Suspend, with a reason', fn (): string => $this->expect($whmcs->suspend($this->service, 'Overdue'), ['suspended' => true, 'reason' => 'Overdue']));
        $this->step($teller, 'Unsuspend', fn (): string => $this->expect($whmcs->unsuspend($this->service), ['suspended' => false]));
        $this->step($teller, 'Change Password', fn (): string => $this->expect(
            $whmcs->changePassword($this->service, 'another-password'),
            ['password_sha256' => hash('sha256', 'another-password')],
        ));
        $this->step($teller, 'Change Package to Business', fn (): string => $this->expect(
            $whmcs->changePackage($this->service, $this->world->package('Business')),
            ['package' => 'Business'],
        ));
        $this->step($teller, 'the daily usage update fills WHMCS\'s own columns', function () use ($whmcs): string {
            $whmcs->usageUpdate($this->world->hostingServer);
            $service = $whmcs->service($this->service);
            $held = [(int) $service->diskusage, (int) $service->disklimit, (int) $service->bwusage, (int) $service->bwlimit];
            return $held === [2560, 51200, 300, 512000] ? '' : 'they hold ' . json_encode($held);
        });
    }

    private function whenThePanelFails(Teller $teller): void
    {
        $service = $this->world->hosting('Starter', 'unlucky', 'unlucky.example.com');
        $this->step($teller, 'the server\'s agent fails: the panel\'s warning is no success', function () use ($service): string {
            $this->world->opterius->agent('fail', 0, ['create']);
            $result = $this->world->whmcs->create($service);
            $this->world->opterius->agent('ok');
            return !$result->success && $this->world->whmcs->status($service) === 'Pending' ? '' : "it says: {$result->message}";
        }, 'unlucky');
        $this->step($teller, 'Create pressed again heals', fn (): string => $this->expect($this->world->whmcs->create($service), ['on_agent' => 'active'], 'unlucky'), 'unlucky');
        $this->step($teller, 'Terminate while the answer gets lost: gone all the same', function () use ($service): string {
            $this->world->opterius->fault('lost', ['path' => '/accounts/terminate$']);
            $result = $this->world->whmcs->terminate($service);
            $this->world->opterius->clearFaults();
            return $this->expectGone($result, 'unlucky');
        }, 'unlucky');
    }

    private function ofAnotherCustomer(Teller $teller): void
    {
        $this->step($teller, 'another customer orders the same names: an error with both ways out, and no access', function (): string {
            $before = $this->world->opterius->account('janeexam');
            $thief = $this->world->hosting('Starter', 'janeexam', 'jane.example.com');
            $create = $this->world->whmcs->create($thief);
            $others = [$this->world->whmcs->changePassword($thief, 'stolen-password'), $this->world->whmcs->suspend($thief)];
            $this->world->whmcs->terminate($thief);
            if ($create->success || array_filter($others, static fn (ModuleResult $result): bool => $result->success) !== []) {
                return 'it was given access';
            }
            $says = str_contains($create->message, 'Set another username') && str_contains($create->message, 'delete it on the panel');
            return $says && $this->world->opterius->account('janeexam') === $before ? '' : "it says: {$create->message}";
        });
        $this->step($teller, 'the panel is down: the client area says so in words', function (): string {
            $this->world->opterius->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>down</h1>'], ['path' => '^/api/', 'times' => 0]);
            $html = $this->world->whmcs->clientArea($this->service)->output;
            $this->world->opterius->clearFaults();
            return str_contains($html, 'cannot be shown right now') && !str_contains($html, '<h1>down') ? '' : 'it shows raw text';
        });
    }

    private function end(Teller $teller): void
    {
        foreach (['twenty-one' => 'Twenty-One', 'six' => 'Six'] as $theme => $name) {
            $this->step($teller, "the page in the frame of $name: the bill, Upgrade, Renew, Cancel and other modules' words stay beside the account", function () use ($theme): string {
                Overview::furnish($this->world->whmcs, $this->service);
                $overview = new Overview($this->world->whmcs->clientArea($this->service, $theme)->html);
                $missing = $overview->missing();
                return $missing === [] && $overview->paneOf('opterius-overview') === 'domain' ? '' : 'gone: ' . implode(', ', $missing);
            });
        }
        $this->step($teller, 'Terminate', fn (): string => $this->expectGone($this->world->whmcs->terminate($this->service), 'janeexam'));
        $this->step($teller, 'Terminate again: it is gone already, and that is success', fn (): string => $this->expectGone($this->world->whmcs->terminate($this->service), 'janeexam'));
        $this->step($teller, 'the module log has every call, and no key or password', function (): string {
            $log = $this->world->whmcs->logs->everything();
            foreach ([$this->world->opterius->key, 'another-password', 'stolen-password', World::PASSWORD] as $secret) {
                if (str_contains($log, $secret)) {
                    return 'a secret is in a log';
                }
            }
            return str_contains($log, '/accounts/create') ? '' : 'the log is empty';
        });
    }

    /** @param callable(): string $do */
    private function step(Teller $teller, string $title, callable $do, string $username = 'janeexam'): void
    {
        $this->wire->begin();
        $this->world->calls();
        $teller->step('opterius', $title, $do, fn (): array => [...$this->world->calls(), ...$this->wire->lines(), ...$this->holds($username)]);
    }

    /** @return list<string> what the panel holds of the account now */
    private function holds(string $username): array
    {
        $account = $this->world->opterius->account($username);
        if ($account === null) {
            return $this->service === 0 ? [] : ["panel  no account $username"];
        }
        return [sprintf(
            'panel  account %s, %s, for service %d: package %s, the server %s%s',
            $account['username'],
            $account['domain'],
            $account['whmcs_service_id'],
            $account['package'],
            $account['on_agent'] === null ? 'was not set up' : 'is set up',
            $account['suspended'] ? ', suspended' : ''
        )];
    }

    /** How often one of the panel's actions was asked for in this step. */
    private function posted(string $action): int
    {
        return count(array_filter($this->wire->requests(), static fn (array $request): bool => str_ends_with((string) $request['path'], "/$action")));
    }

    /** @param array<string, mixed> $wanted */
    private function expect(ModuleResult $result, array $wanted, string $username = 'janeexam'): string
    {
        if (!$result->success) {
            return $result->message;
        }
        $account = $this->world->opterius->account($username) ?? [];
        return array_intersect_key($account, $wanted) == $wanted ? '' : 'the panel holds ' . json_encode($account);
    }

    private function expectGone(ModuleResult $result, string $username): string
    {
        return $result->success && $this->world->opterius->account($username) === null ? '' : "it is there; {$result->message}";
    }

    private function mustShow(string $html): string
    {
        return str_contains($html, 'jane.example.com') && str_contains($html, 'janeexam') && str_contains($html, '2.5 GB of 10 GB')
            ? '' : 'domain, username and disk space are not on it';
    }
}
