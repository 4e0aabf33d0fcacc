--TEST--
A missing option takes its default
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

echo json_encode(spec()->toArray(), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
echo implode(' ', Calagopus\Spec::optionNames()), "\n";
?>
--EXPECT--
{
    "nest_uuid": "23aa9a62-f700-4c88-a596-dae872c751d7",
    "egg_uuid": "c36822a7-8ba0-42e0-a177-858c096ff73d",
    "node_uuid": "ee73e04b-6520-4049-a210-93197cf5079d",
    "location_uuids": [],
    "memory": 1024,
    "swap": 0,
    "disk": 10240,
    "cpu": 100,
    "memory_overhead": 0,
    "io_weight": null,
    "allocations_limit": 1,
    "database_limit": 0,
    "backup_limit": 0,
    "schedule_limit": 0,
    "custom_feature_limits": [],
    "docker_image": null,
    "startup_command": null,
    "server_name_prefix": "Server-",
    "variables": [],
    "skip_installer": false,
    "start_on_completion": true,
    "backup_configuration_uuid": null,
    "hugepages_passthrough": false,
    "kvm_passthrough": false
}
nest_uuid egg_uuid node_uuid location_uuids memory swap disk cpu memory_overhead io_weight allocations_limit database_limit backup_limit schedule_limit custom_feature_limits docker_image startup_command server_name_prefix variables skip_installer start_on_completion backup_configuration_uuid hugepages_passthrough kvm_passthrough
