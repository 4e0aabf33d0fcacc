/* What the JSON files share among themselves; nobody else includes this. */
#ifndef CALAGOPUS_CORE_JSON_INSIDE_H
#define CALAGOPUS_CORE_JSON_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/json.h"

/* What the scan counted in a well-formed text. */
struct calagopus_json_measure {
	size_t values;  /* weighed, as calagopus_json_limits says */
	size_t members; /* of all objects together */
	size_t wide;    /* integers that int64 does not hold */
	size_t end;     /* where the value ends; white space alone follows */
};

bool calagopus_json_measure(struct calagopus_slice text, const struct calagopus_json_limits *limits, struct calagopus_json_measure *measure, struct calagopus_error *error);
/* Whether an integer's digits lie outside int64. */
bool calagopus_json_is_wide(struct calagopus_slice digits);

#endif
