<?php

/** What is done in WHMCS beside the buttons of a service: its cron, what customers buy more of, and what an administrator changes on other pages. */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Whmcs\ModuleResult;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;

final class Hands
{
    /** Function => what the page calls it. */
    public const BUTTONS = [
        'cron' => 'Run the cron, as if each pause were over', 'toAnotherClient' => 'Move the service to another client', 'moreMemory' => 'Give its product 1024 MB more',
    ];

    /** tblproductconfigoptions.optiontype of what is counted. */
    private const QUANTITY = 4;

    private const MORE = 1024;
    private const MEMORY = 'configoption5';

    /** Tables of the module's own with the column that says when something is due. */
    private const PAUSES = ['mod_calagopus_retries' => 'next_at', 'mod_calagopus_moves' => 'next_at'];

    public function __construct(private readonly WhmcsHost $whmcs)
    {
    }

    public function cron(): string
    {
        foreach (self::PAUSES as $table => $column) {
            Capsule::schema()->hasTable($table) && Capsule::table($table)->update([$column => 0]);
        }
        Capsule::schema()->hasTable('mod_calagopus_settings') && Capsule::table('mod_calagopus_settings')->where('name', 'stock-due')->delete();
        Capsule::schema()->hasTable('mod_calagopus_reconciled') && Capsule::table('mod_calagopus_reconciled')->where('name', '<>', 'cron')->update(['began_at' => 0]);
        $this->whmcs->newRequest('cron.php');
        $this->whmcs->hooks->run('AfterCronJob', []);
        return 'The cron ran.';
    }

    public function toAnotherClient(int $service): string
    {
        $now = (int) $this->whmcs->service($service)->userid;
        $next = (int) Capsule::table('tblclients')->where('id', '<>', $now)->orderBy('id')->value('id');
        $next = $next === 0 ? $this->whmcs->make->client(['firstname' => 'John', 'lastname' => 'Heir', 'email' => 'heir@example.com']) : $next;
        Capsule::table('tblhosting')->where('id', $service)->update(['userid' => $next]);
        return "In WHMCS the service is client $next's now.";
    }

    public function moreMemory(int $service): string
    {
        $product = Capsule::table('tblproducts')->where('id', (int) $this->whmcs->service($service)->packageid);
        $memory = (int) (clone $product)->value(self::MEMORY) + self::MORE;
        $product->update([self::MEMORY => (string) $memory]);
        return "The product has $memory MB now.";
    }

    /** What can be bought more of. @return list<array{option: int, choice: int, name: string, quantity: int}> */
    public function quantities(int $service): array
    {
        $options = Capsule::table('tblproductconfigoptions as o')->join('tblproductconfiglinks as l', 'l.gid', '=', 'o.gid')
            ->where('l.pid', (int) $this->whmcs->service($service)->packageid)->where('o.optiontype', self::QUANTITY)->get(['o.id', 'o.optionname'])->all();
        return array_map(static fn (object $option): array => [
            'option' => (int) $option->id, 'name' => (string) $option->optionname,
            'choice' => (int) Capsule::table('tblproductconfigoptionssub')->where('configid', $option->id)->value('id'),
            'quantity' => (int) Capsule::table('tblhostingconfigoptions')->where(['relid' => $service, 'configid' => $option->id])->value('qty'),
        ], array_values($options));
    }

    /** An upgrade of options, paid for; what is no number stays as it is. @param array<mixed> $wanted option => quantity */
    public function buy(int $service, array $wanted): ModuleResult
    {
        $change = [];
        foreach ($this->quantities($service) as $one) {
            $quantity = filter_var($wanted[$one['option']] ?? '', FILTER_VALIDATE_INT, ['options' => ['min_range' => 0]]);
            $change[$one['option']] = [$one['choice'], $quantity === false ? $one['quantity'] : $quantity];
        }
        return $this->whmcs->changePackage($service, $change);
    }

    /** How many of the service's product can be sold still; null where WHMCS does not count them. */
    public function stock(int $service): ?int
    {
        $product = Capsule::table('tblproducts')->where('id', (int) $this->whmcs->service($service)->packageid)->first(['stockcontrol', 'qty']);
        return $product !== null && (bool) $product->stockcontrol ? (int) $product->qty : null;
    }
}
