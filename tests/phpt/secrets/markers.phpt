--TEST--
Keys, passwords and the panel's credentials are in no dump, exception, trace or information
--INI--
zend.exception_ignore_args=0
zend.exception_string_param_max_len=1000
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings, Spec};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$markers = ['key' => 'marker-key-0123456789abcdefghijklmnopqrstuvwxyz0', 'password' => 'marker-password-1', 'credential' => 'marker-credential',
    'proxy' => 'marker-proxy-word', 'variable' => 'marker-variable.jar'];
$simulator->control('POST', 'key', ['key' => $markers['key']]);
$simulator->control('POST', 'secrets', ['marker' => $markers['credential']]);
$panel = panel($simulator, null, $markers['key']);
$variables = ['variables' => 'SERVER_JARFILE=' . $markers['variable']];
$seen = '';
$collect = static function (mixed $value) use (&$seen): void {
    $seen .= print_r($value, true) . var_export($value, true) . json_encode($value) . print_r((array) $value, true);
    ob_start();
    var_dump($value);
    debug_zval_dump($value);
    $seen .= ob_get_clean();
};
$collect($panel);
$traces = '';
$after = static function () use ($panel, $collect, &$traces): void {
    $collect($panel->trace());
    $traces .= $panel->trace()->requestText() . $panel->trace()->responseText();
};
$collect($panel->test());
$after();
$created = $panel->create(spec($variables), owner(), new Ref('17'));
$after();
$ref = new Ref('17', $created->server->uuid);
$collect($panel->change($ref, spec($variables)));
$after();
$panel->setOwnerPassword(owner(), $markers['password']);
$after();
$collect($panel->catalog());
$after();
$collect($created);
echo 'objects and traces: ', markers($markers, $seen . $traces), "\n";

$failures = '';
$spec = spec($variables);
$wrong = spec(['variables' => 'UNHEARD_OF=' . $markers['variable']]);
$calls = [
    static fn () => new Panel($simulator->host, $markers['key'] . 'x', $simulator->port, false),
    static fn () => new Panel('no host', $markers['key'], $simulator->port, false),
    static fn () => new Settings(timeout: -1, proxy: 'http://u:' . $markers['proxy'] . '@127.0.0.1:1'),
    static fn () => $panel->setOwnerPassword(owner('999', 'none@example.com'), $markers['password']),
    static fn () => $panel->setOwnerPassword(owner(), $markers['password'] . str_repeat('x', 600)),
    static fn () => $panel->find(new Ref('18')),
    static fn () => Spec::fromOptions(['memory' => 'much', 'variables' => 'SERVER_JARFILE=' . $markers['variable']]),
    static fn () => Spec::fromOptions(['nest_uuid' => NEST, 'egg_uuid' => PAPER, 'node_uuid' => NODE_1, 'variables' => 'SERVER_JARFILE: ' . $markers['variable']]),
    static fn () => Spec::fromOptions(['nest_uuid' => NEST, 'egg_uuid' => PAPER, 'node_uuid' => NODE_1, 'variables' => 'JAR-FILE ' . $markers['variable'] . '=1']),
    static fn () => Spec::fromOptions(['nest_uuid' => NEST, 'egg_uuid' => PAPER, 'node_uuid' => NODE_1, 'configoption19' => "A=1\nA=" . $markers['variable']]),
    static fn () => $panel->change(new Ref('18'), $spec, ['SERVER_JARFILE' => $markers['variable']]),
    static fn () => $panel->change($ref, $spec, ['SERVER_JARFILE' => [$markers['variable']]]),
    static fn () => $panel->change($ref, $wrong, ['SERVER_JARFILE' => $markers['variable']]),
    static fn () => $panel->create($wrong, owner(), new Ref('19')),
    static fn () => (new Panel('127.0.0.1', $markers['key'], 1, false, new Settings(timeout: 2, retry: false)))->find(new Ref('17')),
    static fn () => (new Panel('127.0.0.1', $markers['key'], 1, false, new Settings(timeout: 2, retry: false, proxy: 'http://u:' . $markers['proxy'] . '@127.0.0.1:1')))->find(new Ref('17')),
];
foreach ($calls as $call) {
    try {
        $call();
        echo "no failure\n";
    } catch (Calagopus\Exception $failure) {
        $failures .= $failure . print_r($failure, true) . print_r($failure->getTrace(), true) . serialize($failure->fields ?? []) . $failure->hint . $failure->panelMessage;
    }
}
echo count($calls), ' failures: ', markers($markers, $failures), "\n";

ob_start();
phpinfo(INFO_MODULES | INFO_CONFIGURATION);
(new ReflectionExtension('calagopus'))->info();
$information = ob_get_clean();
echo 'phpinfo: ', markers($markers, $information), "\n";
foreach (['serialize', static fn (Panel $panel) => clone $panel] as $copy) {
    try {
        $copy($panel);
        echo "copied\n";
    } catch (Throwable $refused) {
        echo $refused->getMessage(), "\n";
    }
}
var_dump(get_object_vars($panel), get_mangled_object_vars($panel), (new ReflectionObject($panel))->getProperties());
foreach ($panel as $name => $value) {
    echo $name, "\n";
}
?>
--EXPECT--
objects and traces: clean
16 failures: clean
phpinfo: clean
Serialization of 'Calagopus\Panel' is not allowed
Trying to clone an uncloneable object of class Calagopus\Panel
array(0) {
}
array(0) {
}
array(0) {
}
