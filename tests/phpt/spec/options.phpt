--TEST--
All 24 options are understood, by name, by WHMCS's position and by number
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Spec;

$texts = [NEST, PAPER, '', FRANKFURT . ', ' . NODE_2, '2048', '-1', '0', '250', '128', '500', '3', '2', '5', '4', "slots:12\nvip:true,region:eu",
    'ghcr.io/example/java:17', "java -jar \"a b.jar\" && echo 'O''Brien'", 'MC-', "SERVER_JARFILE=paper.jar\r\nMOTD=a=b = c", 'on', '', NOBODY, 'yes', '1'];
$byName = Spec::fromOptions(array_combine(Spec::optionNames(), $texts));
$byPosition = Spec::fromOptions(array_combine(array_map(static fn (int $n): string => 'configoption' . $n, range(1, 24)), $texts));
$byNumber = Spec::fromOptions(array_combine(range(1, 24), $texts));
echo json_encode($byName->toArray(), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
var_dump($byName->toArray() === $byPosition->toArray(), $byName->toArray() === $byNumber->toArray());
?>
--EXPECT--
{
    "nest_uuid": "23aa9a62-f700-4c88-a596-dae872c751d7",
    "egg_uuid": "c36822a7-8ba0-42e0-a177-858c096ff73d",
    "node_uuid": null,
    "location_uuids": [
        "09c482b3-ed47-4302-9532-fd1f211b4f87",
        "7fff32e0-6f32-4e03-bcb4-79d33c0a985c"
    ],
    "memory": 2048,
    "swap": -1,
    "disk": 0,
    "cpu": 250,
    "memory_overhead": 128,
    "io_weight": 500,
    "allocations_limit": 3,
    "database_limit": 2,
    "backup_limit": 5,
    "schedule_limit": 4,
    "custom_feature_limits": {
        "slots": 12,
        "vip": true,
        "region": "eu"
    },
    "docker_image": "ghcr.io/example/java:17",
    "startup_command": "java -jar \"a b.jar\" && echo 'O''Brien'",
    "server_name_prefix": "MC-",
    "variables": {
        "SERVER_JARFILE": "paper.jar",
        "MOTD": "a=b = c"
    },
    "skip_installer": true,
    "start_on_completion": false,
    "backup_configuration_uuid": "00000000-0000-4000-8000-000000000000",
    "hugepages_passthrough": true,
    "kvm_passthrough": true
}
bool(true)
bool(true)
