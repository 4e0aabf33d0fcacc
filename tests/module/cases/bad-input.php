<?php

/** Everything a person can type wrong: a clear sentence with the field's name, and nothing changed on the panel. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use WHMCS\Database\Capsule;

/** Create and ChangePackage refuse, say why, and nothing is on the panel that was not there. */
$refused = static function (Check $check, Stage $stage, array $options, array $says, bool $asks = false): void {
    $id = $stage->order($options);
    $answer = $stage->host->create($id);
    $check->is(false, $answer->success, 'create');
    foreach ($says as $part) {
        $check->has($part, $answer->message, 'create');
    }
    $check->is([], $stage->panel->state()['servers'], 'servers');
    if (!$asks) {
        $check->is([], $stage->panel->log(), 'requests');
    }
    $change = $stage->host->changePackage($id, (int) $stage->host->service($id)->packageid);
    $check->is(false, $change->success, 'change');
};

$numbers = [
    'Memory' => 5, 'Swap' => 6, 'Disk' => 7, 'CPU Limit' => 8, 'Memory Overhead' => 9, 'IO Weight' => 10, 'Allocation Limit' => 11,
    'Database Limit' => 12, 'Backup Limit' => 13, 'Schedule Limit' => 14,
];

return [
    'every number is parsed whole or refused with its label' => static function (Check $check, Stage $stage) use ($numbers): void {
        $id = $stage->order();
        $product = (int) $stage->host->service($id)->packageid;
        foreach ($numbers as $label => $number) {
            $column = "configoption$number";
            $right = (string) Capsule::table('tblproducts')->where('id', $product)->value($column);
            foreach (['2 GB', '1e3', '0x10', ' 12 34', '1.5', '-2', '99999999999999999999', 'many', '1,024', '+1'] as $value) {
                Capsule::table('tblproducts')->where('id', $product)->update([$column => $value]);
                $answer = $stage->host->create($id);
                $check->is(false, $answer->success, "$label \"$value\"");
                $check->has("$label: ", $answer->message, "$label \"$value\"");
            }
            Capsule::table('tblproducts')->where('id', $product)->update([$column => $right]);
        }
        $check->is([], $stage->panel->log(), 'requests');
    },
    'blank memory, disk and CPU are refused with the hint that 0 means unlimited' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [5 => '', 7 => ' ', 8 => ''], ['Memory: ', 'Disk: ', 'CPU Limit: ', '0', 'unlimited']);
    },
    'any other blank takes its default' => static function (Check $check, Stage $stage): void {
        $id = $stage->order(array_fill_keys([6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24], ''));
        $check->is('success', $stage->host->create($id)->message, 'create');
        $check->is("Server-$id", $stage->onlyServer($id)['name'], 'name');
    },
    'all errors come at once' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [1 => 'x', 2 => '', 3 => 'y', 5 => 'lots', 10 => '5000', 19 => 'no equals sign', 15 => 'plugins'], [
            'Nest UUID: ', 'Egg UUID: ', 'Node UUID: ', 'Memory: ', 'IO Weight: ', 'Egg Variables: ', 'Custom Feature Limits: ',
        ]);
    },
    'neither node nor location is refused' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [3 => '', 4 => ''], ['Node UUID: ']);
    },
    'an unknown variable names those of the egg, before anything is made' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [19 => 'MAX_PLAYRES=20'], ['MAX_PLAYRES', 'SERVER_JARFILE', 'MINECRAFT_VERSION'], true);
        $check->is([], $stage->panel->requests('POST', '.'), 'nothing was posted');
    },
    'a variable that breaks the egg\'s rules brings the panel\'s own message' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [19 => 'SERVER_JARFILE=' . str_repeat('x', 30)], ['SERVER_JARFILE'], true);
    },
    'a name that is too short or too long is refused' => static function (Check $check, Stage $stage) use ($refused): void {
        $refused($check, $stage, [18 => str_repeat('n', 300)], ['Server Name Prefix: ']);
        $id = $stage->order([18 => 'S']);
        $check->is(false, $stage->host->create($id)->success, "a name of two characters (S$id)");
        $check->is([], $stage->panel->state()['servers'], 'servers');
    },
    'an unknown nest, egg, node or location is said' => static function (Check $check, Stage $stage): void {
        foreach ([1, 2, 3] as $number) {
            $id = $stage->order([$number => '01234567-89ab-cdef-0123-456789abcdef']);
            $answer = $stage->host->create($id);
            $check->is(false, $answer->success, "option $number");
            $check->that(strlen($answer->message) > 20, "option $number: {$answer->message}");
        }
        $id = $stage->order([3 => '', 4 => '01234567-89ab-cdef-0123-456789abcdef']);
        $check->is(false, $stage->host->create($id)->success, 'location');
        $check->is([], $stage->panel->state()['servers'], 'servers');
    },
    'a full node begins with the documented words' => static function (Check $check, Stage $stage): void {
        $owner = $stage->panel->control('POST', 'user', [])['uuid'];
        for ($free = $stage->panel->state()['nodes'][0]; $free['allocations_used'] < $free['allocations']; $free = $stage->panel->state()['nodes'][0]) {
            $stage->panel->control('POST', 'server', ['owner' => $owner, 'name' => 'Filler', 'node' => $free['uuid']]);
        }
        $id = $stage->order([3 => $free['uuid']]);
        $answer = $stage->host->create($id);
        $check->starts('No available allocations on the selected node', $answer->message, 'create');
        $check->has('clear Node UUID and give Location UUIDs in its Module Settings. Then repeat the action.', $answer->message, 'what to do');
        $check->is(null, $stage->onlyServer($id), 'server');
        $check->is(null, $stage->record($id)->intent_origin, 'no intent is left');
    },
    'what is unambiguous in the host name is mended and said' => static function (Check $check, Stage $stage): void {
        $host = "http://{$stage->panel->host}:{$stage->panel->port}/";
        $answer = $stage->host->testConnection($stage->server(['hostname' => $host, 'port' => '']));
        $check->is(true, $answer['success'], "$host: {$answer['error']}");
        $check->is(1, substr_count($answer['error'], 'The host name was mended'), "what was mended is said once: {$answer['error']}");
        $id = $stage->order([], [], ['hostname' => " {$stage->panel->host} "]);
        $check->is('success', $stage->host->create($id)->message, 'spaces around it');
    },
    'other host names, ports and keys are refused with the field\'s name' => static function (Check $check, Stage $stage): void {
        foreach (['panel.example.com/admin', 'https://panel.example.com/api', 'user@panel.example.com', 'a b', 'ftp://panel.example.com', "evil\r\nHost: x", 'ho_st!', 'x?y'] as $host) {
            $answer = $stage->host->testConnection($stage->server(['hostname' => $host]));
            $check->is(false, $answer['success'], $host);
            $check->matches('/host/i', $answer['error'], $host);
        }
        foreach (['none', '0x50', '70000', '-1', '80 81'] as $port) {
            $answer = $stage->host->testConnection($stage->server(['port' => $port]));
            $check->matches('/^port/i', $answer['error'], "port $port");
        }
        foreach (['short', str_repeat('k', 47), str_repeat('k', 49)] as $key) {
            $answer = $stage->host->testConnection($stage->server(['password' => $key]));
            $check->matches('/key/i', $answer['error'], 'key of ' . strlen($key));
            $check->lacks($key, $answer['error'], 'the key itself');
        }
        $check->has('Password', $stage->host->testConnection($stage->server(['password' => '']))['error'], 'no key');
        $check->is([], $stage->panel->log(), 'none of them asked the panel');
        $check->is(true, $stage->host->testConnection($stage->server(['password' => " {$stage->panel->key}\n"]))['success'], 'a key with spaces around it');
    },
    'an e-mail address that the panel refuses is said' => static function (Check $check, Stage $stage): void {
        $id = $stage->order([], ['email' => 'not an address']);
        $answer = $stage->host->create($id);
        $check->is(false, $answer->success, 'create');
        $check->matches('/e-?mail/i', $answer->message, 'create');
        $check->is([], $stage->panel->state()['servers'], 'servers');
    },
    'text that is not UTF-8 is refused with the field\'s name' => static function (Check $check, Stage $stage): void {
        $params = $stage->host->paramsFor($stage->order());
        $answer = $stage->host->callModule('calagopus', 'CreateAccount', ['configoption17' => "java \xff\xfe"] + $params);
        $check->has('Startup Command: ', $answer, 'startup command');
        $details = ['firstname' => "Ad\xff"] + $params['clientsdetails'];
        $answer = $stage->host->callModule('calagopus', 'CreateAccount', ['clientsdetails' => $details] + $params);
        $check->that($answer !== 'success', 'first name');
        $check->matches('/first ?name/i', $answer, 'first name');
        $check->is([], $stage->panel->log(), 'requests');
    },
    'a client with a name in any script, with none or a long one, is a client all the same' => static function (Check $check, Stage $stage): void {
        $clients = [
            ['firstname' => 'Cher', 'lastname' => ''], ['firstname' => '', 'lastname' => ''], ['firstname' => '李', 'lastname' => '小龍'],
            ['firstname' => 'Αλέξανδρος', 'lastname' => 'Παπαδόπουλος'], ['firstname' => 'محمد', 'lastname' => 'علي'], ['firstname' => '🦊', 'lastname' => '🦊'],
            ['firstname' => str_repeat('Long', 60), 'lastname' => str_repeat('Ä', 190)], ['firstname' => "Seán", 'lastname' => "O'Brien"],
            ['firstname' => '<b>', 'lastname' => '"&amp;"'], ['firstname' => '  ', 'lastname' => '-'],
        ];
        foreach ($clients as $number => $client) {
            $id = $stage->order([], $client);
            $check->is('success', $stage->host->create($id)->message, "client $number");
            $check->that($stage->onlyServer($id) !== null, "client $number has a server");
        }
        $names = array_column($stage->panel->state()['users'], 'name_last', 'name_first');
        $check->is("O'Brien", $names['Seán'] ?? null, 'an apostrophe arrives as typed');
        $check->is('"&amp;"', $names['<b>'] ?? null, 'what looks encoded arrives as typed');
    },
    'what looks like markup in a startup command arrives as typed' => static function (Check $check, Stage $stage): void {
        $command = 'cd "O\'Brien" && java -jar {{SERVER_JARFILE}} <in >out &amp; echo \'$HOME\' | tee "a b"';
        $id = $stage->order([17 => $command, 19 => "SERVER_JARFILE=a&b's.jar", 18 => "O'Brien & \"Söhne\" "]);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $server = $stage->onlyServer($id);
        $check->is($command, $server['startup'], 'startup');
        $check->is("O'Brien & \"Söhne\" $id", $server['name'], 'name');
        $check->is("a&b's.jar", ((array) $server['variables'])['SERVER_JARFILE'] ?? null, 'variable');
    },
    'configurable options replace options by name or label, and variables by name' => static function (Check $check, Stage $stage): void {
        $product = $stage->product([19 => "SERVER_JARFILE=a.jar\nMINECRAFT_VERSION=1.20"]);
        $id = $stage->host->make->service(['client' => $stage->host->make->client(), 'product' => $product, 'server' => $stage->server()]);
        foreach (['Memory (MB)|Your memory' => '4096|4 GB', 'cpu' => '200|Two', 'Backup Limit' => '3|Three', 'MINECRAFT_VERSION' => '1.21$1|New'] as $name => $choice) {
            $option = $stage->host->make->configurableOption($product, $name, 1, [$choice]);
            $stage->host->make->choose($id, $option['option'], $option['choices'][0]);
        }
        $disk = $stage->host->make->configurableOption($product, 'disk|Disk space', 4, ['MB']);
        $stage->host->make->choose($id, $disk['option'], $disk['choices'][0], 20480);
        $check->is('success', $stage->host->create($id)->message, 'create');
        $server = $stage->onlyServer($id);
        $check->is([4096, 200, 20480], [(int) $server['memory'], (int) $server['cpu'], (int) $server['disk']], 'limits');
        $variables = (array) $server['variables'];
        $check->is(['a.jar', '1.21$1'], [$variables['SERVER_JARFILE'] ?? null, $variables['MINECRAFT_VERSION'] ?? null], 'variables');
    },
    'a wrong config.php is said with the setting\'s name' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $wrong = [
            'timeout' => ['soon', NAN, INF], 'owner_matching' => ['guess'], 'former_installations' => ['x', ['old.example.com'], [''], [5]], 'no_such_setting' => [1], 'proxy' => [5],
            'owner_send_email' => ['yes', 'true', 1, 0, null], 'owner_language' => [5, null, ''], 'intent_margin' => [null, '60', INF], 'lock_wait' => [null, '5'],
        ];
        foreach ($wrong as $name => $values) {
            foreach ($values as $value) {
                $stage->configure([$name => $value]);
                $answer = $stage->host->create($id);
                $check->has("config.php: ", $answer->message, "$name: " . var_export($value, true));
                $check->has("\"$name\"", $answer->message, "$name: " . var_export($value, true));
            }
        }
        file_put_contents(Stage::folder() . '/config.php', '<?php return 5;');
        $check->has('must return an array', $stage->host->create($id)->message, 'no array');
        file_put_contents(Stage::folder() . '/config.php', '<?php return [');
        $check->that($stage->host->create($id)->success === false, 'broken');
        $check->is([], $stage->panel->log(), 'requests');
    },
    'a panel under former_panels that is no address is said, and one with a slash or capital letters is the panel' => static function (Check $check, Stage $stage): void {
        $id = $stage->order();
        $check->is('success', $stage->host->create($id)->message, 'create');
        $old = 'https://old.example.com';
        Capsule::table('mod_calagopus_services')->update(['origin' => $old]);
        $now = $stage->panel->url;
        $mark = $stage->panel->mark();
        foreach ([[$old], [$old => ''], [$old => 5], ['old.example.com' => $now], [$old => 'panel.example.com']] as $panels) {
            $stage->configure(['former_panels' => $panels]);
            $check->has('config.php: "former_panels" maps', $stage->host->suspend($id)->message, json_encode($panels));
        }
        $check->is([], $stage->panel->log($mark), 'requests');
        foreach ([["$old/" => $now], ['HTTPS://Old.Example.Com' => strtoupper($now) . '/'], [" $old " => " $now "]] as $panels) {
            $stage->configure(['former_panels' => $panels]);
            Capsule::table('mod_calagopus_services')->update(['origin' => $old]);
            $check->is('success', $stage->host->terminate($id)->message, json_encode($panels));
        }
    },
];
