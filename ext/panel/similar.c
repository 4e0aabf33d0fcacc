/* Compares names as people mistype them: letters dropped, added or changed after case and separators are taken away. */
#include "panel/similar.h"

#include <stdbool.h>
#include <string.h>

/* The longest name that a panel takes; a longer one is near to nothing. */
#define MOST_NAME 255
/* Of two names as short as this, two letters would make anything near to anything. */
#define SHORT_NAME 4
/* Letters by which two names that are near may differ. */
#define MOST_APART (CALAGOPUS_SIMILAR_NONE - 1u)
/* More than any two names are apart. */
#define FAR 1000u

struct folded {
	char text[MOST_NAME];
	size_t length;
};

static bool fold(struct calagopus_slice name, struct folded *folded)
{
	folded->length = 0;
	if (name.length > MOST_NAME) {
		return false;
	}
	for (size_t i = 0; i < name.length; i++) {
		char c = name.data[i];

		if (strchr(" \t\r\n-_", c) == NULL || c == '\0') {
			folded->text[folded->length++] = c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
		}
	}
	return true;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Letters to be added, dropped or changed, one row of the table at a time; of each row the cells alone that can belong to two names that are near. */
static unsigned distance(const struct folded *a, const struct folded *b)
{
	unsigned row[MOST_NAME + 1];

	for (size_t j = 0; j <= b->length; j++) {
		row[j] = j < CALAGOPUS_SIMILAR_NONE ? (unsigned) j : FAR;
	}
	for (size_t i = 1; i <= a->length; i++) {
		size_t from = i > MOST_APART ? i - MOST_APART : 1;
		size_t to = i + MOST_APART < b->length ? i + MOST_APART : b->length;
		unsigned diagonal = row[from - 1];

		row[from - 1] = from == 1 ? (unsigned) i : FAR;
		for (size_t j = from; j <= to; j++) {
			unsigned above = row[j];
			unsigned change = diagonal + (a->text[i - 1] != b->text[j - 1]);

			row[j] = least(above + 1, row[j - 1] + 1, change);
			diagonal = above;
		}
	}
	return row[b->length];
}

unsigned calagopus_similar_distance(struct calagopus_slice a, struct calagopus_slice b, struct calagopus_work *work)
{
	struct folded first;
	struct folded second;

	if (!calagopus_work_add(work, 1) || !fold(a, &first) || !fold(b, &second) || first.length == 0 || second.length == 0
		|| first.length > second.length + MOST_APART || second.length > first.length + MOST_APART) {
		return CALAGOPUS_SIMILAR_NONE;
	}
	(void) calagopus_work_add(work, a.length + first.length * (2 * MOST_APART + 1));
	unsigned apart = distance(&first, &second);
	unsigned most = first.length <= SHORT_NAME || second.length <= SHORT_NAME ? 1 : MOST_APART;

	return apart <= most ? apart : CALAGOPUS_SIMILAR_NONE;
}
