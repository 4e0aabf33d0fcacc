/* Blanking: a text is read in each spelling that docs/security.md names, all secrets are looked for at once, and what was found is cut out. */
#include "core/secrets.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/needles.h"
#include "core/spelling.h"

/* Shorter pieces of base64 are in every text, and so are shorter beginnings of a secret. */
#define LEAST_BASE64 4
#define LEAST_PART 4
/* So many bytes become four digits: a secret begins in one of as many places. */
#define BASE64_BYTES 3
/* Places of one text that are kept; where there are more, all of it is blanked. */
#define MOST_PLACES 4096
#define FIRST_PLACES 16
/* Steps that are counted at a time. */
#define COUNTED_STEPS 4096

/* A run of the text that goes. */
struct place {
	size_t from;
	size_t to;
	bool base64;
};

struct calagopus_secrets {
	struct {
		char *bytes;
		size_t length;
	} items[CALAGOPUS_MAX_SECRETS];
	size_t count;
	struct calagopus_needles *needles; /* made at the first look: most calls need none */
	size_t *origins;                   /* where the latest bytes came from: a ring as long as the longest needle */
	struct place *places;
	size_t place_count, place_room;
};

enum outcome {
	NOTHING,
	FOUND,
	NO_MEMORY,
	UNTOLD
};

/* How a text is read: as it is, percent-encoded or JSON-escaped up to three times, or once each. A reading that undid nothing has none below it. */
static const struct reading {
	enum calagopus_encoding encodings[CALAGOPUS_SPELLING_LEVELS];
	unsigned above;
} readings[] = {
	{{CALAGOPUS_ENCODING_NONE}, 0},
	{{CALAGOPUS_ENCODING_PERCENT}, 0},
	{{CALAGOPUS_ENCODING_PERCENT, CALAGOPUS_ENCODING_PERCENT}, 1},
	{{CALAGOPUS_ENCODING_PERCENT, CALAGOPUS_ENCODING_PERCENT, CALAGOPUS_ENCODING_PERCENT}, 2},
	{{CALAGOPUS_ENCODING_PERCENT, CALAGOPUS_ENCODING_JSON}, 1},
	{{CALAGOPUS_ENCODING_JSON}, 0},
	{{CALAGOPUS_ENCODING_JSON, CALAGOPUS_ENCODING_JSON}, 5},
	{{CALAGOPUS_ENCODING_JSON, CALAGOPUS_ENCODING_JSON, CALAGOPUS_ENCODING_JSON}, 6},
	{{CALAGOPUS_ENCODING_JSON, CALAGOPUS_ENCODING_PERCENT}, 5},
};
#define READINGS (sizeof(readings) / sizeof(readings[0]))

/* ---- The set ---- */

struct calagopus_secrets *calagopus_secrets_new(void)
{
	return calagopus_alloc(sizeof(struct calagopus_secrets));
}

static void forget_needles(struct calagopus_secrets *secrets)
{
	calagopus_needles_free(secrets->needles);
	calagopus_release(secrets->origins);
	calagopus_release(secrets->places);
	secrets->needles = NULL;
	secrets->origins = NULL;
	secrets->places = NULL;
	secrets->place_room = 0;
}

static bool is_there(const struct calagopus_secrets *secrets, const char *bytes, size_t length)
{
	for (size_t i = 0; i < secrets->count; i++) {
		if (secrets->items[i].length == length && memcmp(secrets->items[i].bytes, bytes, length) == 0) {
			return true;
		}
	}
	return false;
}

bool calagopus_secrets_add(struct calagopus_secrets *secrets, const char *bytes, size_t length)
{
	if (length == 0 || is_there(secrets, bytes, length)) {
		return true;
	}
	char *copy = secrets->count < CALAGOPUS_MAX_SECRETS ? calagopus_resize(NULL, length) : NULL;

	if (copy == NULL) {
		return false;
	}
	memcpy(copy, bytes, length);
	secrets->items[secrets->count].bytes = copy;
	secrets->items[secrets->count++].length = length;
	forget_needles(secrets);
	return true;
}

bool calagopus_secrets_add_password_of(struct calagopus_secrets *secrets, const char *url)
{
	static const enum calagopus_encoding percent[CALAGOPUS_SPELLING_LEVELS] = {CALAGOPUS_ENCODING_PERCENT};
	const char *at = url != NULL ? strrchr(url, '@') : NULL;
	struct calagopus_spelling spelling;
	struct calagopus_spelled spelled;
	struct calagopus_buffer meant;

	if (at == NULL) {
		return true;
	}
	const char *scheme = strstr(url, "://");
	const char *user = scheme != NULL && scheme < at ? scheme + 3 : url;
	const char *colon = memchr(user, ':', (size_t) (at - user));
	struct calagopus_slice written = {colon != NULL ? colon + 1 : at, colon != NULL ? (size_t) (at - colon - 1) : 0};

	if (written.length == 0) {
		return true;
	}
	calagopus_buffer_init(&meant, written.length);
	calagopus_spelling_begin(&spelling, written, percent, false);
	while (calagopus_spelling_next(&spelling, &spelled)) {
		calagopus_buffer_append(&meant, &spelled.byte, 1);
	}
	bool good = !meant.failed && calagopus_secrets_add(secrets, written.data, written.length)
		&& (!calagopus_spelling_changed(&spelling) || calagopus_secrets_add(secrets, meant.data, meant.length));

	calagopus_buffer_free(&meant);
	return good;
}

void calagopus_secrets_free(struct calagopus_secrets *secrets)
{
	if (secrets == NULL) {
		return;
	}
	forget_needles(secrets);
	for (size_t i = 0; i < secrets->count; i++) {
		calagopus_wipe(secrets->items[i].bytes, secrets->items[i].length);
		calagopus_release(secrets->items[i].bytes);
	}
	calagopus_release(secrets);
}

/* ---- Needles ---- */

/* Six bits of the secret from `bit` on, as a digit of base64. */
static char base64_digit(struct calagopus_slice secret, size_t bit)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned high = (unsigned char) secret.data[bit / 8];
	unsigned low = bit / 8 + 1 < secret.length ? (unsigned char) secret.data[bit / 8 + 1] : 0;

	return digits[((high << 8 | low) >> (10 - bit % 8)) & 63];
}

/* The digits that rest on the secret alone where `before` bytes (mod 3) were encoded in front of it. */
static void add_base64(struct calagopus_needles *needles, struct calagopus_slice secret, size_t before, unsigned flags)
{
	char digits[CALAGOPUS_MAX_SECRET_BYTES * 4 / 3 + 4];
	size_t first = (before * 8 + 5) / 6;
	size_t last = (before + secret.length) * 8 / 6;

	for (size_t i = first; i < last; i++) {
		digits[i - first] = base64_digit(secret, i * 6 - before * 8);
	}
	if (last >= first + LEAST_BASE64) {
		calagopus_needles_add(needles, (struct calagopus_slice) {digits, last - first}, flags | CALAGOPUS_NEEDLE_BASE64);
	}
	calagopus_wipe(digits, sizeof(digits));
}

static struct calagopus_slice sought(const struct calagopus_secrets *secrets, size_t index)
{
	size_t length = secrets->items[index].length;

	return (struct calagopus_slice) {secrets->items[index].bytes, length < CALAGOPUS_MAX_SECRET_BYTES ? length : CALAGOPUS_MAX_SECRET_BYTES};
}

static bool make_needles(struct calagopus_secrets *secrets)
{
	size_t room = 0;

	for (size_t i = 0; i < secrets->count; i++) {
		/* itself, and three times four digits for three bytes */
		room += 5 * sought(secrets, i).length + BASE64_BYTES * BASE64_BYTES;
	}
	secrets->needles = calagopus_needles_new(room);
	if (secrets->needles == NULL) {
		return false;
	}
	for (size_t i = 0; i < secrets->count; i++) {
		struct calagopus_slice secret = sought(secrets, i);
		unsigned flags = secret.length < secrets->items[i].length ? CALAGOPUS_NEEDLE_ENDLESS : 0;

		calagopus_needles_add(secrets->needles, secret, flags);
		for (size_t before = 0; before < BASE64_BYTES; before++) {
			add_base64(secrets->needles, secret, before, flags);
		}
	}
	calagopus_needles_link(secrets->needles);
	secrets->origins = calagopus_resize(NULL, secrets->needles->longest * sizeof(size_t));
	if (secrets->origins == NULL) {
		forget_needles(secrets);
	}
	return secrets->origins != NULL;
}

/* ---- Finding ---- */

/* One reading of one text. */
struct search {
	struct calagopus_secrets *secrets;
	struct calagopus_slice text;
	struct calagopus_work *work;
	bool first; /* one place is enough */
	bool cut;
	size_t own; /* the first place that this reading found */
	size_t steps;
};

static bool more_places(struct calagopus_secrets *secrets)
{
	size_t room = secrets->place_room > 0 ? 2 * secrets->place_room : FIRST_PLACES;
	struct place *places = calagopus_resize(secrets->places, room * sizeof(struct place));

	if (places == NULL) {
		return false;
	}
	secrets->places = places;
	secrets->place_room = room;
	return true;
}

/* What overlaps what this reading found before is one with it. */
static enum outcome keep(struct search *search, struct place place)
{
	struct calagopus_secrets *secrets = search->secrets;

	if (search->first) {
		return FOUND;
	}
	while (secrets->place_count > search->own && secrets->places[secrets->place_count - 1].to > place.from) {
		const struct place *last = &secrets->places[--secrets->place_count];

		search->steps++;
		place.from = last->from < place.from ? last->from : place.from;
		place.to = last->to > place.to ? last->to : place.to;
		place.base64 = place.base64 || last->base64;
	}
	if (secrets->place_count == MOST_PLACES) {
		return UNTOLD;
	}
	if (secrets->place_count == secrets->place_room && !more_places(secrets)) {
		return NO_MEMORY;
	}
	secrets->places[secrets->place_count++] = place;
	return FOUND;
}

/* The latest `length` bytes, the last of which ends at `to`. */
static enum outcome keep_latest(struct search *search, size_t index, size_t length, size_t to, unsigned flags)
{
	const struct calagopus_secrets *secrets = search->secrets;
	size_t from = secrets->origins[(index + 1 + secrets->needles->longest - length) % secrets->needles->longest];
	bool endless = (flags & CALAGOPUS_NEEDLE_ENDLESS) != 0;

	return keep(search, (struct place) {from, endless ? search->text.length : to, (flags & CALAGOPUS_NEEDLE_BASE64) != 0});
}

/* Where nothing has matched, what begins nothing is passed over: of a text read as it is. */
static void skip(struct calagopus_spelling *spelling, const struct calagopus_needles *needles)
{
	size_t at = spelling->at;

	while (at < spelling->text.length && needles->begins[(unsigned char) spelling->text.data[at]] == 0) {
		at++;
	}
	spelling->steps += at - spelling->at;
	spelling->at = at;
}

static enum outcome read_once(struct search *search, struct calagopus_spelling *spelling)
{
	const struct calagopus_needles *needles = search->secrets->needles;
	struct calagopus_spelled spelled;
	size_t index = needles->longest - 1;
	uint32_t state = 0;
	enum outcome outcome = NOTHING;

	for (;;) {
		if (state == 0 && spelling->count == 0) {
			skip(spelling, needles);
		}
		if (!calagopus_spelling_next(spelling, &spelled)) {
			break;
		}
		index = index + 1 < needles->longest ? index + 1 : 0;
		search->secrets->origins[index] = spelled.from;
		state = calagopus_needles_step(needles, state, spelled.byte, &search->steps);
		if (needles->nodes[state].length > 0) {
			outcome = keep_latest(search, index, needles->nodes[state].length, spelled.to, needles->nodes[state].flags);
			if (outcome != FOUND || search->first) {
				return outcome;
			}
		}
		if (search->steps + spelling->steps > COUNTED_STEPS) {
			if (!calagopus_work_add(search->work, search->steps + spelling->steps)) {
				return UNTOLD;
			}
			search->steps = spelling->steps = 0;
		}
	}
	if (search->cut && needles->nodes[state].depth >= LEAST_PART) {
		outcome = keep_latest(search, index, needles->nodes[state].depth, search->text.length, CALAGOPUS_NEEDLE_BASE64);
	}
	bool told = calagopus_work_add(search->work, search->steps + spelling->steps);

	search->steps = spelling->steps = 0;
	return told ? outcome : UNTOLD;
}

/* Without what begins an escape, the text is read as it is: that has been done. */
static bool may_change(struct calagopus_slice text, const struct reading *reading)
{
	return memchr(text.data, reading->encodings[0] == CALAGOPUS_ENCODING_PERCENT ? '%' : '\\', text.length) != NULL;
}

/* Reads the text in every spelling; the places are in the set, reading by reading. */
static enum outcome find(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work, bool first, bool cut)
{
	struct search search = {.secrets = secrets, .text = text, .work = work, .first = first, .cut = cut};
	bool changed[READINGS];
	bool found = false;

	if (secrets == NULL || secrets->count == 0 || text.length == 0) {
		return NOTHING;
	}
	if (secrets->needles == NULL && !make_needles(secrets)) {
		return NO_MEMORY;
	}
	secrets->place_count = 0;
	for (size_t i = 0; i < READINGS; i++) {
		struct calagopus_spelling spelling;

		changed[i] = false;
		if (i > 0 && (!changed[readings[i].above] || !may_change(text, &readings[i]))) {
			continue;
		}
		calagopus_spelling_begin(&spelling, text, readings[i].encodings, cut);
		search.own = secrets->place_count;
		enum outcome outcome = read_once(&search, &spelling);

		if (outcome > FOUND || (outcome == FOUND && first)) {
			return outcome;
		}
		changed[i] = calagopus_spelling_changed(&spelling);
		if (!changed[i] && !cut) {
			secrets->place_count = search.own;
		}
		found = found || secrets->place_count > search.own;
	}
	return found ? FOUND : NOTHING;
}

bool calagopus_secrets_within(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work)
{
	return find(secrets, text, work, true, false) != NOTHING;
}

/* ---- Cutting out ---- */

static bool in_base64(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '-' || c == '_' || c == '=';
}

static int compare(const void *a, const void *b)
{
	const struct place *first = a;
	const struct place *second = b;

	if (first->from != second->from) {
		return first->from < second->from ? -1 : 1;
	}
	return first->to < second->to ? 1 : (first->to > second->to ? -1 : 0);
}

/* All that goes with the place at `*next`: what overlaps it, and the digits of base64 around it. `*next` is then behind what is one with it. */
static struct place whole_place(const struct calagopus_secrets *secrets, struct calagopus_slice text, size_t done, size_t *next, size_t *steps)
{
	struct place place = secrets->places[*next];
	bool grown = true;

	while (grown) {
		grown = false;
		for (; *next < secrets->place_count && secrets->places[*next].from < place.to; ++*next) {
			place.to = secrets->places[*next].to > place.to ? secrets->places[*next].to : place.to;
			place.base64 = place.base64 || secrets->places[*next].base64;
			++*steps;
		}
		while (place.base64 && place.to < text.length && in_base64(text.data[place.to])) {
			place.to++;
			++*steps;
			grown = true;
		}
	}
	while (place.base64 && place.from > done && in_base64(text.data[place.from - 1])) {
		place.from--;
		++*steps;
	}
	return place;
}

static bool cut_out(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work, struct calagopus_buffer *out)
{
	size_t steps = 0;
	size_t done = 0; /* what is before it was appended, or blanked */
	bool fits = true;

	qsort(secrets->places, secrets->place_count, sizeof(struct place), compare);
	for (size_t next = 0; fits && next < secrets->place_count;) {
		struct place place = whole_place(secrets, text, done, &next, &steps);

		fits = calagopus_buffer_append(out, text.data + done, place.from - done) && calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
		done = place.to;
	}
	/* what was found is cut out, whatever the clock says */
	(void) calagopus_work_add(work, steps);
	return fits && calagopus_buffer_append(out, text.data + done, text.length - done);
}

static bool ends_in_backslash(const struct calagopus_secrets *secrets)
{
	for (size_t i = 0; i < secrets->count; i++) {
		if (secrets->items[i].bytes[secrets->items[i].length - 1] == '\\') {
			return true;
		}
	}
	return false;
}

/* A backslash that goes with a secret may have been the first of a pair, and what follows the second one stood as it was: now that one begins an
 * escape, and what is left may spell a secret. Then nothing of it is shown. `start`: where in `out` it begins. */
static bool hide_what_is_left(struct calagopus_secrets *secrets, size_t start, struct calagopus_work *work, struct calagopus_buffer *out)
{
	enum outcome found = find(secrets, (struct calagopus_slice) {out->data + start, out->length - start}, work, true, false);

	if (found == NOTHING) {
		return true;
	}
	out->length = start;
	out->data[start] = '\0';
	return found != NO_MEMORY && calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
}

static bool blank(struct calagopus_secrets *secrets, struct calagopus_slice text, enum outcome found, struct calagopus_work *work, struct calagopus_buffer *out)
{
	size_t start = out->length;

	switch (found) {
	case NOTHING:
		return calagopus_buffer_append(out, text.data, text.length);
	case FOUND:
		return cut_out(secrets, text, work, out) && (!ends_in_backslash(secrets) || hide_what_is_left(secrets, start, work, out));
	case UNTOLD:
		return calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
	default:
		return false;
	}
}

bool calagopus_secrets_blank(struct calagopus_secrets *secrets, struct calagopus_slice text, struct calagopus_work *work, struct calagopus_buffer *out)
{
	return blank(secrets, text, find(secrets, text, work, false, false), work, out);
}

void calagopus_secrets_blank_text(struct calagopus_secrets *secrets, char *text, size_t room)
{
	struct calagopus_slice slice = calagopus_slice_of(text);
	/* cut at a character: up to three bytes may be free */
	bool cut = slice.length + 4 >= room;
	enum outcome found = find(secrets, slice, NULL, false, cut);
	struct calagopus_buffer out;

	if (found == NOTHING) {
		return;
	}
	/* a blank is longer than a short secret */
	calagopus_buffer_init(&out, sizeof(CALAGOPUS_HIDDEN) * room);
	if (blank(secrets, slice, found, NULL, &out)) {
		struct calagopus_slice kept = {out.data, out.length < room ? out.length : room - 1};
		size_t length = calagopus_text_utf8_prefix(kept, kept.length);

		memcpy(text, out.data, length);
		text[length] = '\0';
	} else {
		snprintf(text, room, "%s", CALAGOPUS_HIDDEN);
	}
	calagopus_buffer_free(&out);
}

static void blank_field(void *context, struct calagopus_field_error *field)
{
	calagopus_secrets_blank_text(context, field->field, sizeof(field->field));
	calagopus_secrets_blank_text(context, field->message, sizeof(field->message));
}

void calagopus_secrets_blank_error(struct calagopus_secrets *secrets, struct calagopus_error *error)
{
	calagopus_secrets_blank_text(secrets, error->message, sizeof(error->message));
	calagopus_secrets_blank_text(secrets, error->panel_message, sizeof(error->panel_message));
	calagopus_secrets_blank_text(secrets, error->hint, sizeof(error->hint));
	calagopus_error_fields_mend(error, blank_field, secrets);
}
