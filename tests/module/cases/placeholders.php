<?php

/** Placeholders in a product's name prefix and egg variables: what the administrator wrote is filled in, and a customer's words stay harmless. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;

/** What the panel was last told of a variable when a server was made. */
$variable = static function (Stage $stage, string $name): ?string {
    $bodies = array_column($stage->panel->requests('POST', '^/api/admin/servers(/deploy)?$'), 'body');
    foreach (json_decode((string) end($bodies), true)['variables'] ?? [] as $one) {
        if (($one['env_variable'] ?? '') === $name) {
            return $one['value'];
        }
    }
    return null;
};
/** A variable that takes any text. */
$greeting = static fn (Stage $stage) => $stage->panel->control('POST', 'variable', [
    'env_variable' => 'GREETING', 'default_value' => '', 'rules' => ['nullable', 'string'], 'user_editable' => true,
]);

return [
    'they are filled in at Create and at Change Package' => static function (Check $check, Stage $stage) use ($variable, $greeting): void {
        $greeting($stage);
        $options = [18 => '{first_name}-{client_id}-', 19 => 'GREETING={domain}_{service_id}_{username}.jar'];
        $id = $stage->order($options, ['firstname' => 'Zoë'], [], ['domain' => 'play.example.com', 'username' => 'zoe']);
        $check->is('success', $stage->host->create($id)->message, 'Create');
        $client = (int) $stage->host->service($id)->userid;
        $check->is("Zoë-$client-$id", $stage->onlyServer($id)['name'] ?? null, 'name');
        $check->is("play.example.com_{$id}_zoe.jar", $variable($stage, 'GREETING'), 'variable');
        $stage->panel->install((string) $stage->record($id)->server_uuid);
        $check->is('success', $stage->host->changePackage($id, $stage->product([18 => '{last_name}/'] + $options))->message, 'Change Package');
        $check->is("Lovelace/$id", $stage->onlyServer($id)['name'] ?? null, 'name afterwards');
    },
    'a customer\'s name brings no line, no sign of a shell and no braces with it' => static function (Check $check, Stage $stage) use ($variable, $greeting): void {
        $greeting($stage);
        $name = "a\nMINECRAFT_VERSION=x; rm -rf \$(id) `{username}` {{SERVER_PORT}} <b>'\"|&\\";
        $id = $stage->order([19 => 'GREETING={first_name}.jar'], ['firstname' => $name], [], ['username' => 'u']);
        $check->is('success', $stage->host->create($id)->message, 'Create');
        $check->is('aMINECRAFT_VERSIONx rm -rf id username SERVER_PORT b.jar', $variable($stage, 'GREETING'), 'all of it, in its own variable');
        $check->that($variable($stage, 'MINECRAFT_VERSION') !== 'x', 'and none in another');
    },
    'what is none, what the egg writes, and what a customer chose stay as they are' => static function (Check $check, Stage $stage) use ($variable, $greeting): void {
        $greeting($stage);
        $product = $stage->product([18 => '{nothing}-{{first_name}}-', 19 => 'MINECRAFT_VERSION=1.21']);
        $field = $stage->host->make->customField('product', $product, 'GREETING', ['adminonly' => '']);
        $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
        $stage->host->make->customFieldValue($field, $id, '{first_name}.jar');
        $check->is('success', $stage->host->create($id)->message, 'Create');
        $check->is("{nothing}-{{first_name}}-$id", $stage->onlyServer($id)['name'] ?? null, 'name');
        $check->is('{first_name}.jar', $variable($stage, 'GREETING'), 'the customer\'s');
    },
    'an addon is named by its own id' => static function (Check $check, Stage $stage): void {
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => [18 => '{service_id}:'] + Stage::OPTIONS]);
        $addon = $stage->host->make->addon(['service' => $stage->order(), 'offer' => $offer, 'server' => $stage->server()]);
        $stage->host->create(Calagopus\Tests\Whmcs\Target::addon($addon));
        $check->is("addon-$addon:addon-$addon", $stage->onlyServer("addon-$addon")['name'] ?? null, 'name');
    },
];
