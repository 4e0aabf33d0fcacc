--TEST--
The schema says what each option takes, and the parser goes by it: bounds, defaults, what may be blank
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

use Calagopus\Spec;

$refuses = static function (string $option, mixed $value): bool {
    try {
        spec([$option => $value]);
        return false;
    } catch (Calagopus\ValidationException $refusal) {
        return isset($refusal->fields[$option]);
    }
};
$schema = Spec::schema();
var_dump(array_keys($schema) === Spec::optionNames());
$defaults = spec()->toArray();
foreach ($schema as $name => $rule) {
    $wrong = [];
    if ($rule['type'] === 'integer') {
        $wrong += array_filter([
            'least' => $refuses($name, $rule['least']) || !$refuses($name, $rule['least'] - 1),
            'most' => $refuses($name, $rule['most']) || !$refuses($name, $rule['most'] + 1),
        ]);
    } elseif ($rule['type'] === 'text') {
        $wrong += array_filter(['most' => $refuses($name, str_repeat('ä', $rule['most'])) || !$refuses($name, str_repeat('ä', $rule['most'] + 1))]);
    }
    if ($rule['type'] !== 'uuid' || !$rule['required']) {
        $wrong += array_filter(['default' => $name !== 'node_uuid' && ($defaults[$name] ?: null) !== ($rule['default'] ?: null)]);
    }
    if ($name !== 'node_uuid') {
        $wrong += array_filter(['blank' => $refuses($name, '') === $rule['blank']]);
    }
    echo $name, ': ', json_encode($rule, JSON_UNESCAPED_SLASHES), $wrong === [] ? '' : ' WRONG: ' . implode(' ', array_keys($wrong)), "\n";
}
?>
--EXPECT--
bool(true)
nest_uuid: {"type":"uuid","required":true,"blank":false,"default":null}
egg_uuid: {"type":"uuid","required":true,"blank":false,"default":null}
node_uuid: {"type":"uuid","required":false,"blank":true,"default":null}
location_uuids: {"type":"uuids","required":false,"blank":true,"default":null}
memory: {"type":"integer","required":false,"blank":false,"default":1024,"unit":"MiB","least":0,"most":2147483647,"unlimited":0}
swap: {"type":"integer","required":false,"blank":true,"default":0,"unit":"MiB","least":-1,"most":2147483647,"unlimited":-1}
disk: {"type":"integer","required":false,"blank":false,"default":10240,"unit":"MiB","least":0,"most":2147483647,"unlimited":0}
cpu: {"type":"integer","required":false,"blank":false,"default":100,"unit":"percent of a thread","least":0,"most":2147483647,"unlimited":0}
memory_overhead: {"type":"integer","required":false,"blank":true,"default":0,"unit":"MiB","least":0,"most":2147483647}
io_weight: {"type":"integer","required":false,"blank":true,"default":null,"least":10,"most":1000}
allocations_limit: {"type":"integer","required":false,"blank":true,"default":1,"least":0,"most":2147483647}
database_limit: {"type":"integer","required":false,"blank":true,"default":0,"least":0,"most":2147483647}
backup_limit: {"type":"integer","required":false,"blank":true,"default":0,"least":0,"most":2147483647}
schedule_limit: {"type":"integer","required":false,"blank":true,"default":0,"least":0,"most":2147483647}
custom_feature_limits: {"type":"limits","required":false,"blank":true,"default":null}
docker_image: {"type":"text","required":false,"blank":true,"default":null,"most":255}
startup_command: {"type":"text","required":false,"blank":true,"default":null,"most":8192}
server_name_prefix: {"type":"text","required":false,"blank":true,"default":"Server-","most":254}
variables: {"type":"assignments","required":false,"blank":true,"default":null}
skip_installer: {"type":"boolean","required":false,"blank":true,"default":false}
start_on_completion: {"type":"boolean","required":false,"blank":true,"default":true}
backup_configuration_uuid: {"type":"uuid","required":false,"blank":true,"default":null}
hugepages_passthrough: {"type":"boolean","required":false,"blank":true,"default":false}
kvm_passthrough: {"type":"boolean","required":false,"blank":true,"default":false}
