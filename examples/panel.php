<?php

/** What each example begins with: the panel and the key from the environment, so that no key stands in a file or a list of processes. */

declare(strict_types=1);

use Calagopus\Panel;
use Calagopus\Settings;

function panel(?Settings $settings = null): Panel
{
    $host = (string) getenv('CALAGOPUS_HOST');
    $key = (string) getenv('CALAGOPUS_KEY');
    if ($host === '' || $key === '') {
        fwrite(STDERR, "Set CALAGOPUS_HOST and CALAGOPUS_KEY, and CALAGOPUS_PORT and CALAGOPUS_INSECURE=1 where the panel is not at https, port 443.\n");
        exit(2);
    }
    return new Panel($host, $key, (int) getenv('CALAGOPUS_PORT'), getenv('CALAGOPUS_INSECURE') !== '1', $settings);
}
