<?php

/** Whose account is meant: an addon has one of its own, and nothing done to it touches its parent's. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\ModuleOpterius\Stage;
use Calagopus\Tests\Whmcs\Target;

/** An addon of a service, with a domain of its own in its custom field, or none. */
$addonOf = static function (Stage $stage, int $service, string $domain): int {
    $offer = $stage->host->make->addonOffer(['module' => 'opterius', 'options' => [1 => 'Business'], 'labels' => [1 => 'Package Name']]);
    $field = $stage->host->make->customField('addon', $offer, 'Domain');
    $addon = $stage->host->make->addon(['service' => $service, 'offer' => $offer]);
    if ($domain !== '') {
        $stage->host->make->customFieldValue($field, $addon, $domain);
    }
    return $addon;
};

return [
    'an addon has an account of its own, made, suspended and terminated beside its parent\'s' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->live();
        $addon = Target::addon($id = $addonOf($stage, $service, 'second.example.com'));
        $check->is('success', $stage->host->create($addon)->message, 'create');
        $own = $stage->panel->account('secondex');
        $check->is(['second.example.com', 'Business', 'active'], [$own['domain'] ?? null, $own['package'] ?? null, $own['on_agent'] ?? null], 'its own account');
        $offer = (int) $stage->host->addon($id)->addonid;
        $check->is('secondex', $stage->host->make->valueOf('addon', $offer, 'Username', $id), 'its username is saved on it');
        $check->is('success', $stage->host->suspend($addon)->message, 'suspend');
        $check->is([true, false], [$stage->panel->account('secondex')['suspended'], $stage->panel->account('jane')['suspended']], 'suspended');
        $before = $stage->panel->account('jane')['password_sha256'];
        $check->is('success', $stage->host->changePassword($addon, 'second-password')->message, 'password');
        $check->is([$before, hash('sha256', 'second-password')], [$stage->panel->account('jane')['password_sha256'], $stage->panel->account('secondex')['password_sha256']], 'the parent\'s password');
        $check->is('success', $stage->host->terminate($addon)->message, 'terminate');
        $check->is([null, 'jane'], [$stage->panel->account('secondex'), $stage->panel->account('jane')['username'] ?? null], 'the parent\'s is there');
        $check->is(['active', 'gone'], [$stage->state($service), $stage->state("addon-$id")], 'records');
    },
    'an addon without a domain is refused, and its parent\'s account is never taken for it' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->live();
        $before = $stage->panel->account('jane');
        foreach (['', 'jane.example.com'] as $domain) {
            $addon = Target::addon($addonOf($stage, $service, $domain));
            $create = $stage->host->create($addon);
            $check->has($domain === '' ? 'Domain' : "belongs to service $service", $create->message, "create with \"$domain\"");
            foreach ([$stage->host->suspend($addon), $stage->host->changePassword($addon, 'stolen-password')] as $result) {
                $check->is(false, $result->success, "command with \"$domain\"");
            }
            $stage->host->terminate($addon);
        }
        $check->is($before, $stage->panel->account('jane'), 'the parent\'s account');
    },
    'an addon that WHMCS passes with its parent\'s names is not mixed up' => static function (Check $check, Stage $stage) use ($addonOf): void {
        $service = $stage->live();
        $addon = Target::addon($addonOf($stage, $service, 'second.example.com'));
        $params = ['username' => 'jane', 'domain' => 'jane.example.com'] + $stage->host->paramsFor($addon);
        $check->is('success', $stage->host->callModule('opterius', 'CreateAccount', $params), 'create');
        $check->is('success', $stage->host->callModule('opterius', 'TerminateAccount', $params), 'terminate');
        $check->is('jane', $stage->panel->account('jane')['username'] ?? null, 'the parent\'s account');
    },
    'a model of another service, or something else than a model, is refused' => static function (Check $check, Stage $stage): void {
        $id = $stage->live();
        $other = $stage->order(['username' => 'other', 'domain' => 'other.example.com']);
        $params = $stage->host->paramsFor($id);
        foreach ([$stage->host->service($other), new stdClass(), 'text', 5] as $model) {
            $answer = $stage->host->callModule('opterius', 'TerminateAccount', ['model' => $model] + $params);
            $check->that(is_string($answer) && $answer !== 'success', get_debug_type($model) . ": $answer");
        }
        $check->is('jane', $stage->panel->account('jane')['username'] ?? null, 'untouched');
    },
];
