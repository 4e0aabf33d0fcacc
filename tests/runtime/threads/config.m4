dnl Builds the tests' own extension that runs PHP code on threads.
PHP_ARG_ENABLE([runtimethreads], [for the tests' threads], [AS_HELP_STRING([--enable-runtimethreads], [Run PHP code on threads])])

if test "$PHP_RUNTIMETHREADS" != "no"; then
  PHP_NEW_EXTENSION([runtimethreads], [threads.c], [$ext_shared],, [-Wall -Wextra -Wno-unused-parameter -Werror])
fi
