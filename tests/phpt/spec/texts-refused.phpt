--TEST--
UUIDs, lists, variables and limits are parsed whole or refused
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

foreach ([
    ['nest_uuid' => ''], ['nest_uuid' => substr(NEST, 0, 8)], ['egg_uuid' => NEST . 'x'], ['node_uuid' => '../' . NODE_1], ['node_uuid' => ''],
    ['node_uuid' => '', 'location_uuids' => 'Frankfurt'], ['node_uuid' => '', 'location_uuids' => FRANKFURT . ',' . FRANKFURT],
    ['variables' => '1A=b'], ['variables' => "A=1\nA=2"], ['variables' => '=x'], ['variables' => "A=\xff"],
    ['custom_feature_limits' => 'slots'], ['custom_feature_limits' => 'slots:'], ['custom_feature_limits' => 'a:1,a:2'], ['custom_feature_limits' => 'backups:5'],
    ['backup_configuration_uuid' => 'x'], ['kvm_passthrough' => 'maybe'], ['server_name_prefix' => str_repeat('x', 300)],
] as $options) {
    echo json_encode($options, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n  ";
    failure(static fn () => spec($options));
}
?>
--EXPECT--
{"nest_uuid":""}
  ValidationException invalid-options, HTTP 0, not again, fields: nest_uuid
{"nest_uuid":"23aa9a62"}
  ValidationException invalid-options, HTTP 0, not again, fields: nest_uuid
{"egg_uuid":"23aa9a62-f700-4c88-a596-dae872c751d7x"}
  ValidationException invalid-options, HTTP 0, not again, fields: egg_uuid
{"node_uuid":"../ee73e04b-6520-4049-a210-93197cf5079d"}
  ValidationException invalid-options, HTTP 0, not again, fields: node_uuid
{"node_uuid":""}
  ValidationException invalid-options, HTTP 0, not again, fields: node_uuid
{"node_uuid":"","location_uuids":"Frankfurt"}
  ValidationException invalid-options, HTTP 0, not again, fields: location_uuids
{"node_uuid":"","location_uuids":"09c482b3-ed47-4302-9532-fd1f211b4f87,09c482b3-ed47-4302-9532-fd1f211b4f87"}
  ValidationException invalid-options, HTTP 0, not again, fields: location_uuids
{"variables":"1A=b"}
  ValidationException invalid-options, HTTP 0, not again, fields: variables
{"variables":"A=1\nA=2"}
  ValidationException invalid-options, HTTP 0, not again, fields: variables
{"variables":"=x"}
  ValidationException invalid-options, HTTP 0, not again, fields: variables
{"variables":"A=\ufffd"}
  ValidationException invalid-options, HTTP 0, not again, fields: variables
{"custom_feature_limits":"slots"}
  ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
{"custom_feature_limits":"slots:"}
  ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
{"custom_feature_limits":"a:1,a:2"}
  ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
{"custom_feature_limits":"backups:5"}
  ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
{"backup_configuration_uuid":"x"}
  ValidationException invalid-options, HTTP 0, not again, fields: backup_configuration_uuid
{"kvm_passthrough":"maybe"}
  ValidationException invalid-options, HTTP 0, not again, fields: kvm_passthrough
{"server_name_prefix":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
  ValidationException invalid-options, HTTP 0, not again, fields: server_name_prefix
