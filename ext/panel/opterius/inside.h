/* What the files of the Opterius driver share: the reading of answers and of refusals. */
#ifndef CALAGOPUS_PANEL_OPTERIUS_INSIDE_H
#define CALAGOPUS_PANEL_OPTERIUS_INSIDE_H

#include <stdbool.h>

#include "core/secrets.h"
#include "panel/answer.h"
#include "panel/reader.h"

/* Reads the answer's `data` into step->result; what is missing spoils the reader. */
typedef void calagopus_opterius_reader(struct calagopus_reader *reader, calagopus_json *answer);

/* read.c */
calagopus_opterius_reader calagopus_opterius_read_test, calagopus_opterius_read_account, calagopus_opterius_read_usage, calagopus_opterius_read_packages;

/* refuse.c: says in step->error what a status that is no success means. `scope` is the permission that the operation needs, or NULL. */
void calagopus_opterius_refuse(struct calagopus_step *step, const struct calagopus_http_response *response, const char *scope);

/* words.c */
/* Do the words of a failed setup say that the host has such a user, group or folder already? Then nothing on the host is known to be ours. */
bool calagopus_opterius_says_user_exists(struct calagopus_slice message);
/* Keeps the panel's words in step->error, without hashes, a database's words, and what the call itself was given of a person or a password. */
void calagopus_opterius_quote(struct calagopus_step *step, struct calagopus_slice words);
/* What the call itself was given of a person, or of a password; NULL: no memory. Made once for many texts, and freed by who asked for it. */
struct calagopus_secrets *calagopus_opterius_personal(const struct calagopus_step *step);
/* The words as they may be quoted, into `out`; false where there is no room, and where `personal` is NULL. */
bool calagopus_opterius_quotable(struct calagopus_secrets *personal, struct calagopus_slice words, struct calagopus_buffer *out);
/* The body as it may be traced: itself, or a constant text in place of what can hold a customer's data. */
struct calagopus_slice calagopus_opterius_traced(int status, struct calagopus_slice body, struct calagopus_work *work);
/* Adds what a creation is given of a person to what its call shows nowhere: a message of the panel may repeat it, in the trace as in an error. */
bool calagopus_opterius_hide_person(const struct calagopus_step *step, struct calagopus_secrets *secrets);

#endif
