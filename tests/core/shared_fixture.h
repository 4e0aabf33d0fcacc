/* What the tests of the shared state have in common: a planted clock, a folder on tmpfs, a policy. */
#ifndef CALAGOPUS_TESTS_SHARED_FIXTURE_H
#define CALAGOPUS_TESTS_SHARED_FIXTURE_H

#include <stdint.h>

#include "core/shared.h"

/* The planted clock's moment, monotonic; wall time is 1,000,000,000,000 ms later. */
extern int64_t fixture_now_ms;
void fixture_clock_plant(void);
void fixture_clock_restore(void);

/* A new folder on tmpfs; its path is valid until it is removed with all that is in it. */
const char *fixture_folder_make(void);
void fixture_folder_remove(void);
/* Entries of the folder. */
int fixture_folder_count(void);

/* 360 in 30 s, a quarter kept, three failures, a probe each 10 s. */
extern const struct calagopus_shared_policy fixture_policy;

#endif
