/* Who is left alone for a while: a name of a panel's own, on which all processes know that it did not answer. A cache entry that ends by itself. */
#include "core/shared_inside.h"

#include <stdio.h>
#include <string.h>

#include "core/clock.h"

/* "/silence/" and the name stand where a path of the panel does; no path of a panel begins so. */
#define PLACE_BYTES 192

static bool key_of(const struct calagopus_shared *shared, const char *url, const char *name, struct calagopus_shared_key *key)
{
	char place[PLACE_BYTES];
	struct calagopus_shared_question question = {.origin = url, .path = place};

	if (snprintf(place, sizeof(place), "/silence/%s", name) >= (int) sizeof(place)) {
		return false;
	}
	calagopus_shared_key_make(shared, &question, key);
	return true;
}

void calagopus_shared_silence_note(struct calagopus_shared *shared, const char *url, const char *name, int64_t ms)
{
	struct calagopus_shared_entry entry = {.tag = 0};
	struct calagopus_shared_key key;
	int64_t span = ms > CALAGOPUS_SHARED_LONGEST_MS ? CALAGOPUS_SHARED_LONGEST_MS : ms;

	if (shared != NULL && span > 0 && key_of(shared, url, name, &key)) {
		(void) calagopus_shared_cache_write(shared, NULL, &key, &entry, (struct calagopus_slice) {(const char *) &span, sizeof(span)}, calagopus_clock_ms());
	}
}

int64_t calagopus_shared_silence_left(struct calagopus_shared *shared, const char *url, const char *name)
{
	struct calagopus_shared_entry entry;
	struct calagopus_shared_key key;
	struct calagopus_buffer body;
	int64_t span = 0;

	if (shared == NULL || !key_of(shared, url, name, &key)) {
		return 0;
	}
	calagopus_buffer_init(&body, CALAGOPUS_SHARED_SMALL_BYTES);
	if (calagopus_shared_cache_read(shared, &key, CALAGOPUS_SHARED_LONGEST_MS, &entry, &body) && body.length == sizeof(span)) {
		memcpy(&span, body.data, sizeof(span));
		span -= entry.age_ms;
	}
	calagopus_buffer_free(&body);
	return span > 0 && span <= CALAGOPUS_SHARED_LONGEST_MS ? span : 0;
}
