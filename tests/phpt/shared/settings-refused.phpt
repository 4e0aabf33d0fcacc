--TEST--
A malformed setting of the shared state is refused with a warning and its default is used
--INI--
calagopus.state_path=
calagopus.rate_limit=-1
calagopus.rate_window=0.5
calagopus.rate_reserve=1
calagopus.breaker_failures=three
calagopus.breaker_interval=0
calagopus.catalog_ttl=1h
calagopus.summary_ttl=61
--FILE--
<?php
declare(strict_types=1);
foreach (['rate_limit', 'rate_window', 'rate_reserve', 'breaker_failures', 'breaker_interval', 'catalog_ttl', 'summary_ttl'] as $name) {
    echo $name, '=', ini_get('calagopus.' . $name), "\n";
}
?>
--EXPECTF--

Warning: calagopus.rate_limit must be a number of requests, 0 to 1000000, "-1" is not used in Unknown on line 0

Warning: calagopus.rate_window must be seconds from 1 to 120, "0.5" is not used in Unknown on line 0

Warning: calagopus.rate_reserve must be a share from 0 to 0.9, such as 0.25, "1" is not used in Unknown on line 0

Warning: calagopus.breaker_failures must be a number from 0 to 1000, "three" is not used in Unknown on line 0

Warning: calagopus.breaker_interval must be seconds from 1 to 600, "0" is not used in Unknown on line 0

Warning: calagopus.catalog_ttl must be seconds from 0 to 3600, "1h" is not used in Unknown on line 0

Warning: calagopus.summary_ttl must be seconds from 0 to 60, "61" is not used in Unknown on line 0
rate_limit=360
rate_window=30
rate_reserve=0.25
breaker_failures=3
breaker_interval=10
catalog_ttl=60
summary_ttl=3
