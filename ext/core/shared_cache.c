/* Short caches: whole entries under salted digests. A writer holds a lease on its cell, a reader verifies generation and checksum; neither waits.
 * An entry that was dropped, or that is written over, leaves nothing behind; one that is only too old lies there until then. */
#include "core/shared_inside.h"

#include <string.h>

#include "core/clock.h"
#include "core/sha256.h"

/* An entry may lie in this many cells, side by side. */
#define WAYS 4
/* Who writes a cell needs microseconds; one that was killed meanwhile holds it for this long. */
#define LEASE_MS 1000
#define ETAG_WORDS (sizeof(((struct calagopus_shared_entry *) 0)->etag) / sizeof(uint64_t))

/* One cell with its words. */
struct place {
	struct calagopus_shared_cell *cell;
	_Atomic uint64_t *words;
	size_t room; /* bytes */
};

/* ---- Digests ---- */

static void add_text(struct calagopus_sha256 *digest, const char *text)
{
	uint64_t length = text == NULL ? UINT64_MAX : strlen(text);

	calagopus_sha256_add(digest, &length, sizeof(length));
	calagopus_sha256_add(digest, text, text == NULL ? 0 : (size_t) length);
}

static void end_key(struct calagopus_sha256 *digest, struct calagopus_shared_key *key)
{
	unsigned char bytes[CALAGOPUS_SHA256_BYTES];

	calagopus_sha256_end(digest, bytes);
	memcpy(key->words, bytes, sizeof(key->words));
}

void calagopus_shared_key_make(const struct calagopus_shared *shared, const struct calagopus_shared_question *question, struct calagopus_shared_key *key)
{
	struct calagopus_sha256 digest;

	calagopus_sha256_begin(&digest);
	calagopus_sha256_add(&digest, shared->memory->head.salt, sizeof(shared->memory->head.salt));
	add_text(&digest, question->origin);
	add_text(&digest, question->authorization);
	add_text(&digest, question->header);
	add_text(&digest, question->path);
	end_key(&digest, key);
}

uint64_t calagopus_shared_tag(const struct calagopus_shared *shared, const char *origin, const char *object)
{
	struct calagopus_sha256 digest;
	struct calagopus_shared_key key;

	calagopus_sha256_begin(&digest);
	calagopus_sha256_add(&digest, shared->memory->head.salt, sizeof(shared->memory->head.salt));
	add_text(&digest, origin);
	add_text(&digest, object);
	end_key(&digest, &key);
	return key.words[0] != 0 ? key.words[0] : 1;
}

/* Not against forgery, only against what two writers or a killed one leave behind. */
static uint64_t mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * UINT64_C(0x9fb21c651e98df25);
	return sum ^ sum >> 29;
}

/* The checksum of everything that is not the body. */
static uint64_t sum_head(uint64_t generation, const struct calagopus_shared_key *key, uint64_t tag, uint64_t length, const uint64_t *etag)
{
	uint64_t sum = mix(mix(mix(UINT64_C(0x243f6a8885a308d3), generation), tag), length);

	for (size_t i = 0; i < 4; i++) {
		sum = mix(sum, key->words[i]);
	}
	for (size_t i = 0; i < ETAG_WORDS; i++) {
		sum = mix(sum, etag[i]);
	}
	return sum;
}

/* ---- Cells ---- */

static struct place small_place(struct calagopus_shared_memory *memory, uint64_t at)
{
	at %= CALAGOPUS_SHARED_SMALL_ENTRIES;
	return (struct place) {&memory->small[at], memory->small_words[at], CALAGOPUS_SHARED_SMALL_BYTES};
}

static struct place large_place(struct calagopus_shared_memory *memory, uint64_t at)
{
	at %= CALAGOPUS_SHARED_LARGE_ENTRIES;
	return (struct place) {&memory->large[at], memory->large_words[at], CALAGOPUS_SHARED_LARGE_BYTES};
}

/* The n-th cell in which the key may lie: first the small ones, then the large ones. */
static struct place place_of(struct calagopus_shared_memory *memory, const struct calagopus_shared_key *key, unsigned n)
{
	return n < WAYS ? small_place(memory, key->words[0] + n) : large_place(memory, key->words[1] + n - WAYS);
}

static bool holds_key(const struct calagopus_shared_cell *cell, const struct calagopus_shared_key *key)
{
	for (size_t i = 0; i < 4; i++) {
		if (atomic_load_explicit(&cell->key[i], memory_order_acquire) != key->words[i]) {
			return false;
		}
	}
	return true;
}

/* ---- Reading ---- */

static bool copy_body(const struct place *place, uint64_t length, uint64_t *sum, struct calagopus_buffer *body)
{
	for (uint64_t at = 0; at < length; at += sizeof(uint64_t)) {
		uint64_t word = atomic_load_explicit(&place->words[at / sizeof(word)], memory_order_acquire);
		uint64_t left = length - at;

		*sum = mix(*sum, word);
		if (!calagopus_buffer_append(body, &word, left < sizeof(word) ? (size_t) left : sizeof(word))) {
			return false;
		}
	}
	return true;
}

static bool read_place(const struct place *place, const struct calagopus_shared_key *key, int64_t most_ms, struct calagopus_shared_entry *entry, struct calagopus_buffer *body)
{
	const struct calagopus_shared_cell *cell = place->cell;
	uint64_t generation = atomic_load_explicit(&cell->generation, memory_order_acquire);
	int64_t stored = atomic_load_explicit(&cell->stored_ms, memory_order_acquire);
	uint64_t length = atomic_load_explicit(&cell->length, memory_order_acquire);
	uint64_t etag[ETAG_WORDS];

	entry->age_ms = calagopus_shared_span(stored, calagopus_clock_ms());
	if (generation % 2 != 0 || stored <= 0 || entry->age_ms < 0 || entry->age_ms > most_ms || length > place->room || !holds_key(cell, key)) {
		return false;
	}
	entry->tag = atomic_load_explicit(&cell->tag, memory_order_acquire);
	for (size_t i = 0; i < ETAG_WORDS; i++) {
		etag[i] = atomic_load_explicit(&cell->etag[i], memory_order_acquire);
	}
	uint64_t sum = sum_head(generation, key, entry->tag, length, etag);

	if (!copy_body(place, length, &sum, body) || sum != atomic_load_explicit(&cell->checksum, memory_order_acquire)
		|| generation != atomic_load_explicit(&cell->generation, memory_order_acquire)) {
		calagopus_buffer_reset(body);
		return false;
	}
	memcpy(entry->etag, etag, sizeof(etag));
	entry->etag[sizeof(entry->etag) - 1] = '\0';
	return true;
}

bool calagopus_shared_cache_read(struct calagopus_shared *shared, const struct calagopus_shared_key *key, int64_t most_ms, struct calagopus_shared_entry *entry, struct calagopus_buffer *body)
{
	calagopus_buffer_reset(body);
	for (unsigned n = 0; n < 2 * WAYS && shared->memory->head.salted; n++) {
		struct place place = place_of(shared->memory, key, n);

		if (read_place(&place, key, most_ms, entry, body)) {
			return true;
		}
	}
	return false;
}

/* ---- Claiming and wiping ---- */

/* Makes the cell ours to write: its generation becomes odd, and ours. Where a killed writer left it so, its lease runs out. */
static bool claim(struct calagopus_shared_cell *cell, int64_t now, uint64_t *generation)
{
	uint64_t was = atomic_load(&cell->generation);

	if (was % 2 != 0 && calagopus_shared_ahead(atomic_load(&cell->lease_until_ms), now) > 0) {
		return false;
	}
	atomic_store(&cell->lease_until_ms, now + LEASE_MS);
	*generation = was % 2 != 0 ? was + 2 : was + 1;
	return atomic_compare_exchange_strong(&cell->generation, &was, *generation);
}

/* From this byte on nothing of an earlier entry stays. */
static void clear_words(const struct place *place, size_t from)
{
	for (size_t at = (from + sizeof(uint64_t) - 1) / sizeof(uint64_t); at < place->room / sizeof(uint64_t); at++) {
		atomic_store_explicit(&place->words[at], 0, memory_order_release);
	}
}

/* Nobody finds the entry any more; then its bytes go. Where somebody writes the cell at this moment they stay, until that is written over them,
 * or, should he be killed, until the cell is used again. Whoever wipes and is held up for longer than his lease spoils what another one wrote
 * meanwhile: its checksum tells. */
static void wipe(const struct place *place)
{
	struct calagopus_shared_cell *cell = place->cell;
	uint64_t generation;

	atomic_store(&cell->stored_ms, 0);
	if (!claim(cell, calagopus_clock_ms(), &generation)) {
		return;
	}
	atomic_store(&cell->stored_ms, 0);
	for (size_t i = 0; i < 4; i++) {
		atomic_store_explicit(&cell->key[i], 0, memory_order_release);
	}
	for (size_t i = 0; i < ETAG_WORDS; i++) {
		atomic_store_explicit(&cell->etag[i], 0, memory_order_release);
	}
	atomic_store(&cell->tag, 0);
	atomic_store_explicit(&cell->length, 0, memory_order_release);
	atomic_store_explicit(&cell->checksum, 0, memory_order_release);
	clear_words(place, 0);
	atomic_compare_exchange_strong(&cell->generation, &generation, generation + 1);
}

/* ---- Writing ---- */

/* The cell that the key has already, else the one that was stored longest ago; what it has in a cell of the other size is dropped. */
static struct place choose(struct calagopus_shared_memory *memory, const struct calagopus_shared_key *key, size_t length)
{
	unsigned from = length <= CALAGOPUS_SHARED_SMALL_BYTES ? 0 : WAYS;
	struct place chosen = place_of(memory, key, from);
	bool has = false;

	for (unsigned n = 0; n < 2 * WAYS; n++) {
		struct place place = place_of(memory, key, n);
		bool holds = holds_key(place.cell, key);

		if (n / WAYS != from / WAYS) {
			if (holds) {
				wipe(&place);
			}
		} else if ((holds && !has) || (!has && atomic_load(&place.cell->stored_ms) < atomic_load(&chosen.cell->stored_ms))) {
			chosen = place;
			has = holds;
		}
	}
	return chosen;
}

static uint64_t write_body(const struct place *place, struct calagopus_slice body, uint64_t sum)
{
	for (size_t at = 0; at < body.length; at += sizeof(uint64_t)) {
		uint64_t word = 0;
		size_t left = body.length - at;

		memcpy(&word, body.data + at, left < sizeof(word) ? left : sizeof(word));
		atomic_store_explicit(&place->words[at / sizeof(word)], word, memory_order_release);
		sum = mix(sum, word);
	}
	clear_words(place, body.length);
	return sum;
}

/* Everything but the generation, which is still odd. */
static void fill(const struct place *place, const struct calagopus_shared_key *key, const struct calagopus_shared_entry *entry, struct calagopus_slice body, uint64_t generation)
{
	struct calagopus_shared_cell *cell = place->cell;
	uint64_t etag[ETAG_WORDS];

	memset(etag, 0, sizeof(etag));
	memcpy(etag, entry->etag, strnlen(entry->etag, sizeof(etag) - 1));
	for (size_t i = 0; i < 4; i++) {
		atomic_store_explicit(&cell->key[i], key->words[i], memory_order_release);
	}
	for (size_t i = 0; i < ETAG_WORDS; i++) {
		atomic_store_explicit(&cell->etag[i], etag[i], memory_order_release);
	}
	atomic_store(&cell->tag, entry->tag);
	atomic_store_explicit(&cell->length, body.length, memory_order_release);
	uint64_t sum = write_body(place, body, sum_head(generation, key, entry->tag, body.length, etag));

	atomic_store_explicit(&cell->checksum, sum, memory_order_release);
}

/* Was the object dropped since the panel was asked? */
static bool dropped_since(const struct calagopus_shared_origin *origin, int64_t asked_ms)
{
	int64_t dropped = origin != NULL ? atomic_load(&origin->dropped_ms) : 0;

	return dropped >= asked_ms && dropped <= calagopus_clock_ms();
}

bool calagopus_shared_cache_write(struct calagopus_shared *shared, struct calagopus_shared_origin *origin, const struct calagopus_shared_key *key, const struct calagopus_shared_entry *entry, struct calagopus_slice body, int64_t asked_ms)
{
	int64_t now = calagopus_clock_ms();
	uint64_t generation;

	if (!shared->memory->head.salted || body.length > CALAGOPUS_SHARED_LARGE_BYTES) {
		return false;
	}
	struct place place = choose(shared->memory, key, body.length);

	if (!claim(place.cell, now, &generation)) {
		return false;
	}
	atomic_store(&place.cell->stored_ms, 0);
	fill(&place, key, entry, body, generation + 1);
	atomic_store(&place.cell->stored_ms, now > 0 ? now : 1);
	if (!atomic_compare_exchange_strong(&place.cell->generation, &generation, generation + 1)) {
		/* held up for longer than the lease: whatever of ours lies over another writer's entry must not be read */
		atomic_store(&place.cell->stored_ms, 0);
		return false;
	}
	/* after it is there to be dropped: whoever drops it either finds it, or is found here */
	if (entry->tag != 0 && dropped_since(origin, asked_ms)) {
		wipe(&place);
		return false;
	}
	return true;
}

void calagopus_shared_cache_refresh(struct calagopus_shared *shared, const struct calagopus_shared_key *key)
{
	for (unsigned n = 0; n < 2 * WAYS; n++) {
		struct place place = place_of(shared->memory, key, n);
		int64_t stored = atomic_load(&place.cell->stored_ms);

		if (stored > 0 && holds_key(place.cell, key)) {
			/* fails where it was dropped or written anew meanwhile: that is newer than what we know */
			atomic_compare_exchange_strong(&place.cell->stored_ms, &stored, calagopus_clock_ms());
		}
	}
}

static void drop_place(struct place place, uint64_t tag)
{
	if (atomic_load(&place.cell->tag) == tag) {
		wipe(&place);
	}
}

void calagopus_shared_cache_drop(struct calagopus_shared *shared, struct calagopus_shared_origin *origin, uint64_t tag)
{
	if (origin != NULL) {
		atomic_store(&origin->dropped_ms, calagopus_clock_ms());
	}
	for (size_t i = 0; i < CALAGOPUS_SHARED_SMALL_ENTRIES; i++) {
		drop_place(small_place(shared->memory, i), tag);
	}
	for (size_t i = 0; i < CALAGOPUS_SHARED_LARGE_ENTRIES; i++) {
		drop_place(large_place(shared->memory, i), tag);
	}
}
