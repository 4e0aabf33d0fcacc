/* Copies what a driver relies on out of an answer into the call's arena; the first member that is missing or of another type spoils the whole. */
#ifndef CALAGOPUS_PANEL_READER_H
#define CALAGOPUS_PANEL_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "panel/panel.h"

enum calagopus_reader_need {
	CALAGOPUS_NEEDED,   /* there, and not null */
	CALAGOPUS_NULLABLE, /* there, perhaps null: an answer without it is another object */
	CALAGOPUS_OPTIONAL  /* may be missing too */
};

/* Once it is spoiled every function below returns nothing, so that a reading needs no test after each member. */
struct calagopus_reader {
	struct calagopus_arena *arena;
	struct calagopus_step *step;         /* its error says what is wrong */
	const struct calagopus_id_form *ids; /* the panel's */
	const char *where;                   /* the object being read, for messages; "" for the answer itself */
	bool spoiled;
};

void calagopus_reader_init(struct calagopus_reader *reader, struct calagopus_panel *panel, struct calagopus_step *step);
/* BAD_ANSWER that names `where`.`member`. */
void calagopus_reader_spoil(struct calagopus_reader *reader, const char *member);
/* BAD_ANSWER unless `got` is `wanted` (ids are spelt as the driver spells them): the answer is about another object than the one asked about. A `wanted` of
 * NULL asks for nothing. */
void calagopus_reader_expect(struct calagopus_reader *reader, const char *member, const char *got, const char *wanted);
/* `count` cleared elements; NULL where count is 0, or without memory, which spoils. */
void *calagopus_reader_array(struct calagopus_reader *reader, size_t count, size_t size);

calagopus_json *calagopus_reader_object(struct calagopus_reader *reader, calagopus_json *value, const char *path, enum calagopus_reader_need need);
/* The same, and `where` becomes its name. */
calagopus_json *calagopus_reader_enter(struct calagopus_reader *reader, calagopus_json *value, const char *name, enum calagopus_reader_need need);
calagopus_json *calagopus_reader_list(struct calagopus_reader *reader, calagopus_json *value, const char *path);
/* A copy. */
char *calagopus_reader_text(struct calagopus_reader *reader, calagopus_json *value, const char *path, enum calagopus_reader_need need);
/* A copy of the host in a URL; NULL, and nothing spoiled, where there is none that others than the machine itself can reach. */
char *calagopus_reader_host(struct calagopus_reader *reader, calagopus_json *value, const char *path);
/* The same, whoever can reach it. */
char *calagopus_reader_any_host(struct calagopus_reader *reader, calagopus_json *value, const char *path);
/* A copy, as the panel writes its ids; a whole one or spoiled. */
char *calagopus_reader_id(struct calagopus_reader *reader, calagopus_json *value, const char *path);
/* The index-th of a list of them; `path` is the list, for what spoils. */
char *calagopus_reader_id_item(struct calagopus_reader *reader, calagopus_json *list, size_t index, const char *path);
int64_t calagopus_reader_integer(struct calagopus_reader *reader, calagopus_json *value, const char *path, int64_t least, int64_t most);
/* Figures are for people: one that is missing, of another type or below `least` is CALAGOPUS_NO_FIGURE, or −1 of a number, and spoils nothing. */
int64_t calagopus_reader_figure(const struct calagopus_reader *reader, calagopus_json *value, const char *path, int64_t least);
double calagopus_reader_number(const struct calagopus_reader *reader, calagopus_json *value, const char *path);
bool calagopus_reader_boolean(struct calagopus_reader *reader, calagopus_json *value, const char *path);

#endif
