/* What is kept of an answer: its named members alone. */
#ifndef CALAGOPUS_PANEL_REDUCED_H
#define CALAGOPUS_PANEL_REDUCED_H

#include <stdbool.h>

#include "core/buffer.h"
#include "core/text.h"
#include "core/work.h"
#include "panel/panel.h"

/* What one kept answer may take: the largest cell of the mapping. */
#define CALAGOPUS_REDUCED_BYTES 65536

/* Writes the named members, some of them blanked; false where the answer is no object, they do not fit, or its time is up. */
bool calagopus_reduced_write(struct calagopus_slice answer, const struct calagopus_cacheable *what, struct calagopus_work *work, struct calagopus_buffer *reduced);

#endif
