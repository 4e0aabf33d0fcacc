/* Clock, folder and policy for the tests of the shared state. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "shared_fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/clock.h"

int64_t fixture_now_ms;
static char folder[256];

const struct calagopus_shared_policy fixture_policy = {
	.rate_limit = 360, .rate_window_ms = 30000, .reserve_permille = 250, .breaker_failures = 3, .breaker_interval_ms = 10000
};

static int64_t planted_ms(void)
{
	return fixture_now_ms;
}

static int64_t planted_unix_ms(void)
{
	return fixture_now_ms + INT64_C(1000000000000);
}

static const struct calagopus_clock planted = {planted_ms, planted_unix_ms};

void fixture_clock_plant(void)
{
	fixture_now_ms = 5000000;
	calagopus_clock_use(&planted);
}

void fixture_clock_restore(void)
{
	calagopus_clock_use(NULL);
}

const char *fixture_folder_make(void)
{
	const char *memory = getenv("TEST_MEMORY");

	snprintf(folder, sizeof(folder), "%s/calagopus-test-XXXXXX", memory != NULL ? memory : "/dev/shm");
	return mkdtemp(folder);
}

/* Visits each entry; with `remove`, it is removed. */
static int visit(int remove_too)
{
	DIR *entries = opendir(folder);
	struct dirent *entry;
	char path[600];
	int count = 0;

	while (entries != NULL && (entry = readdir(entries)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
			continue;
		}
		count++;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (remove_too && remove(path) != 0) {
			perror(path);
		}
	}
	if (entries != NULL) {
		closedir(entries);
	}
	return count;
}

int fixture_folder_count(void)
{
	return visit(0);
}

void fixture_folder_remove(void)
{
	visit(1);
	rmdir(folder);
}
