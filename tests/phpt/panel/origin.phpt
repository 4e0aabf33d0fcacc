--TEST--
What is unambiguous in a host name is mended and said; the origin is a URL
--FILE--
<?php
declare(strict_types=1);
use Calagopus\Panel;

$key = str_repeat('k', 48);
foreach ([['panel.example.com'], ['Panel.Example.COM', 443], ['panel.example.com', 8443], ['panel.example.com', 0, false], ['panel.example.com', 80, false],
    ['https://panel.example.com/'], ['panel.example.com:8443'], ['2001:db8::1'], ['[2001:db8::1]', 8443], [' panel.example.com ']] as $given) {
    $panel = new Panel($given[0], $key, $given[1] ?? 0, $given[2] ?? true);
    echo $panel->origin(), $panel->mended() === '' ? '' : ' (mended)', "\n";
}
?>
--EXPECT--
https://panel.example.com
https://panel.example.com (mended)
https://panel.example.com:8443
http://panel.example.com
http://panel.example.com
https://panel.example.com (mended)
https://panel.example.com:8443 (mended)
https://[2001:db8::1]
https://[2001:db8::1]:8443 (mended)
https://panel.example.com (mended)
