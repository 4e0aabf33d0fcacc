<?php

/** What a WHMCS process of its own does with one service, as WHMCS's pages and its cron do it, and what came of it. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Faults\Marks;
use Calagopus\Tests\Whmcs\ModuleResult;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

final class Child
{
    public const NEW_PASSWORD = Marks::PASSWORD . '-2';

    /** What waits until its time has come, each with the column that says when. */
    private const WAITING = ['mod_calagopus_errands', 'mod_calagopus_moves', 'mod_calagopus_endings'];

    public function __construct(private readonly WhmcsHost $host, private readonly int $id)
    {
    }

    /** @param array<string, mixed> $more what was typed or chosen @return array{success: bool, message: string} */
    public function do(string $verb, array $more): array
    {
        return match ($verb) {
            'create', 'suspend', 'unsuspend', 'terminate' => self::said($this->host->$verb($this->id)),
            'change' => self::said($this->host->changePackage($this->id, $more['product'] ?? $more['options'])),
            'password' => self::said($this->host->changePassword($this->id, self::NEW_PASSWORD)),
            'tab' => $this->tab($more),
            'page' => self::said($this->page((string) $more['function'], $more['form'])),
            'cron' => $this->cron(),
        };
    }

    /** The admin tab tells what came of it on its next rendering, which asks the panel too; the activity log has the same words. @param array<string, string> $form */
    private function tab(array $form): array
    {
        $this->host->saveAdminServicesTab($this->id, $form + ['calagopus_service' => (string) $this->id]);
        $activities = $this->host->logs->activities();
        $said = (string) end($activities);
        return ['success' => str_contains($said, "Service {$this->id}: ") && str_contains($said, ' was asked for in the admin tab and done.'), 'message' => $said];
    }

    /** A form of the customer's page, sent by the customer. @param array<string, string> $form */
    private function page(string $function, array $form): ModuleResult
    {
        $form += ['modop' => 'custom', 'a' => $function, 'id' => (string) $this->id, 'token' => $this->host->tokens->generate('plain')];
        $this->host->newRequest('clientarea.php', ['action' => 'productdetails', 'id' => (string) $this->id], $form);
        $_SESSION['uid'] = (int) $this->host->service($this->id)->userid;
        return $this->host->customButton($this->id, $function, 'client');
    }

    /** WHMCS's cron, when the time of all that waits has come. It tells nobody what came of it. */
    private function cron(): array
    {
        foreach (array_filter(self::WAITING, Capsule::schema()->hasTable(...)) as $table) {
            Capsule::table($table)->update(['next_at' => 0]);
        }
        $this->host->newRequest('cron.php');
        $this->host->hooks->run('AfterCronJob', []);
        return ['success' => true, 'message' => ''];
    }

    /** @return array{success: bool, message: string} */
    private static function said(ModuleResult $result): array
    {
        return ['success' => $result->success, 'message' => $result->message];
    }
}
