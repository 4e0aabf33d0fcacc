--TEST--
A malformed setting is refused with a warning and its default is used
--INI--
calagopus.timeout=20s
calagopus.connect_timeout=0
calagopus.create_timeout=-1
calagopus.resolve_timeout=1e3
calagopus.max_response_bytes=12
calagopus.pool_max_connections=0x10
calagopus.pool_idle=0.25
calagopus.pool_lifetime=999999
--FILE--
<?php
declare(strict_types=1);
foreach (ini_get_all('calagopus', false) as $name => $value) {
    echo $name, '=', $value, "\n";
}
var_dump(ini_set('calagopus.allowed_hosts', 'other.example.com'), ini_set('calagopus.timeout', '5'));
?>
--EXPECTF--

Warning: calagopus.timeout must be seconds above 0 and at most 3600, such as 20 or 0.5, "20s" is not used in Unknown on line 0

Warning: calagopus.connect_timeout must be seconds above 0 and at most 3600, such as 20 or 0.5, "0" is not used in Unknown on line 0

Warning: calagopus.create_timeout must be seconds above 0 and at most 3600, such as 20 or 0.5, "-1" is not used in Unknown on line 0

Warning: calagopus.resolve_timeout must be seconds above 0 and at most 3600, such as 20 or 0.5, "1e3" is not used in Unknown on line 0

Warning: calagopus.max_response_bytes must be bytes from 64K to 64M, "12" is not used in Unknown on line 0

Warning: calagopus.pool_max_connections must be a number from 1 to 256, "0x10" is not used in Unknown on line 0

Warning: calagopus.pool_lifetime must be seconds from 0 to 86400, "999999" is not used in Unknown on line 0
calagopus.allowed_hosts=
calagopus.breaker_failures=3
calagopus.breaker_interval=10
calagopus.ca_file=
calagopus.catalog_ttl=60
calagopus.connect_timeout=5
calagopus.create_timeout=240
calagopus.max_response_bytes=8M
calagopus.pool_idle=0.25
calagopus.pool_lifetime=600
calagopus.pool_max_connections=8
calagopus.proxy=
calagopus.rate_limit=360
calagopus.rate_reserve=0.25
calagopus.rate_window=30
calagopus.resolve_timeout=30
calagopus.shared_state=1
calagopus.state_path=auto
calagopus.summary_ttl=3
calagopus.timeout=20
bool(false)
bool(false)
