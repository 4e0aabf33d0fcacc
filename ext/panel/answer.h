/* For drivers: the strict first look that every answer gets, and the refusals that every panel words alike. */
#ifndef CALAGOPUS_PANEL_ANSWER_H
#define CALAGOPUS_PANEL_ANSWER_H

#include "panel/panel.h"

/* Parses a JSON answer: exactly `status`, with application/json and a whole document; another 2xx, a redirect, a page, another type, an empty
 * body: NOT_A_PANEL or BAD_ANSWER in step->error. `document` is to be freed by the caller where true. */
bool calagopus_answer_json(struct calagopus_step *step, const struct calagopus_http_response *response, int status, struct calagopus_json_document *document);
/* The same look at a text/plain answer; `text` borrows the response's body, which may be empty. */
bool calagopus_answer_text(struct calagopus_step *step, const struct calagopus_http_response *response, int status, struct calagopus_slice *text);
/* Is this a 2xx? Everything else is for the driver's reading of refusals. */
bool calagopus_answer_is_success(const struct calagopus_http_response *response);
/* For refusals that no driver words differently: redirects, 401, 403, 404 without the panel's shape, 408, 413, 429, 5xx … `panel_message`
 * is empty where the body was not the panel's: then a proxy, a login page or another program is what answered. */
void calagopus_answer_refusal(struct calagopus_step *step, const struct calagopus_http_response *response, struct calagopus_slice panel_message);
/* A required member is missing or of another type: BAD_ANSWER that names it. */
void calagopus_answer_missing(struct calagopus_step *step, const char *member);

#endif
