<?php

/** @generate-class-entries */

namespace Calagopus;

/**
 * The number of this interface: one more with each change of what stands in the stubs. Code that was written for number N works with an
 * extension of which INTERFACE_OLDEST <= N <= INTERFACE_VERSION. An extension without these constants is from before there were numbers.
 * The version of the release is phpversion('calagopus').
 * @var int
 * @cvalue calagopus_php_interface_version()
 */
const INTERFACE_VERSION = UNKNOWN;

/**
 * The oldest interface that this extension still serves: nothing that it had was taken away or changed its meaning since.
 * @var int
 * @cvalue calagopus_php_interface_oldest()
 */
const INTERFACE_OLDEST = UNKNOWN;
