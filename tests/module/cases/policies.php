<?php

/** What administrators decide for a product, where nobody did, and what cannot be read. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Policy\Ports;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

return [
    'where nobody decided each policy is the safe one, and config.php\'s where it has one' => static function (Check $check, Stage $stage): void {
        $stage->order();
        require_once dirname(__DIR__, 3) . '/modules-php/servers/calagopus/lib/autoload.php';
        $policies = Policies::ofProduct(1, Config::load());
        foreach (Policy::cases() as $policy) {
            $answer = $policies->answer($policy);
            $check->is(true, $policy->takes($answer), $policy->value . ': ' . $answer);
        }
        $check->is(['email-and-username', 'yes', 'no', 'refuse', 'panel', 'none', 'keep', 0], [
            $policies->answer(Policy::OwnerMatching), $policies->answer(Policy::Power), $policies->answer(Policy::Reinstall), $policies->answer(Policy::Place),
            $policies->answer(Policy::Passwords), $policies->answer(Policy::Domain), $policies->answer(Policy::Orphans), $policies->days(),
        ], 'the safe answers');
    },

    'what is decided counts for that product alone, and what cannot be answered so is refused whole' => static function (Check $check, Stage $stage): void {
        $stage->order();
        require_once dirname(__DIR__, 3) . '/modules-php/servers/calagopus/lib/autoload.php';
        Policies::decide('product-7', ['place' => 'transfer', 'grace_days' => '14', 'port_range' => '25565-25599, 27015']);
        $check->is(['transfer', 14], [Policies::ofProduct(7, Config::load())->answer(Policy::Place), Policies::ofProduct(7, Config::load())->days()], 'its own');
        $check->is(['refuse', 0], [Policies::ofProduct(8, Config::load())->answer(Policy::Place), Policies::ofProduct(8, Config::load())->days()], 'another product');
        $check->is(['refuse', 0], [Policies::ofAddon(7, Config::load())->answer(Policy::Place), Policies::ofAddon(7, Config::load())->days()], 'an addon of the same id');
        foreach ([['place' => 'refuse', 'grace_days' => '366'], ['place' => 'refuse', 'nonsense' => 'yes'], ['place' => 'refuse', 'port_range' => '99-1'], ['place' => 'refuse', 'port_range' => implode(',', range(25565, 25600))]] as $wrong) {
            try {
                Policies::decide('product-7', $wrong);
                $check->is('refused', 'taken', json_encode($wrong));
            } catch (Refusal) {
                $check->is('transfer', Policies::ofProduct(7, Config::load())->answer(Policy::Place), 'nothing of it: ' . json_encode($wrong));
            }
        }
        Capsule::table(Policies::TABLE)->where('name', 'place')->update(['value' => 'of a later release']);
        $check->is('refuse', Policies::ofProduct(7, Config::load())->answer(Policy::Place), 'what cannot be read');
        $check->is([7], Policies::decidedFor(), 'products with decisions');
        $check->is([[[25565, 25599], [27015, 27015]], null, null, null, null], array_map(Ports::read(...), ['25565-25599, 27015', '', '0', '70000', '1-2-3']), 'ports');
    },
];
