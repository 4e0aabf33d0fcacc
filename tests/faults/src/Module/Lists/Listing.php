<?php

/** Something that the module reads of many services at once, and from which harm comes to them where a part that failed is taken for an empty one. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Module\World;
use WHMCS\Database\Capsule;

abstract class Listing
{
    /** Which of its requests are failed: a pattern of their paths. */
    public const LINES = '~~';

    /** Whether its time is none of config.php's, and long. */
    public const IS_PATIENT = false;

    /** So that what waits does so for a second. */
    protected const TIMES = ['timeout' => 1, 'connect_timeout' => 1, 'usage_timeout' => 2.0, 'reconcile_hours' => 0];

    /** @var array<int, string> service => its status in WHMCS, which nothing of this changes */
    private array $statuses = [];

    final public function __construct(protected readonly World $stage)
    {
        $this->settings([]);
        $this->prepare();
        $this->statuses = self::statuses();
    }

    /** All that is there, in WHMCS and on the panel, before it is read. */
    abstract protected function prepare(): void;

    /** Reads it as WHMCS does. @return bool whether it takes what it read for the whole */
    abstract public function run(): bool;

    /** What was said where it was not the whole. */
    abstract public function said(): string;

    /** What came to a service that must not, whatever failed; empty: nothing. */
    abstract protected function harmed(): string;

    /** In what it is not as after a run without a fault; empty: in nothing. */
    abstract public function differs(): string;

    public function harm(): string
    {
        return self::statuses() === $this->statuses ? $this->harmed() : 'WHMCS has other statuses of its services';
    }

    /** @param array<string, mixed> $settings of config.php, over the list's own */
    final public function settings(array $settings): void
    {
        $this->stage->configure($settings + static::TIMES);
    }

    protected function cron(): void
    {
        $this->stage->host->newRequest('cron.php');
        $this->stage->host->hooks->run('AfterCronJob', []);
    }

    /** WHMCS reads the module's hooks once a product of it was saved. @param array<int, string> $options */
    protected function hooks(int $product, array $options): void
    {
        $this->stage->host->saveProduct($product, ['packageconfigoption' => $options]);
        $this->stage->host->newRequest('index.php');
    }

    protected function lastActivity(): string
    {
        $activities = $this->stage->host->logs->activities();
        return (string) end($activities);
    }

    /** @return array<int, string> */
    private static function statuses(): array
    {
        return Capsule::table('tblhosting')->orderBy('id')->pluck('domainstatus', 'id')->all();
    }
}
