<?php

/**
 * Makes the fuzz targets' first inputs from the recorded exchanges: php tests/fuzz/seeds.php FOLDER. bin/fuzz --seeds does it, and keeps of
 * them what each adds to the others.
 */

declare(strict_types=1);

const SEPARATOR = "\x1E";
const PLANT = "\x01";
const LONGEST = 6000;

/** Which operation (its place in panel.h) and which route an exchange is of. */
const ROUTES = [
    ['GET', '#^/api/settings$#', 0], ['GET', '#^/api/client/account$#', 1], ['GET', '#^/api/admin/servers/external/#', 3],
    ['POST', '#^/api/admin/servers/deploy$#', 6], ['GET', '#^/api/admin/servers(\?|$)#', 4], ['POST', '#^/api/admin/servers$#', 5],
    ['GET', '#^/api/admin/servers/[^/]+/variables$#', 9], ['PUT', '#^/api/admin/servers/[^/]+/variables$#', 10],
    ['GET', '#^/api/admin/servers/[^/]+/logs/install#', 11], ['POST', '#/clear-state$#', 12],
    ['GET', '#^/api/admin/servers/[^/]+/allocations#', 13], ['POST', '#^/api/admin/servers/[^/]+/allocations#', 14],
    ['PATCH', '#^/api/admin/servers/[^/]+/allocations/#', 15], ['PATCH', '#^/api/admin/servers/[^/]+$#', 7],
    ['DELETE', '#^/api/admin/servers/[^/]+$#', 8], ['GET', '#^/api/admin/servers/[^/]+$#', 2],
    ['GET', '#^/api/admin/users/external/#', 17], ['POST', '#/email/reset-password$#', 21], ['GET', '#^/api/admin/users/[^/]+/servers#', 22],
    ['GET', '#^/api/admin/users(\?|$)#', 18], ['POST', '#^/api/admin/users$#', 19], ['PATCH', '#^/api/admin/users/[^/]+$#', 20],
    ['GET', '#^/api/admin/users/[^/]+$#', 16], ['GET', '#/allocations/available#', 23], ['GET', '#^/api/admin/nodes/[^/]+/servers/resources#', 25],
    ['GET', '#^/api/admin/nodes/[^/]+/servers#', 24], ['GET', '#/eggs/[^/]+/variables#', 27], ['GET', '#^/api/admin/nests/[^/]+/eggs/[^/]+$#', 26],
    ['GET', '#^/api/admin/egg-configurations(\?|$)#', 28], ['GET', '#^/api/admin/nests/eggs#', 29], ['GET', '#^/api/admin/nodes(\?|$)#', 30], ['GET', '#^/api/admin/locations#', 31],
    ['GET', '#^/api/admin/backup-configurations#', 32], ['GET', '#/resources$#', 33], ['POST', '#/power$#', 34], ['POST', '#/settings/install$#', 35],
];
/** As the target lists them. */
const STATUSES = [200, 202, 204, 301, 400, 401, 403, 404, 409, 417, 422, 429, 500, 502, 504];
const TYPES = ['application/json' => 0, 'text/plain' => 1, 'text/html' => 2];
/** Operations of a web-hosting panel in panel.h's order, from ACCOUNT_CREATE on. */
const FIRST_HOSTING = 36;

$folder = $argv[1] ?? null;
if ($folder === null) {
    fwrite(STDERR, "usage: php tests/fuzz/seeds.php FOLDER\n");
    exit(2);
}

/** Puts one input into a target's folder; its name is its digest, as libFuzzer names them. */
function seed(string $target, string $input): void
{
    global $folder;
    if (strlen($input) > LONGEST) {
        return;
    }
    @mkdir("$folder/$target", 0777, true);
    file_put_contents("$folder/$target/" . sha1($input), $input);
}

function operation(string $method, string $path): ?int
{
    foreach (ROUTES as [$its, $pattern, $operation]) {
        if ($its === $method && preg_match($pattern, $path) === 1) {
            return $operation;
        }
    }

    return null;
}

function text(mixed $body): string
{
    return is_string($body) ? $body : ($body === null ? '' : json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
}

function exchange(array $recorded): void
{
    $request = $recorded['request'];
    $response = $recorded['response'];
    $body = text($response['body'] ?? null);
    $operation = operation($request['method'], strtok($request['path'], '#'));
    $status = array_search($response['status'], STATUSES, true);
    $type = TYPES[strtok($response['headers']['content-type'] ?? '', ';')] ?? 3;
    if ($operation !== null && $status !== false) {
        seed('calagopus_answer', chr($operation) . chr($status) . chr($type) . $body);
    }
    $head = '';
    foreach ($response['headers'] ?? [] as $name => $value) {
        $head .= "$name: $value\r\n";
    }
    seed('head', $head . "\r\n");
    foreach ([$body, text($request['body'] ?? null)] as $json) {
        if ($json !== '' && ($json[0] === '{' || $json[0] === '[')) {
            seed('json', $json);
            seed('redact', "\x04\x00" . preg_replace('/"(status|name|message)":"[^"]*"/', '"$1":"' . PLANT . '0"', $json, 2));
        }
    }
    seed('redact', "\x01\x00https://panel.example.com" . $request['path'] . '&search=' . PLANT . '3');
}

foreach (glob(dirname(__DIR__) . '/panel/contract/calagopus/exchanges/*.json') as $file) {
    exchange(json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR));
}

// The other panel's contract is a table: its answers stand in back quotes.
preg_match_all('/`(\{"[^`]*\}|\[[^`]*\])`/', file_get_contents(dirname(__DIR__) . '/panel/contract/opterius/README.md'), $answers);
$answers = array_merge($answers[1], [
    '{"result":"success","message":"Account created.","data":{"account_id":7,"username":"jane","domain":"example.com","server_ip":"192.0.2.1"}}',
    '{"result":"success","data":{"username":"jane","domain":"example.com","suspended":false,"disk_used_mb":12,"disk_limit":"10 GB","bw_used_mb":3}}',
    '{"result":"success","data":[{"name":"Basic","disk_quota":"10 GB","bandwidth":"Unlimited","php_default":"8.2"}]}',
    '{"result":"warning","message":"Account saved but server setup failed: x","data":{"account_id":7}}',
    '{"result":"error","message":"Account not found."}',
    '{"message":"The username field is required.","errors":{"username":["The username field is required."]}}',
]);
foreach ($answers as $answer) {
    foreach (range(0, 7) as $operation) {
        foreach ([0, 7, 8, 10, 12] as $status) {
            seed('opterius_answer', chr(FIRST_HOSTING + $operation) . chr($status) . "\x00" . $answer);
        }
    }
    seed('opterius_answer', "\x00\x00\x00" . $answer);
}

// Refusals that repeat the key, as the panel's list of errors and as the other panel's sentence.
foreach ([4, 6, 7, 8, 12] as $status) {
    foreach ([0, 3, 20] as $spelling) {
        seed('calagopus_answer', "\x03" . chr($status) . "\x00" . '{"errors":["bad header: Bearer ' . PLANT . chr($spelling) . '"]}');
        seed('opterius_answer', chr(FIRST_HOSTING) . chr($status) . "\x00" . '{"result":"error","message":"bad header: ' . PLANT . chr($spelling) . '"}');
    }
    // Where a text is cut, it may be cut in the middle of the key.
    foreach ([60, 84, 1010] as $length) {
        $words = str_repeat('x', $length) . ' ' . PLANT . "\0";
        seed('calagopus_answer', "\x03" . chr($status) . "\x00" . '{"errors":["' . $words . '"]}');
        seed('opterius_answer', chr(FIRST_HOSTING) . chr($status) . "\x00" . '{"result":"error","message":"' . $words . '"}');
    }
}

foreach (
    ['{"a":1e400}', '[18446744073709551616,-9223372036854775808,-0,1.5]', '{"a":1,"a":2}', '"\ud83d\udc27"', "[\"\xC3\xA9\"]", '[[[[[[]]]]]]', '{"":null}', ' true ',
    '{"a":"x\u0000y"}', '["\ud83d"]', "[\"\xC0\xAF\"]", '[01]', '[1,]', '{"a":"\/\b\f\n\r\t\"\\\\"}', str_repeat('[', 40) . str_repeat(']', 40)] as $json
) {
    seed('json', $json);
}

$uuid = '4e7e5807-1f62-45fa-911a-f5c427c76946';
$options = [$uuid, $uuid, $uuid, '', '1024', '-1', '10240', '100', '0', '500', '1', '0', '2', '0', "mods:3,debug:true,tier:gold", 'ghcr.io/example/java:21',
    'java -jar {{SERVER_JARFILE}}', 'MC ', "SERVER_JARFILE=paper.jar\r\nMEM=\n", 'on', 'no', $uuid, 'yes', '0'];
seed('spec', implode(SEPARATOR, $options));
seed('spec', implode(SEPARATOR, [2 => '', 3 => "$uuid, 5e7e5807-1f62-45fa-911a-f5c427c76946"] + $options));
seed('spec', implode(SEPARATOR, array_fill(0, 24, "\x1F")));
foreach (['2 GB', '1e3', '0x10', ' 12 34', '', '-2', '2147483648'] as $bad) {
    seed('spec', implode(SEPARATOR, array_replace($options, [4 => $bad, 9 => $bad, 14 => "a:$bad", 18 => "A=$bad"])));
}

foreach (['0', '-9223372036854775808', '9223372036854775807', '007'] as $number) {
    seed('lists', "\x00" . $number);
}
seed('lists', "\x01" . strtoupper($uuid));
seed('lists', "\x02A=1\r\nB_2= x = y \n\n");
seed('lists', "\x03a:1,b.c:2\nd-e:true");
seed('lists', "\x04$uuid, 5e7e5807-1f62-45fa-911a-f5c427c76946");
seed('lists', "\x05a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\xA7");
seed('lists', "\x06" . implode(SEPARATOR, ['7', 'jane@example.com', 'Jane', "O'Dóe", '', 'en']));
seed('lists', "\x07" . implode(SEPARATOR, ['example.com', 'jane', 'secret-8', 'Basic', 'jane@example.com', 'Jane Doe']));
seed('lists', "\x08" . implode(SEPARATOR, ['addon-5', 'https://billing.example.com/']));

foreach (['panel.example.com', 'https://panel.example.com:8443/', '192.0.2.10', '[2001:db8::1]:8000', '2001:DB8:0::1', 'u:p@h', 'a_b', '127.1', '::ffff:192.0.2.1', 'http://h/x?y#z'] as $host) {
    seed('origin', "\x00\x00\x00" . $host);
    seed('origin', "\x01\x1F\x90" . $host);
}

foreach (
    ["Retry-After: 120", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\nDate: Wed, 21 Oct 2026 07:27:00 GMT", "Retry-After: 99999999999999999999",
    "X-RateLimit-Limit: 360\r\nContent-Type: Application/JSON ; charset=utf-8\r\nETag: W/\"x\"", "\r\nHTTP/1.1 200 OK\r\nContent-Type: a/b"] as $head
) {
    seed('head', $head . "\r\n\r\n");
}

foreach (range(0, 42) as $operation) {
    seed('wording', chr($operation >= FIRST_HOSTING || $operation === 0 ? 1 : 0) . chr($operation)
        . implode(SEPARATOR, [$uuid, $uuid, 'start', $uuid, 'SERVER_JARFILE', 'paper.jar', 'secret-8', 'x/y:1', 'addon-5', 'Jane', "é\"\\\n", 'java']));
}
seed('wording', "\x00\x03../..?x=\r\ny" . SEPARATOR);
seed('wording', "\x00\x03addon-5" . SEPARATOR);
seed('wording', "\x00\x12" . SEPARATOR . SEPARATOR . 'a+b@example.com&page=2#');

foreach (range(0, 251) as $spelling) {
    // The first two by themselves, the others among all.
    foreach ([0, 1, 130, 131] as $secret) {
        seed('redact', chr($spelling % 8) . chr($secret) . '{"status":"x' . PLANT . chr($spelling) . ' y","n":[1]}');
        seed('redact', "\x03" . chr($secret) . 'failed at ' . PLANT . chr($spelling) . '.');
        seed('redact', "\xE0" . chr($secret) . PLANT . chr($spelling) . '\\u005c' . PLANT . chr(($spelling * 5 + 90) % 252));
        // Cut after a part of it.
        seed('redact', "\xF0" . chr($secret) . chr(7 * $spelling % 60) . 'x' . PLANT . chr($spelling));
    }
}

foreach (['aaaaaaaaaaaaaaab', '%%%%%%%%%%%%%%%x', '\\\\\\\\\\\\\\\\\\\\x', '25252525y', "k\x00y"] as $secret) {
    foreach (['\\', '%5c', '%25', '%252525', 'a', "\x00", '\\u0061', '\\uD83D\\uDC27', '%2541\\\\aaaaaaaaaaaaaaa', 'YWFhYWFh', '{"a":[1,2]},', '",["', $secret] as $fill) {
        seed('work', chr(40) . chr(strlen($secret) - 1) . $secret . str_repeat($fill, 64));
    }
}
