/* Secrets for tests, made of C strings. */
#ifndef CALAGOPUS_TESTS_SECRETS_FIXTURE_H
#define CALAGOPUS_TESTS_SECRETS_FIXTURE_H

#include "core/secrets.h"

/* A set of NULL-terminated texts; NULL: there was no memory. */
struct calagopus_secrets *secrets_of(const char *const *texts);

#endif
