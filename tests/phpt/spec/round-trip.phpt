--TEST--
What toArray() gives makes the same Spec again; a list or map that its text could not hold is refused
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

use Calagopus\Spec;

$uuid = '09c482b3-ed47-4302-9532-fd1f211b4f87';
$cases = [
    'defaults' => spec(),
    'everything' => spec(['node_uuid' => '', 'location_uuids' => "$uuid,23aa9a62-f700-4c88-a596-dae872c751d7", 'io_weight' => '500', 'swap' => '-1',
        'custom_feature_limits' => 'plugins:5,beta:true,tier:gold', 'docker_image' => 'ghcr.io/x:1', 'startup_command' => 'java -jar x', 'server_name_prefix' => 'MC ',
        'variables' => "A=1\nB=two = three\nC=", 'skip_installer' => 'on', 'start_on_completion' => '', 'kvm_passthrough' => 'yes']),
];
foreach ($cases as $case => $spec) {
    echo $case, ': ';
    var_dump(Spec::fromOptions($spec->toArray())->toArray() === $spec->toArray());
}
$location = $uuid;
var_dump(spec(['node_uuid' => null, 'location_uuids' => [&$location]])->toArray()['location_uuids']);
foreach ([['location_uuids' => ["$uuid,$uuid"]], ['location_uuids' => [[$uuid]]], ['variables' => ['A' => "1\nB=2"]], ['variables' => ['A=B' => '1']],
    ['variables' => ['A' => ' x']], ['variables' => ['' => 'x']], ['variables' => ['A' => 1.5]], ['custom_feature_limits' => ['a' => '1,b:2']],
    ['custom_feature_limits' => ['a:b' => 1]], ['custom_feature_limits' => ['a' => null]], ['memory' => [1024]]] as $options) {
    $failure = failure(static fn () => spec($options));
    echo '  ', current($failure->fields), "\n";
}
?>
--EXPECT--
defaults: bool(true)
everything: bool(true)
array(1) {
  [0]=>
  string(36) "09c482b3-ed47-4302-9532-fd1f211b4f87"
}
ValidationException invalid-options, HTTP 0, not again, fields: location_uuids
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: location_uuids
  holds a value of type array; texts, whole numbers, true and false can stand there
ValidationException invalid-options, HTTP 0, not again, fields: variables
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: variables
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: variables
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: variables
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: variables
  holds a value of type float; texts, whole numbers, true and false can stand there
ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
  holds a name or value with a space around it, a line break, or a sign that separates
ValidationException invalid-options, HTTP 0, not again, fields: custom_feature_limits
  holds a value of type null; texts, whole numbers, true and false can stand there
ValidationException invalid-options, HTTP 0, not again, fields: memory
  must be a text, a whole number or yes/no, not of type array
