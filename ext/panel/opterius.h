/* What the files of the Opterius driver share: the reading of answers and of refusals. */
#ifndef CALAGOPUS_PANEL_OPTERIUS_H
#define CALAGOPUS_PANEL_OPTERIUS_H

#include <stdbool.h>

#include "panel/panel.h"
#include "panel/reader.h"

/* Reads the answer's `data` into step->result; what is missing spoils the reader. */
typedef void opterius_reader(struct calagopus_reader *reader, calagopus_json *answer);

/* opterius_read.c */
opterius_reader calagopus_opterius_read_test, calagopus_opterius_read_account, calagopus_opterius_read_usage, calagopus_opterius_read_packages;

/* opterius_refuse.c: says in step->error what a status that is no success means. `scope` is the permission that the operation needs, or NULL.
 * `shaped`: the refusal was the panel's own, in one of its shapes. */
void calagopus_opterius_refusal(struct calagopus_step *step, const struct calagopus_http_response *response, const char *scope, bool *shaped);

#endif
