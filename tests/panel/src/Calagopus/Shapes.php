<?php

/** The shapes of the payloads that the panel reads, field by field as its description declares them. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Shapes
{
    private const TEXT = ['opt', 'str'];
    private const FLAG = ['opt', 'bool'];
    private const ID = ['opt', 'uuid'];

    private const LIMITS = ['struct', ['cpu' => 'i32', 'memory' => 'i64', 'memory_overhead' => 'i64', 'swap' => 'i64', 'disk' => 'i64', 'io_weight?' => ['opt', 'i32']]];
    private const FEATURES = ['struct', ['allocations' => 'i32', 'databases' => 'i32', 'backups' => 'i32', 'schedules' => 'i32']];
    private const VARIABLES = ['list', ['struct', ['env_variable' => 'str', 'value' => 'str']]];

    public const USER_CREATE = ['struct', [
        'role_uuid?' => self::ID, 'external_id?' => self::TEXT, 'username' => 'str', 'email' => 'str', 'name_first' => 'str', 'name_last' => 'str',
        'password?' => self::TEXT, 'admin' => 'bool', 'frozen?' => 'bool', 'suspended?' => 'bool', 'send_email?' => 'bool', 'language' => 'str',
    ]];

    public const USER_UPDATE = ['struct', [
        'role_uuid?' => self::ID, 'external_id?' => self::TEXT, 'username?' => self::TEXT, 'email?' => self::TEXT, 'name_first?' => self::TEXT,
        'name_last?' => self::TEXT, 'password?' => self::TEXT, 'toast_position?' => self::TEXT, 'start_on_grouped_servers?' => self::FLAG,
        'admin?' => self::FLAG, 'frozen?' => self::FLAG, 'suspended?' => self::FLAG, 'language?' => self::TEXT,
    ]];

    private const SERVER = [
        'owner_uuid' => 'uuid', 'egg_uuid' => 'uuid', 'backup_configuration_uuid?' => self::ID, 'allocation_uuid?' => self::ID,
        'start_on_completion' => 'bool', 'skip_installer' => 'bool', 'external_id?' => self::TEXT, 'name' => 'str', 'description?' => self::TEXT, 'limits' => self::LIMITS,
        'pinned_cpus' => ['list', 'i32'], 'startup' => 'str', 'image' => 'str', 'timezone?' => self::TEXT, 'hugepages_passthrough_enabled' => 'bool',
        'kvm_passthrough_enabled' => 'bool', 'feature_limits' => self::FEATURES, 'variables' => self::VARIABLES,
    ];

    public const SERVER_CREATE = ['struct', ['node_uuid' => 'uuid', 'allocation_uuids' => ['list', 'uuid']] + self::SERVER];

    private const PORTS = ['opt', ['struct', ['start_port' => 'i32', 'end_port' => 'i32', 'assign_to_variable?' => self::TEXT]]];

    private const MODE = ['tagged', 'type', [
        'random' => [], 'range' => ['start_port', 'end_port'], 'add_primary' => ['value'], 'subtract_primary' => ['value'],
        'multiply_primary' => ['value'], 'divide_primary' => ['value'],
    ]];

    private const ALLOCATIONS = ['struct', ['dedicated' => 'bool', 'primary?' => self::PORTS,
        'additional' => ['list', ['struct', ['mode' => self::MODE, 'assign_to_variable?' => self::TEXT]]]]];

    private const DEPLOYMENT = ['struct', [
        'location_uuids' => ['list', 'uuid'], 'allow_overallocation' => 'bool', 'suspension_penalty?' => 'f64', 'randomness?' => 'f64',
        'allocations?' => ['opt', self::ALLOCATIONS],
    ]];

    public const EGG_CONFIGURATION = ['struct', ['name' => 'str', 'description?' => self::TEXT, 'order' => 'i32', 'eggs' => ['list', 'uuid'],
        'config_allocations?' => ['opt', ['struct', [
            'user_self_assign' => ['struct', ['enabled' => 'bool', 'require_primary_allocation' => 'bool', 'start_port' => 'i32', 'end_port' => 'i32']],
            'deployment' => self::ALLOCATIONS,
        ]]], 'config_startup?' => 'any', 'config_routes?' => 'any']];

    public const EGG_VARIABLE = ['struct', ['name' => 'str', 'name_translations?' => 'any', 'description?' => self::TEXT, 'description_translations?' => 'any',
        'order' => 'i32', 'env_variable' => 'str', 'default_value?' => self::TEXT, 'user_viewable' => 'bool', 'user_editable' => 'bool', 'secret' => 'bool',
        'rules' => ['list', 'str']]];

    public const TRANSFER = ['struct', ['node_uuid' => 'uuid', 'allocation_uuid?' => self::ID, 'allocation_uuids' => ['list', 'uuid'],
        'backups' => ['list', 'uuid'], 'delete_source_backups' => 'bool', 'archive_format' => ['enum', [
            'tar', 'tar_gz', 'tar_xz', 'tar_lzip', 'tar_bz2', 'tar_lz4', 'tar_zstd', 'itaf', 'itaf_gz', 'itaf_xz', 'itaf_lzip', 'itaf_bz2', 'itaf_lz4', 'itaf_zstd',
        ]], 'compression_level?' => self::TEXT, 'multiplex_channels' => 'i32']];

    public const SERVER_DEPLOY = ['struct', ['deployment' => self::DEPLOYMENT, 'allocation_uuids?' => ['opt', ['list', 'uuid']]] + self::SERVER];

    public const SERVER_UPDATE = ['struct', [
        'owner_uuid?' => self::ID, 'egg_uuid?' => self::ID, 'backup_configuration_uuid?' => self::ID, 'suspended?' => self::FLAG,
        'external_id?' => self::TEXT, 'name?' => self::TEXT, 'description?' => self::TEXT, 'limits?' => ['opt', self::LIMITS], 'pinned_cpus?' => ['opt', ['list', 'i32']],
        'startup?' => self::TEXT, 'image?' => self::TEXT, 'auto_kill?' => ['opt', ['struct', ['enabled' => 'bool', 'seconds' => 'i64']]],
        'auto_start_behavior?' => ['opt', ['enum', ['always', 'unless_stopped', 'never']]], 'timezone?' => self::TEXT,
        'hugepages_passthrough_enabled?' => self::FLAG, 'kvm_passthrough_enabled?' => self::FLAG, 'feature_limits?' => ['opt', self::FEATURES],
    ]];

    public const SERVER_DELETE = ['struct', ['force?' => 'bool', 'delete_backups?' => 'bool']];
    public const VARIABLES_UPDATE = ['struct', ['variables' => self::VARIABLES]];
    public const ALLOCATION_ADD = ['struct', ['allocation_uuid' => 'uuid']];
    public const ALLOCATION_UPDATE = ['struct', ['notes?' => self::TEXT, 'primary?' => self::FLAG]];
    public const POWER = ['struct', ['action' => ['enum', ['start', 'stop', 'restart', 'kill']]]];
    public const COMMAND = ['struct', ['command' => 'str']];
    public const REINSTALL = ['struct', ['truncate_directory' => 'bool']];
    public const TICKET = ['struct', ['secret' => 'str', 'user_uuid' => 'uuid']];
    public const OAUTH_LINK = ['struct', ['oauth_provider_uuid' => 'uuid', 'identifier' => 'str']];

    public const OAUTH_PROVIDER = ['struct', [
        'name' => 'str', 'description?' => self::TEXT, 'client_id' => 'str', 'client_secret' => 'str', 'auth_url' => 'str', 'token_url' => 'str',
        'info_url' => 'str', 'scopes' => ['list', 'str'], 'identifier_path' => 'str', 'email_path?' => self::TEXT, 'username_path?' => self::TEXT,
        'name_first_path?' => self::TEXT, 'name_last_path?' => self::TEXT, 'enabled' => 'bool', 'login_only' => 'bool', 'login_bypass_2fa' => 'bool',
        'link_viewable' => 'bool', 'user_manageable' => 'bool', 'basic_auth' => 'bool',
    ]];

    public const OAUTH_PROVIDER_UPDATE = ['struct', [
        'name?' => self::TEXT, 'description?' => self::TEXT, 'client_id?' => self::TEXT, 'client_secret?' => self::TEXT, 'auth_url?' => self::TEXT,
        'token_url?' => self::TEXT, 'info_url?' => self::TEXT, 'enabled?' => self::FLAG, 'login_only?' => self::FLAG, 'link_viewable?' => self::FLAG,
        'user_manageable?' => self::FLAG, 'basic_auth?' => self::FLAG,
    ]];
}
