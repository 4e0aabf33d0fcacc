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

    /** The row, with the name of no policy, by which it is known that somebody decided, be it that nothing departs from the defaults. */
    private const LOOKED_AT = '';

    /**
     * @param string $subject "product-7" or "addon-3"; empty: of no product
     * @param array<string, string> $decided
     */
    private function __construct(public readonly string $subject, private readonly array $decided, private readonly Config $config)
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

    /** @param string $subject "product-7" or "addon-3"; empty: of no product, what config.php says and the safe answers */
    public static function ofSubject(string $subject, Config $config): self
    {
        return self::read($subject, $config);
    }

    /** Ids of the products (or addon products) for which somebody decided. @return list<int> */
    public static function decidedFor(string $kind = 'product'): array
    {
        $subjects = !self::isTable() ? [] : Capsule::table(self::TABLE)->where('subject', 'like', "$kind-%")->distinct()->pluck('subject')->all();
        return array_map(static fn (string $subject): int => (int) substr($subject, strlen($kind) + 1), $subjects);
    }

    /**
     * Decides all of it or nothing.
     *
     * @param string $subject `product-` or `addon-`, and its id
     * @param array<string, string> $answers by a policy's name; a blank one is decided no more, what is not named stays
     * @throws Refusal naming what cannot be answered so
     */
    public static function decide(string $subject, array $answers): void
    {
        self::makeTable();
        foreach ($answers as $name => $answer) {
            $policy = Policy::tryFrom($name) ?? throw new Refusal("There is no policy named \"$name\".");
            $answer === '' || $policy->takes($answer) || throw new Refusal("The policy \"$name\" cannot be \"$answer\".");
        }
        Capsule::connection()->transaction(static function () use ($subject, $answers): void {
            $blank = array_keys($answers, '', true);
            Capsule::table(self::TABLE)->where('subject', $subject)->whereIn('name', $blank)->delete();
            foreach ([self::LOOKED_AT => ''] + array_diff_key($answers, array_flip($blank)) as $name => $answer) {
                Capsule::table(self::TABLE)->updateOrInsert(['subject' => $subject, 'name' => $name], ['value' => $answer]);
            }
        });
    }

    /** Whether anything on sale has this answer; false where that cannot be read, or nobody decided anything. */
    public static function isAnywhere(Policy $policy, string $answer): bool
    {
        try {
            return Capsule::table(self::TABLE)->where(['name' => $policy->value, 'value' => $answer])->exists();
        } catch (\Throwable) {
            return false;
        }
    }

    /** What stands in the table for a subject, by a policy's name: nothing of what nobody decided. @return array<string, string> */
    public static function rows(string $subject): array
    {
        $rows = self::isTable() ? Capsule::table(self::TABLE)->where('subject', $subject)->where('name', '<>', self::LOOKED_AT)->pluck('value', 'name')->all() : [];
        return array_map(strval(...), $rows);
    }

    /** The answer; one that stands in the table and cannot be read any more counts as none. */
    public function answer(Policy $policy): string
    {
        $decided = $this->decided[$policy->value] ?? null;
        return $decided !== null && $policy->takes($decided) ? $decided : $this->undecided($policy);
    }

    /** Before something is deleted: what was decided and cannot be read may have been that it is kept. @throws Refusal */
    public function demandReadable(Policy ...$policies): void
    {
        foreach ($policies as $policy) {
            $decided = $this->decided[$policy->value] ?? null;
            if ($decided !== null && !$policy->takes($decided)) {
                throw new Refusal("What was decided for the product as \"$policy->value\" cannot be read: \"$decided\". Nothing was ended; decide it anew.");
            }
        }
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

    /** Nobody decided where there is none: reading makes no table. */
    private static function isTable(): bool
    {
        return Tables::isThere(self::TABLE);
    }

    private static function read(string $subject, Config $config): self
    {
        return new self($subject, self::rows($subject), $config);
    }
}
