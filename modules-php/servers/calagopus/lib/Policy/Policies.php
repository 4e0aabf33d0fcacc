<?php

/** What was decided for a product or an addon product: its rows, what config.php says where there are none, and the safe answer where nobody decided. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Policy;

use Illuminate\Database\Schema\Blueprint;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Tables;

final class Policies
{
    public const TABLE = 'mod_calagopus_policies';

    /** @param array<string, string> $decided */
    private function __construct(private readonly array $decided, private readonly Config $config)
    {
    }

    public static function makeTable(): void
    {
        Tables::ensure(self::TABLE, static function (Blueprint $table): void {
            $table->string('subject', 32);
            $table->string('name', 32);
            $table->string('value', 191);
            $table->primary(['subject', 'name']);
        });
    }

    /** Of the product, or addon product, of the service that WHMCS names. */
    public static function of(Params $params, Config $config): self
    {
        $identity = Identity::of($params);
        $addon = Capsule::table('tblhostingaddons')->where('id', $identity->id);
        return $identity->isAddon
            ? self::ofAddon((int) $addon->value('addonid'), $config)
            : self::ofProduct($params->number('pid') ?? (int) Capsule::table('tblhosting')->where('id', $identity->id)->value('packageid'), $config);
    }

    public static function ofProduct(int $id, Config $config): self
    {
        return self::read("product-$id", $config);
    }

    public static function ofAddon(int $id, Config $config): self
    {
        return self::read("addon-$id", $config);
    }

    /** Ids of the products (or addon products) for which somebody decided. @return list<int> */
    public static function decidedFor(string $kind = 'product'): array
    {
        self::makeTable();
        $subjects = Capsule::table(self::TABLE)->where('subject', 'like', "$kind-%")->distinct()->pluck('subject')->all();
        return array_map(static fn (string $subject): int => (int) substr($subject, strlen($kind) + 1), $subjects);
    }

    /** @param array<string, string> $answers by a policy's name; what is not named stays @throws Refusal naming what cannot be answered so */
    public static function decide(string $subject, array $answers): void
    {
        self::makeTable();
        foreach ($answers as $name => $answer) {
            $policy = Policy::tryFrom($name) ?? throw new Refusal("There is no policy named \"$name\".");
            $policy->takes($answer) || throw new Refusal("The policy \"$name\" cannot be \"$answer\".");
        }
        foreach ($answers as $name => $answer) {
            Capsule::table(self::TABLE)->updateOrInsert(['subject' => $subject, 'name' => $name], ['value' => $answer]);
        }
    }

    /** The answer; one that stands in the table and cannot be read any more counts as none. */
    public function answer(Policy $policy): string
    {
        $decided = $this->decided[$policy->value] ?? null;
        return $decided !== null && $policy->takes($decided) ? $decided : $this->undecided($policy);
    }

    public function is(Policy $policy, string $answer): bool
    {
        return $this->answer($policy) === $answer;
    }

    public function days(): int
    {
        return (int) $this->answer(Policy::GraceDays);
    }

    private function undecided(Policy $policy): string
    {
        return match ($policy) {
            Policy::OwnerMatching => $this->config->ownerMatching(),
            Policy::Power => $this->config->customerPower() ? 'yes' : 'no',
            Policy::Reinstall => $this->config->customerReinstall() ? 'yes' : 'no',
            default => $policy->standard(),
        };
    }

    private static function read(string $subject, Config $config): self
    {
        self::makeTable();
        $rows = Capsule::table(self::TABLE)->where('subject', $subject)->pluck('value', 'name')->all();
        return new self(array_map(strval(...), $rows), $config);
    }
}
