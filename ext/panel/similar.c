/* Compares names as people mistype them: letters dropped, added or changed after case and separators are taken away. */
#include "panel/similar.h"

#include <stdbool.h>
#include <string.h>

/* The longest name that a panel takes; a longer one is near to nothing. */
#define MOST_NAME 255
/* Of two names as short as this, two letters would make anything near to anything. */
#define SHORT_NAME 4

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

/* Letters to be added, dropped or changed, one row of the table at a time. */
static unsigned distance(const struct folded *a, const struct folded *b)
{
	unsigned row[MOST_NAME + 1];

	for (size_t j = 0; j <= b->length; j++) {
		row[j] = (unsigned) j;
	}
	for (size_t i = 1; i <= a->length; i++) {
		unsigned diagonal = row[0];

		row[0] = (unsigned) i;
		for (size_t j = 1; j <= b->length; j++) {
			unsigned above = row[j];
			unsigned change = diagonal + (a->text[i - 1] != b->text[j - 1]);

			row[j] = least(above + 1, row[j - 1] + 1, change);
			diagonal = above;
		}
	}
	return row[b->length];
}

unsigned calagopus_nearness(struct calagopus_slice a, struct calagopus_slice b)
{
	struct folded first;
	struct folded second;

	if (!fold(a, &first) || !fold(b, &second) || first.length == 0 || second.length == 0) {
		return CALAGOPUS_NOT_NEAR;
	}
	unsigned apart = distance(&first, &second);
	unsigned most = first.length <= SHORT_NAME || second.length <= SHORT_NAME ? 1 : CALAGOPUS_NOT_NEAR - 1;

	return apart <= most ? apart : CALAGOPUS_NOT_NEAR;
}
