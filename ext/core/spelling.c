/* Spellings: levels, each of which reads the one below with a few bytes looked at in advance. Time and room do not depend on what is read. */
#include "core/spelling.h"

#include <string.h>

void calagopus_spelling_begin(struct calagopus_spelling *spelling, struct calagopus_slice text, const enum calagopus_encoding encodings[CALAGOPUS_SPELLING_LEVELS], bool cut)
{
	spelling->text = text;
	spelling->at = 0;
	spelling->steps = 0;
	spelling->cut = cut;
	spelling->count = 0;
	while (spelling->count < CALAGOPUS_SPELLING_LEVELS && encodings[spelling->count] != CALAGOPUS_ENCODING_NONE) {
		struct calagopus_spelling_level *level = &spelling->levels[spelling->count];

		level->encoding = encodings[spelling->count++];
		level->changed = false;
		level->ahead_count = level->ahead_first = 0;
		level->ready_count = level->ready_first = 0;
	}
}

bool calagopus_spelling_changed(const struct calagopus_spelling *spelling)
{
	return spelling->count == 0 || spelling->levels[spelling->count - 1].changed;
}

static bool read_level(struct calagopus_spelling *spelling, unsigned number, struct calagopus_spelled *spelled);

/* The byte that is `ahead` bytes before the level; NULL where the text below ends earlier. */
static const struct calagopus_spelled *look(struct calagopus_spelling *spelling, unsigned number, unsigned ahead)
{
	struct calagopus_spelling_level *level = &spelling->levels[number - 1];

	while (level->ahead_count <= ahead) {
		unsigned place = (level->ahead_first + level->ahead_count) % CALAGOPUS_LONGEST_ESCAPE;

		if (!read_level(spelling, number - 1, &level->ahead[place])) {
			return NULL;
		}
		level->ahead_count++;
	}
	return &level->ahead[(level->ahead_first + ahead) % CALAGOPUS_LONGEST_ESCAPE];
}

static void pass(struct calagopus_spelling_level *level, unsigned count)
{
	level->ahead_first = (level->ahead_first + count) % CALAGOPUS_LONGEST_ESCAPE;
	level->ahead_count -= count;
}

/* Of an escape: it is one, it is none, or the text ends before that can be told. */
enum escape {
	AN_ESCAPE,
	NO_ESCAPE,
	UNFINISHED
};

/* The value of `count` hex digits that begin `ahead` bytes before the level. */
static enum escape look_hex(struct calagopus_spelling *spelling, unsigned number, unsigned ahead, unsigned count, unsigned *value)
{
	*value = 0;
	for (unsigned i = 0; i < count; i++) {
		const struct calagopus_spelled *digit = look(spelling, number, ahead + i);
		int sixteenth = digit != NULL ? calagopus_text_hex((char) digit->byte) : 0;

		if (digit == NULL) {
			return UNFINISHED;
		}
		if (sixteenth < 0) {
			return NO_ESCAPE;
		}
		*value = *value * 16 + (unsigned) sixteenth;
	}
	return AN_ESCAPE;
}

/* What an escape of `length` bytes stands for. */
static enum escape put_ready(struct calagopus_spelling *spelling, unsigned number, unsigned length, const char *bytes, unsigned count)
{
	struct calagopus_spelling_level *level = &spelling->levels[number - 1];
	size_t from = look(spelling, number, 0)->from;
	size_t to = look(spelling, number, length - 1)->to;

	for (unsigned i = 0; i < count; i++) {
		level->ready[i] = (struct calagopus_spelled) {(unsigned char) bytes[i], from, to};
	}
	level->ready_first = 0;
	level->ready_count = count;
	level->changed = true;
	pass(level, length);
	return AN_ESCAPE;
}

static enum escape undo_percent(struct calagopus_spelling *spelling, unsigned number)
{
	unsigned value;
	enum escape found = look_hex(spelling, number, 1, 2, &value);
	char byte = (char) value;

	return found == AN_ESCAPE ? put_ready(spelling, number, 3, &byte, 1) : found;
}

/* Behind a high half: the low one, in an escape of its own. */
static enum escape look_low_half(struct calagopus_spelling *spelling, unsigned number, unsigned *low)
{
	const struct calagopus_spelled *backslash = look(spelling, number, 6);
	const struct calagopus_spelled *letter = backslash != NULL && backslash->byte == '\\' ? look(spelling, number, 7) : NULL;

	if (backslash == NULL || (backslash->byte == '\\' && letter == NULL)) {
		return UNFINISHED;
	}
	if (letter == NULL || letter->byte != 'u') {
		return NO_ESCAPE;
	}
	enum escape found = look_hex(spelling, number, 8, 4, low);

	return found == AN_ESCAPE && (*low < 0xDC00 || *low > 0xDFFF) ? NO_ESCAPE : found;
}

static enum escape undo_unicode(struct calagopus_spelling *spelling, unsigned number)
{
	char bytes[CALAGOPUS_LONGEST_CHARACTER];
	unsigned unit, low;
	unsigned length = 6;
	enum escape found = look_hex(spelling, number, 2, 4, &unit);

	if (found != AN_ESCAPE) {
		return found;
	}
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		found = look_low_half(spelling, number, &low);
		if (found == UNFINISHED && spelling->cut) {
			return found;
		}
		if (found == AN_ESCAPE) {
			unit = 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
			length = CALAGOPUS_LONGEST_ESCAPE;
		}
	}
	return put_ready(spelling, number, length, bytes, (unsigned) calagopus_text_utf8_put(unit, bytes));
}

static enum escape undo_json(struct calagopus_spelling *spelling, unsigned number)
{
	static const char letters[] = "bfnrt";
	static const char plain[] = "\b\f\n\r\t";
	const struct calagopus_spelled *sign = look(spelling, number, 1);

	if (sign == NULL) {
		return UNFINISHED;
	}
	char byte = (char) sign->byte;

	if (byte == 'u') {
		enum escape found = undo_unicode(spelling, number);

		if (found == AN_ESCAPE || (found == UNFINISHED && spelling->cut)) {
			return found;
		}
	}
	const char *letter = byte != '\0' ? strchr(letters, byte) : NULL;

	return put_ready(spelling, number, 2, letter != NULL ? &plain[letter - letters] : &byte, 1);
}

static bool read_text(struct calagopus_spelling *spelling, struct calagopus_spelled *spelled)
{
	if (spelling->at >= spelling->text.length) {
		return false;
	}
	spelled->byte = (unsigned char) spelling->text.data[spelling->at];
	spelled->from = spelling->at++;
	spelled->to = spelling->at;
	return true;
}

/* Takes what may begin an escape back, and undoes it; false: the text was cut within it. */
static bool undo(struct calagopus_spelling *spelling, unsigned number, struct calagopus_spelled *spelled)
{
	struct calagopus_spelling_level *level = &spelling->levels[number - 1];

	level->ahead_first = (level->ahead_first + CALAGOPUS_LONGEST_ESCAPE - 1) % CALAGOPUS_LONGEST_ESCAPE;
	level->ahead[level->ahead_first] = *spelled;
	level->ahead_count++;
	enum escape found = level->encoding == CALAGOPUS_ENCODING_PERCENT ? undo_percent(spelling, number) : undo_json(spelling, number);

	if (found == AN_ESCAPE) {
		*spelled = level->ready[level->ready_first++];
		level->ready_count--;
		return true;
	}
	if (found == UNFINISHED && spelling->cut) {
		return false;
	}
	pass(level, 1);
	return true;
}

static bool read_level(struct calagopus_spelling *spelling, unsigned number, struct calagopus_spelled *spelled)
{
	spelling->steps++;
	if (number == 0) {
		return read_text(spelling, spelled);
	}
	struct calagopus_spelling_level *level = &spelling->levels[number - 1];

	if (level->ready_count > 0) {
		*spelled = level->ready[level->ready_first++];
		level->ready_count--;
		return true;
	}
	if (level->ahead_count > 0) {
		*spelled = level->ahead[level->ahead_first];
		pass(level, 1);
	} else if (!read_level(spelling, number - 1, spelled)) {
		return false;
	}
	return spelled->byte != (level->encoding == CALAGOPUS_ENCODING_PERCENT ? '%' : '\\') || undo(spelling, number, spelled);
}

bool calagopus_spelling_next(struct calagopus_spelling *spelling, struct calagopus_spelled *spelled)
{
	return read_level(spelling, spelling->count, spelled);
}
