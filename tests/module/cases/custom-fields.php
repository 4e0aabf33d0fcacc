<?php

/** The optional custom fields: filled in where they are, never made, and never the point of a call. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Whmcs\Target;
use WHMCS\Database\Capsule;

return [
    'fields that are there are filled in and emptied, by name through the model' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $product = (int) $stage->host->service($id)->packageid;
        $stage->host->make->customField('product', $product, 'Server UUID|The UUID');
        $stage->host->make->customField('product', $product, 'Server ID');
        $stage->host->create($id);
        $uuid = $stage->onlyServer($id)['uuid'];
        $check->is($uuid, $stage->host->paramsFor($id)['customfields']['Server UUID'], 'uuid');
        $check->is(substr($uuid, 0, 8), $stage->host->paramsFor($id)['customfields']['Server ID'], 'id');
        $stage->host->terminate($id);
        $check->is('', $stage->host->paramsFor($id)['customfields']['Server UUID'], 'emptied');
    },
    'fields that are not there are not made' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->make->customField('product', (int) $stage->host->service($id)->packageid, 'Server ID');
        $stage->host->create($id);
        $check->is(['Server ID'], Capsule::table('tblcustomfields')->pluck('fieldname')->all(), 'fields');
    },
    'without a model they are filled in by numeric id' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $product = (int) $stage->host->service($id)->packageid;
        $stage->host->make->customField('product', $product, 'Server UUID');
        $params = ['model' => null] + $stage->host->paramsFor($id);
        $check->is('success', $stage->host->callModule('calagopus', 'CreateAccount', $params), 'create');
        $check->is($stage->onlyServer($id)['uuid'], $stage->host->make->valueOf('product', $product, 'Server UUID', $id), 'uuid');
        $calls = array_column($stage->host->api->calls(), 'command');
        $check->is(['UpdateClientProduct'], array_values(array_diff($calls, ['GetEmailTemplates'])), 'the API was used; whether an e-mail is set up is another matter');
    },
    'an addon\'s fields are its own' => static function (Check $check, Stage $stage): void {
        $service = $stage->order();
        $product = (int) $stage->host->service($service)->packageid;
        $offer = $stage->host->make->addonOffer(['module' => 'calagopus', 'options' => Stage::OPTIONS]);
        $stage->host->make->customField('product', $product, 'Server UUID');
        $stage->host->make->customField('addon', $offer, 'Server UUID');
        $addon = $stage->host->make->addon(['service' => $service, 'offer' => $offer]);
        $check->is('success', $stage->host->create(Target::addon($addon))->message, 'create');
        $check->is($stage->onlyServer("addon-$addon")['uuid'], $stage->host->make->valueOf('addon', $offer, 'Server UUID', $addon), 'addon');
        $check->is(null, $stage->host->make->valueOf('product', $product, 'Server UUID', $service), 'parent');
    },
    'a field that cannot be written changes nothing about the outcome' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $stage->host->make->customField('product', (int) $stage->host->service($id)->packageid, 'Server UUID');
        Capsule::schema()->drop('tblcustomfieldsvalues');
        $params = ['customfields' => []];
        $params['model'] = $stage->host->service($id);
        $params += ['serviceid' => $id, 'clientsdetails' => ['userid' => 1, 'email' => 'ada@example.com', 'firstname' => 'Ada', 'lastname' => 'L'],
            'serverhostname' => $stage->panel->host, 'serverport' => $stage->panel->port, 'serverpassword' => $stage->panel->key, 'serversecure' => false];
        foreach (Stage::OPTIONS as $number => $value) {
            $params["configoption$number"] = $value;
        }
        $check->is('success', $stage->host->callModule('calagopus', 'CreateAccount', $params), 'create');
        $check->is($stage->onlyServer($id)['uuid'], $stage->record($id)->server_uuid, 'recorded');
        $check->has('custom fields were not filled in', $stage->host->logs->everything(), 'noted in the log');
    },
    'a typed UUID that is none is passed over' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $field = $stage->host->make->customField('product', (int) $stage->host->service($id)->packageid, 'Server UUID');
        $stage->host->create($id);
        Capsule::table('mod_calagopus_services')->delete();
        Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->update(['value' => '../../users']);
        $check->is('success', $stage->host->suspend($id)->message, 'suspend');
        $check->has('The custom field Server UUID holds no whole UUID, so it was passed over.', $stage->host->logs->everything(), 'and said');
    },
    'a typed UUID that is another than the recorded one changes nothing, and is said where staff look' => static function (Check $check, Stage $stage): void {
        $other = $stage->order();
        $id = $stage->order();
        $field = $stage->host->make->customField('product', (int) $stage->host->service($id)->packageid, 'Server UUID');
        $stage->host->create($other);
        $stage->host->create($id);
        $uuid = $stage->onlyServer($id)['uuid'];
        $says = "The custom field Server UUID does not name the server on record, $uuid, which counts.";
        $check->lacks('custom field', implode(' ', $stage->host->adminServicesTab($id)), 'the same one');
        Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->update(['value' => ' ' . strtoupper($uuid)]);
        $check->lacks('custom field', implode(' ', $stage->host->adminServicesTab($id)), 'the same one in capital letters');
        foreach ([$stage->onlyServer($other)['uuid'], 'no uuid'] as $typed) {
            Capsule::table('tblcustomfieldsvalues')->where('fieldid', $field)->update(['value' => $typed]);
            $check->has($says, implode(' ', $stage->host->adminServicesTab($id)), $typed);
            $check->is('success', $stage->host->suspend($id)->message, "$typed: suspend");
        }
        $check->is([true, false], [$stage->onlyServer($id)['suspended'], $stage->onlyServer($other)['suspended']], 'the recorded one');
    },
];
