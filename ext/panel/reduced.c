/* An answer reduced to the members that are named, as what is kept of it: a text stands as the panel escaped it, blanked or cut to its host where that is asked. */
#include "panel/reduced.h"

#include <string.h>

#include "core/host.h"
#include "core/json_copy.h"

/* "nodes.data.location.uuid" and a member's name. */
#define PATH_BYTES 256

struct reduction {
	struct calagopus_json_copy copy;
	const struct calagopus_cacheable *what;
	char path[PATH_BYTES];
	size_t length;
	size_t parent; /* of the path: what is around the member */
};

/* Does the pattern name the path, or something that it leads to? A '*' is any one name: "a.b.*" names every member of a.b, "a.*.c" what each of them
 * has as c. A name with a dot in it is one only where it is the last. */
static bool leads_to(const struct reduction *reduction, const char *pattern)
{
	const char *path = reduction->path;
	size_t last = reduction->parent > 0 ? reduction->parent + 1 : 0;
	bool is_dotted = strchr(path + last, '.') != NULL;

	while (*path != '\0') {
		if (pattern[0] == '*' && pattern[1] == '\0') {
			return (size_t) (path - reduction->path) == last;
		}
		if (*pattern == '*') {
			path += strcspn(path, ".");
		} else if (*pattern == *path) {
			path++;
		} else {
			return false;
		}
		pattern++;
	}
	return !is_dotted && (*pattern == '\0' || *pattern == '.');
}

/* Is the path named, or on the way to something that is? */
static bool is_named(const struct reduction *reduction)
{
	for (const char *const *member = reduction->what->members; *member != NULL; member++) {
		if (leads_to(reduction, *member)) {
			return true;
		}
	}
	return false;
}

static bool is_listed(const struct reduction *reduction, const char *const *list)
{
	while (list != NULL && *list != NULL && strcmp(*list, reduction->path) != 0) {
		list++;
	}
	return list != NULL && *list != NULL;
}

/* Adds the member's name to the path; false where it is longer than any that is named. */
static bool enter(struct reduction *reduction, struct calagopus_slice name)
{
	size_t outside = reduction->length;
	size_t dot = outside > 0 ? 1 : 0;

	if (name.length >= sizeof(reduction->path) - outside - dot) {
		return false;
	}
	memcpy(reduction->path + outside, ".", dot);
	if (name.length > 0) {
		memcpy(reduction->path + outside + dot, name.data, name.length);
	}
	reduction->length = outside + dot + name.length;
	reduction->path[reduction->length] = '\0';
	reduction->parent = outside;
	return true;
}

static void leave(struct reduction *reduction, size_t outside, size_t around)
{
	reduction->length = outside;
	reduction->parent = around;
	reduction->path[outside] = '\0';
}

static void write_host(struct reduction *reduction, const char *name, struct calagopus_slice raw)
{
	struct calagopus_buffer text;

	calagopus_buffer_init(&text, CALAGOPUS_REDUCED_BYTES);
	if (calagopus_json_copy_decode(raw, &text)) {
		calagopus_json_write_slice(&reduction->copy.writer, name, calagopus_host_of_url((struct calagopus_slice) {text.data, text.length}));
	} else {
		reduction->copy.writer.buffer->failed = true;
	}
	calagopus_buffer_free(&text);
}

/* A text stands as the panel escaped it. */
static void write_value(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, const char *name)
{
	struct reduction *reduction = (struct reduction *) copy;

	if (token->kind == CALAGOPUS_JSON_OBJECT || token->kind == CALAGOPUS_JSON_ARRAY) {
		calagopus_json_copy_container(copy, token, name, true);
	} else if (token->kind != CALAGOPUS_JSON_TEXT) {
		calagopus_json_write_literal(&copy->writer, name, token->text);
	} else if (name != NULL && is_listed(reduction, reduction->what->blanked)) {
		calagopus_json_write_string(&copy->writer, name, "");
	} else if (name != NULL && is_listed(reduction, reduction->what->filled)) {
		calagopus_json_write_string(&copy->writer, name, token->text.length > 0 ? "*" : "");
	} else if (name != NULL && is_listed(reduction, reduction->what->hosts)) {
		write_host(reduction, name, token->text);
	} else {
		calagopus_json_write_literal(&copy->writer, name, (struct calagopus_slice) {token->text.data - 1, token->text.length + 2});
	}
}

static void copy_member(struct calagopus_json_copy *copy, const struct calagopus_json_token *token)
{
	struct reduction *reduction = (struct reduction *) copy;
	size_t outside = reduction->length;
	size_t around = reduction->parent;
	struct calagopus_json_token value;
	struct calagopus_buffer name;

	calagopus_buffer_init(&name, PATH_BYTES);
	bool escaped = token->text.length > 0 && memchr(token->text.data, '\\', token->text.length) != NULL;
	bool fits = (!escaped || calagopus_json_copy_decode(token->text, &name)) && enter(reduction, escaped ? (struct calagopus_slice) {name.data, name.length} : token->text);

	if (name.failed && !name.overflowed) {
		copy->writer.buffer->failed = true; /* no memory: it could have been named */
	}
	calagopus_buffer_free(&name);
	if (calagopus_json_next(&copy->tokens, &value)) {
		if (fits && is_named(reduction)) {
			write_value(copy, &value, reduction->path + outside + (outside > 0 ? 1 : 0));
		} else {
			calagopus_json_copy_skip(copy, &value);
		}
	}
	leave(reduction, outside, around);
}

static void copy_element(struct calagopus_json_copy *copy, const struct calagopus_json_token *token, bool listed)
{
	(void) listed; /* else its array would not be copied */
	write_value(copy, token, NULL);
}

bool calagopus_reduced_write(struct calagopus_slice answer, const struct calagopus_cacheable *what, struct calagopus_work *work, struct calagopus_buffer *reduced)
{
	static const struct calagopus_json_policy policy = {copy_member, copy_element, NULL};
	struct reduction reduction = {.what = what};
	struct calagopus_json_token token;

	calagopus_json_copy_begin(&reduction.copy, &policy, answer, work, reduced);
	if (!calagopus_json_next(&reduction.copy.tokens, &token) || token.kind != CALAGOPUS_JSON_OBJECT) {
		return false;
	}
	calagopus_json_copy_container(&reduction.copy, &token, NULL, true);
	return calagopus_json_copy_done(&reduction.copy);
}
