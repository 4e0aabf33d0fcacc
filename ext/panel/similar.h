/* Which of the names there are was meant by one that is not among them. */
#ifndef CALAGOPUS_PANEL_SIMILAR_H
#define CALAGOPUS_PANEL_SIMILAR_H

#include <stddef.h>

#include "core/text.h"
#include "core/work.h"

/* How far two names are apart: 0 where only case, white space, '-' and '_' differ, 1 or 2 for so many letters; CALAGOPUS_SIMILAR_NONE beyond, and
 * where the time is up: lists of names come from outside. */
#define CALAGOPUS_SIMILAR_NONE 3u
unsigned calagopus_similar_distance(struct calagopus_slice a, struct calagopus_slice b, struct calagopus_work *work);

#endif
