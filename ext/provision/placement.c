/* What a server's ports are to be, proved; and the texts that name them: {port}, {port2} … and {ip}. */
#include "provision/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"

#define HIGHEST_PORT 65535
/* What a text may grow to: the longest value of a variable. */
#define MOST_TEXT (4096 * 4)
/* In place of a port that is not known yet, where the panel wants a value: it is above those that only root may have. */
#define STAND_IN_PORT 1024
#define STAND_IN_IP "0.0.0.0"

const struct calagopus_placement calagopus_placement_standard = {.ports = 1};

/* ---- Texts ---- */

/* The placeholder that `text` begins with: 0 of an address, n of the n-th port, −1 where it is none. Double braces are the egg's own. */
static int64_t placeholder(const char *text, const char *begin, size_t *length)
{
	const char *end = strchr(text, '}');
	int64_t number = 1;

	if (text[0] != '{' || end == NULL || end[1] == '}' || (text > begin && text[-1] == '{')) {
		return -1;
	}
	*length = (size_t) (end - text) + 1;
	if (*length == 4 && memcmp(text, "{ip}", 4) == 0) {
		return 0;
	}
	if (*length < 6 || memcmp(text, "{port", 5) != 0) {
		return -1;
	}
	struct calagopus_slice digits = {text + 5, *length - 6};

	if (digits.length > 0 && (!calagopus_text_integer(digits, &number) || number < 2)) {
		return -1;
	}
	return number;
}

int64_t calagopus_template_ports(const char *text)
{
	int64_t most = -1;
	size_t length;

	for (const char *at = text; *at != '\0'; at++) {
		int64_t number = placeholder(at, text, &length);

		most = number > most ? number : most;
	}
	return most;
}

int64_t calagopus_template_only(const char *text)
{
	size_t length = 0;
	int64_t number = placeholder(text, text, &length);

	return number > 0 && text[length] == '\0' ? number : 0;
}

static bool put(struct calagopus_buffer *buffer, int64_t number, const struct calagopus_port_list *ports)
{
	const struct calagopus_allocation *port = ports != NULL && number <= (int64_t) ports->count ? ports->items[number > 0 ? number - 1 : 0] : NULL;

	if (ports == NULL && number == 0) {
		calagopus_buffer_text(buffer, STAND_IN_IP);
	} else if (ports == NULL) {
		calagopus_buffer_format(buffer, "%d", STAND_IN_PORT);
	} else if (port == NULL || (number > 0 && port->port == CALAGOPUS_NO_FIGURE)) {
		return false;
	} else if (number == 0) {
		calagopus_buffer_text(buffer, port->ip);
	} else {
		calagopus_buffer_format(buffer, "%" PRId64, port->port);
	}
	return true;
}

bool calagopus_template_fill(struct calagopus_arena *arena, const char *text, const struct calagopus_port_list *ports, char **filled, struct calagopus_error *error)
{
	struct calagopus_buffer buffer;
	bool known = true;

	*filled = NULL;
	calagopus_buffer_init(&buffer, MOST_TEXT);
	for (const char *at = text; *at != '\0' && known;) {
		size_t length = 1;
		int64_t number = placeholder(at, text, &length);

		if (number < 0) {
			calagopus_buffer_append(&buffer, at++, 1);
		} else {
			known = put(&buffer, number, ports);
			at += length;
		}
	}
	if (known && !buffer.failed) {
		*filled = calagopus_arena_copy(arena, buffer.data != NULL ? buffer.data : "", buffer.length);
	}
	bool overflowed = buffer.overflowed;

	calagopus_buffer_free(&buffer);
	if (!known) {
		return calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The server has too few ports to fill in \"%.100s\".", text);
	}
	if (overflowed) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_OPTIONS, "\"%.100s\" becomes too long with the ports filled in.", text);
	}
	return *filled != NULL || calagopus_error_no_memory(error);
}

/* ---- Proof ---- */

static bool refuse(struct calagopus_error *error, const char *field, const char *what)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "%s", what);
}

static void check_ranges(const struct calagopus_placement *given, struct calagopus_error *error)
{
	for (size_t i = 0; i < given->range_count; i++) {
		const struct calagopus_port_range *range = &given->ranges[i];

		if (range->first < 1 || range->last > HIGHEST_PORT || range->first > range->last) {
			refuse(error, "ranges", "each is a first and a last port from 1 to 65535");
			return;
		}
	}
}

static bool copy_text(struct calagopus_arena *arena, const char *text, char **copy, struct calagopus_error *error)
{
	*copy = calagopus_arena_copy(arena, text, strlen(text));
	return *copy != NULL || calagopus_error_no_memory(error);
}

static bool copy_parts(const struct calagopus_placement *given, struct calagopus_arena *arena, struct calagopus_placement *checked, struct calagopus_error *error)
{
	char *prefix = NULL;

	checked->ranges = calagopus_arena_array(arena, given->range_count, sizeof(*checked->ranges));
	checked->variables.items = calagopus_arena_array(arena, given->variables.count, sizeof(*checked->variables.items));
	if (checked->ranges == NULL || checked->variables.items == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (given->range_count > 0) {
		memcpy(checked->ranges, given->ranges, given->range_count * sizeof(*checked->ranges));
	}
	for (size_t i = 0; i < given->variables.count; i++) {
		struct calagopus_pair *pair = &checked->variables.items[i];

		if (!copy_text(arena, given->variables.items[i].name, &pair->name, error) || !copy_text(arena, given->variables.items[i].value, &pair->value, error)) {
			return false;
		}
	}
	if (given->prefix != NULL && !copy_text(arena, given->prefix, &prefix, error)) {
		return false;
	}
	checked->prefix = prefix;
	return true;
}

bool calagopus_placement_check(const struct calagopus_placement *given, struct calagopus_arena *arena, struct calagopus_placement *checked, struct calagopus_error *error)
{
	int64_t named = given->prefix != NULL ? calagopus_template_ports(given->prefix) : 0;

	calagopus_error_clear(error);
	*checked = *given;
	for (size_t i = 0; i < given->variables.count; i++) {
		int64_t of_variable = calagopus_template_ports(given->variables.items[i].value);

		named = of_variable > named ? of_variable : named;
	}
	checked->ports = named > given->ports ? named : given->ports;
	if (given->ports < 1 || given->extra < 0 || checked->ports > CALAGOPUS_MAX_SERVER_PORTS || given->extra > CALAGOPUS_MAX_SERVER_PORTS - checked->ports) {
		refuse(error, "ports", "a server is given at least one port and at most 100, with its extra ones");
	}
	check_ranges(given, error);
	return !calagopus_error_is_set(error) && copy_parts(given, arena, checked, error);
}

bool calagopus_placement_is_plain(const struct calagopus_placement *placement)
{
	return placement->range_count == 0 && !placement->dedicated && placement->ports + placement->extra == 1;
}

bool calagopus_placement_has(const struct calagopus_placement *placement, int64_t port)
{
	for (size_t i = 0; i < placement->range_count; i++) {
		if (port >= placement->ranges[i].first && port <= placement->ranges[i].last) {
			return true;
		}
	}
	return placement->range_count == 0;
}
