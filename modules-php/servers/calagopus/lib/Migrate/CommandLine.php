<?php

/** Moving over on the command line: says what would be changed, and changes one product where that is asked for. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Migrate;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\SaveCheck;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Locks;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Services;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\SaveErrors;
use WHMCS\Module\Server\Calagopus\Store;

final class CommandLine
{
    /** Everything that was looked at is understood, or what was asked for is done. */
    public const UNDERSTOOD = 0;
    /** Something is not understood, and stays as it is. */
    public const REFUSED = 1;
    /** Something could not be read. */
    public const UNREAD = 2;

    /** Seconds for which one product is held. */
    private const LEASE = 600;

    /** @var list<Plan> */
    private array $plans = [];

    /** @var list<string> */
    private array $said = [];

    /** @var list<string> */
    private array $problems = [];

    private function __construct(private readonly Wanted $wanted)
    {
    }

    /** @param list<string> $arguments */
    public static function main(array $arguments): int
    {
        $run = new self(Wanted::of($arguments));
        try {
            Extension::demand();
            new Store();
            Ledger::makeTable();
            Locks::during('migrate', 0, self::LEASE, static fn () => $run->run());
        } catch (\Throwable $problem) {
            $run->problems[] = Messages::of($problem);
        }
        return $run->end();
    }

    private function run(): void
    {
        if ($this->wanted->id('undo') !== null) {
            $this->said = ["Product {$this->wanted->id('undo')} is as it was before it was moved.", ...Ledger::undo($this->wanted->id('undo'))];
            return;
        }
        $this->existing();
        $products = $this->products();
        if ($products === []) {
            $this->wanted->product() === null ? $this->said[] = 'No product of the Pterodactyl or the Pelican module is left.'
                : throw new Refusal("Product {$this->wanted->product()} is none of the Pterodactyl or the Pelican module.");
            return;
        }
        $this->plan($products);
        if ($this->wanted->id('apply') !== null && $this->plans[0]->reasons === []) {
            $this->apply($this->plans[0]);
        }
    }

    /** Products that have this module already: those of the existing Calagopus module are stored alike. */
    private function existing(): void
    {
        foreach ($this->wanted->product() !== null ? [] : Capsule::table('tblproducts')->where('servertype', Module::NAME)->orderBy('id')->get()->all() as $product) {
            $errors = SaveCheck::errors(SaveErrors::decoded((array) $product));
            $this->said[] = "Product {$product->id} has this module: there is nothing to convert." . ($errors === [] ? ''
                : ' Its module settings are refused, though: ' . implode('; ', SaveErrors::lines($errors)));
        }
    }

    /** @return list<object> rows of tblproducts */
    private function products(): array
    {
        $query = Capsule::table('tblproducts')->whereIn('servertype', array_column(Former::cases(), 'value'))->orderBy('id');
        return ($this->wanted->product() === null ? $query : $query->where('id', $this->wanted->product()))->get()->all();
    }

    /** @param list<object> $products */
    private function plan(array $products): void
    {
        $target = Target::of($this->wanted->id('server'));
        $services = [];
        $query = Capsule::table('tblhosting as h')->leftJoin('tblclients as c', 'c.id', '=', 'h.userid')->whereNotIn('h.domainstatus', Services::OVER);
        foreach ($query->whereIn('h.packageid', array_column($products, 'id'))->orderBy('h.id')->get(['h.id', 'h.packageid', 'h.userid', 'h.domainstatus', 'h.server', 'c.email']) as $service) {
            $services[(int) $service->packageid][] = $service;
        }
        $target->read(array_map(static fn (object $service): string => (string) $service->id, array_merge(...$services)));
        $planner = new Planner($target, $this->wanted);
        foreach ($products as $product) {
            $this->plans[] = $planner->plan($product, Former::from((string) $product->servertype), $services[(int) $product->id] ?? []);
        }
        foreach (Capsule::table('tbladdons')->whereIn('module', array_column(Former::cases(), 'value'))->orderBy('id')->get(['id', 'module'])->all() as $addon) {
            $this->said[] = "The addon {$addon->id} has the module {$addon->module}, which served no addons of their own: it stays as it is.";
        }
    }

    private function apply(Plan $plan): void
    {
        $said = Ledger::apply($plan, Target::of($this->wanted->id('server')));
        array_push($this->said, "Product {$plan->id()} has this module now. To go back: bin/migrate --undo {$plan->id()}", ...$said);
    }

    private function end(): int
    {
        $refused = array_filter($this->plans, static fn (Plan $plan): bool => $plan->reasons !== []);
        $status = match (true) {
            $this->problems !== [] => self::UNREAD,
            $refused !== [] => self::REFUSED,
            default => self::UNDERSTOOD,
        };
        if ($this->wanted->asJson) {
            echo json_encode([
                'products' => array_map(static fn (Plan $plan): array => $plan->told(), $this->plans), 'said' => $this->said, 'problems' => $this->problems,
            ], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
            return $status;
        }
        array_map(self::print(...), $this->plans);
        foreach ($this->said as $text) {
            echo Messages::plain($text), "\n";
        }
        foreach ($this->problems as $text) {
            fwrite(\STDERR, Messages::plain($text) . "\n");
        }
        return $status;
    }

    private static function print(Plan $plan): void
    {
        echo "Product {$plan->id()}, ", Messages::plain($plan->name()), ", of {$plan->from->value}: ", $plan->reasons === [] ? 'can be moved' : 'is not understood', "\n";
        foreach ($plan->changes() as $column => [$before, $after]) {
            $number = str_starts_with($column, 'configoption') ? (int) substr($column, 12) : 0;
            $label = $number === 0 ? $column : "$column (" . Options::label(Options::names()[$number - 1]) . ')';
            echo '  ', Messages::plain("$label: \"$before\" becomes \"$after\""), "\n";
        }
        foreach ($plan->policies as $name => $answer) {
            echo "  policy $name: $answer\n";
        }
        echo '  ', count($plan->services), ' services, ', count($plan->adopted), " of them with their server on the new panel\n";
        foreach (['refused' => $plan->reasons, 'note' => $plan->notes] as $what => $texts) {
            foreach ($texts as $text) {
                echo "  $what: ", Messages::plain($text), "\n";
            }
        }
    }
}
