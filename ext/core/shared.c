/* The mapping as a whole: a file, or anonymous memory in its stead; whether it is still the right one; and the table of panels. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/shared_inside.h"

#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/memory.h"

/* A folder of the user's own that was made meanwhile is noticed within this time. */
#define LOOK_MS 5000
/* Anonymous memory is given up for a file, where one was wanted, after this time. */
#define TRY_AGAIN_MS 60000
/* A panel's slot goes to another panel after this time without a request: longer than any call, so that nobody holds it any more. */
#define IDLE_MS (2 * CALAGOPUS_SHARED_LONGEST_MS)
/* Who makes a slot needs microseconds; one that was killed meanwhile holds it for this long. */
#define MAKING_MS 10000
/* How long the maker of the same slot is waited for. */
#define MAKER_PAUSES 50
#define MAKER_PAUSE_NS 100000

/* ---- Opening ---- */

static void take_anonymous(struct calagopus_shared *shared)
{
	shared->memory = calagopus_shared_inherit(shared->user);
	shared->kind = CALAGOPUS_SHARED_INHERITED;
	if (shared->memory == NULL) {
		shared->memory = calagopus_shared_map_anonymous(NULL);
		shared->kind = CALAGOPUS_SHARED_OWN;
	}
}

struct calagopus_shared *calagopus_shared_open(const char *directory)
{
	struct calagopus_shared *shared = calagopus_alloc(sizeof(*shared));
	char folder[CALAGOPUS_SHARED_FOLDER_BYTES];

	if (shared == NULL) {
		return NULL;
	}
	shared->user = geteuid();
	shared->looked_ms = calagopus_clock_ms();
	shared->own_folder = calagopus_shared_folder(directory, shared->user, folder, sizeof(folder));
	shared->chosen = directory != NULL && strcmp(directory, CALAGOPUS_SHARED_AUTO) == 0;
	shared->wanted_file = folder[0] != '\0';
	if (shared->wanted_file) {
		shared->memory = calagopus_shared_map_file(shared, folder);
		shared->kind = CALAGOPUS_SHARED_FILE;
	}
	if (shared->memory == NULL) {
		take_anonymous(shared);
	}
	if (shared->memory == NULL) {
		calagopus_release(shared);
		return NULL;
	}
#ifdef MADV_DONTDUMP
	(void) madvise(shared->memory, sizeof(*shared->memory), MADV_DONTDUMP);
#endif
	return shared;
}

void calagopus_shared_close(struct calagopus_shared *shared)
{
	if (shared == NULL) {
		return;
	}
	if (shared->kind == CALAGOPUS_SHARED_INHERITED) {
		calagopus_shared_inherit_end();
	} else {
		munmap(shared->memory, sizeof(*shared->memory));
	}
	calagopus_release(shared);
}

/* The folder that would be chosen now is another one: it was made, or is gone. */
static bool chooses_otherwise(struct calagopus_shared *shared)
{
	char folder[CALAGOPUS_SHARED_FOLDER_BYTES];

	return shared->chosen && calagopus_shared_folder(CALAGOPUS_SHARED_AUTO, shared->user, folder, sizeof(folder)) != shared->own_folder;
}

bool calagopus_shared_is_current(struct calagopus_shared *shared)
{
	int64_t now = calagopus_clock_ms();

	if (geteuid() != shared->user) {
		return false;
	}
	if (shared->kind != CALAGOPUS_SHARED_FILE) {
		return !shared->wanted_file || now - shared->looked_ms < TRY_AGAIN_MS;
	}
	if (calagopus_shared_file_look(shared) != CALAGOPUS_SHARED_FILE_THERE) {
		return false;
	}
	if (now - shared->looked_ms >= LOOK_MS) {
		shared->looked_ms = now;
		return !chooses_otherwise(shared);
	}
	return true;
}

void calagopus_shared_guard(struct calagopus_shared *shared)
{
	if (shared->kind == CALAGOPUS_SHARED_FILE && calagopus_shared_file_look(shared) == CALAGOPUS_SHARED_FILE_CUT
		&& calagopus_shared_map_anonymous(shared->memory) != NULL) {
		shared->kind = CALAGOPUS_SHARED_OWN;
		shared->path[0] = '\0';
		calagopus_shared_refuse(shared, "The state file was cut while it was in use; remove it.");
	}
}

enum calagopus_shared_kind calagopus_shared_kind(const struct calagopus_shared *shared)
{
	return shared->kind;
}

const char *calagopus_shared_path(const struct calagopus_shared *shared)
{
	return shared->path;
}

const char *calagopus_shared_problem(const struct calagopus_shared *shared)
{
	return shared->problem;
}

int64_t calagopus_shared_ahead(int64_t moment, int64_t now)
{
	int64_t span = calagopus_shared_span(now, moment);

	return span <= 0 || span > CALAGOPUS_SHARED_LONGEST_MS ? 0 : span;
}

/* ---- The table of panels ----
 * A slot's tag is 0 (free), hash << 32 (a panel's), or hash << 32 | end << 1 | 1 (being made for a panel of that hash until then, in
 * tenths of a second). Slots are taken in the order of the table and never become free again, so that two processes that make one for the
 * same panel reach for the same slot; one that idled long enough is made anew for another panel. */

#define TAG_HASH(tag) ((tag) >> 32)
#define TENTH_MS 100

struct wanted {
	const char *url;
	size_t length;
	uint64_t hash; /* 32 bits, not 0 */
	int64_t now;
};

static uint64_t tag_making(const struct wanted *wanted)
{
	uint64_t end = (uint64_t) ((wanted->now + MAKING_MS) / TENTH_MS) & 0x7fffffff;

	return wanted->hash << 32 | end << 1 | 1;
}

static bool is_being_made(uint64_t tag, int64_t now)
{
	int64_t left = (int64_t) (tag >> 1 & 0x7fffffff) - (int64_t) ((uint64_t) (now / TENTH_MS) & 0x7fffffff);

	return (tag & 1) != 0 && left >= 0 && left <= MAKING_MS / TENTH_MS;
}

static uint64_t hash_of(const char *text, size_t length)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < length; i++) {
		hash = (hash ^ (unsigned char) text[i]) * UINT64_C(0x100000001b3);
	}
	hash = (hash ^ hash >> 32) & 0xffffffff;
	return hash == 0 ? 1 : hash;
}

static uint64_t url_word(const struct wanted *wanted, size_t index)
{
	uint64_t word = 0;
	size_t from = index * sizeof(word);

	if (from < wanted->length) {
		size_t left = wanted->length - from;

		memcpy(&word, wanted->url + from, left < sizeof(word) ? left : sizeof(word));
	}
	return word;
}

static bool same_url(const struct calagopus_shared_origin *origin, const struct wanted *wanted)
{
	for (size_t i = 0; i < CALAGOPUS_SHARED_URL_WORDS; i++) {
		if (atomic_load_explicit(&origin->url[i], memory_order_relaxed) != url_word(wanted, i)) {
			return false;
		}
	}
	return true;
}

static void clear_slot(struct calagopus_shared_origin *origin)
{
	_Atomic uint64_t *from = &origin->buckets[0];
	_Atomic uint64_t *end = (_Atomic uint64_t *) (void *) (origin + 1);

	for (; from < end; from++) {
		atomic_store_explicit(from, 0, memory_order_relaxed);
	}
}

/* Fills a slot whose tag is `making`; false where that took so long that somebody else has it. */
static bool make_slot(struct calagopus_shared_origin *origin, const struct wanted *wanted, uint64_t making)
{
	clear_slot(origin);
	for (size_t i = 0; i < CALAGOPUS_SHARED_URL_WORDS; i++) {
		atomic_store_explicit(&origin->url[i], url_word(wanted, i), memory_order_relaxed);
	}
	atomic_store_explicit(&origin->used_ms, wanted->now, memory_order_relaxed);
	return atomic_compare_exchange_strong(&origin->tag, &making, wanted->hash << 32);
}

/* What one pass over the table finds. */
struct finding {
	struct calagopus_shared_origin *found;  /* the panel's */
	struct calagopus_shared_origin *usable; /* the first that may be made ours */
	uint64_t usable_tag;
	bool being_made; /* somebody makes one of this hash */
};

static bool idles(const struct calagopus_shared_origin *origin, int64_t now)
{
	int64_t idle = calagopus_shared_span(atomic_load_explicit(&origin->used_ms, memory_order_relaxed), now);

	return idle > IDLE_MS || idle < -IDLE_MS;
}

static struct finding look_through(struct calagopus_shared_memory *memory, const struct wanted *wanted)
{
	struct finding finding = {NULL, NULL, 0, false};
	struct calagopus_shared_origin *idle = NULL;
	uint64_t idle_tag = 0;

	for (size_t i = 0; i < CALAGOPUS_SHARED_ORIGINS; i++) {
		struct calagopus_shared_origin *origin = &memory->origins[i];
		uint64_t tag = atomic_load_explicit(&origin->tag, memory_order_acquire);
		bool making = is_being_made(tag, wanted->now);

		if (tag == wanted->hash << 32 && same_url(origin, wanted)) {
			finding.found = origin;
			return finding;
		}
		finding.being_made = finding.being_made || (making && TAG_HASH(tag) == wanted->hash);
		bool usable = tag == 0 || ((tag & 1) != 0 && !making);

		if (usable && finding.usable == NULL) {
			finding.usable = origin;
			finding.usable_tag = tag;
		} else if (!usable && idle == NULL && !making && idles(origin, wanted->now)) {
			idle = origin;
			idle_tag = tag;
		}
		if (tag == 0) {
			break; /* nothing was ever made behind it */
		}
	}
	if (finding.usable == NULL) {
		finding.usable = idle;
		finding.usable_tag = idle_tag;
	}
	return finding;
}

static void pause_for_maker(void)
{
	struct timespec pause = {0, MAKER_PAUSE_NS};

	nanosleep(&pause, NULL);
}

static struct calagopus_shared_origin *find_or_make(struct calagopus_shared_memory *memory, const struct wanted *wanted)
{
	for (int i = 0; i < MAKER_PAUSES; i++) {
		struct finding finding = look_through(memory, wanted);
		uint64_t making = tag_making(wanted);

		if (finding.found != NULL || (!finding.being_made && finding.usable == NULL)) {
			return finding.found;
		}
		if (finding.being_made) {
			pause_for_maker();
		} else if (atomic_compare_exchange_strong(&finding.usable->tag, &finding.usable_tag, making)) {
			/* the next pass finds it, or one that was made before it */
			make_slot(finding.usable, wanted, making);
		}
	}
	return NULL;
}

struct calagopus_shared_origin *calagopus_shared_origin(struct calagopus_shared *shared, const char *url)
{
	struct wanted wanted = {.url = url, .length = strlen(url), .now = calagopus_clock_ms()};

	if (wanted.length == 0 || wanted.length >= CALAGOPUS_SHARED_URL_WORDS * sizeof(uint64_t)) {
		return NULL;
	}
	wanted.hash = hash_of(url, wanted.length);
	struct calagopus_shared_origin *origin = find_or_make(shared->memory, &wanted);

	if (origin != NULL) {
		atomic_store_explicit(&origin->used_ms, wanted.now, memory_order_relaxed);
	}
	return origin;
}
